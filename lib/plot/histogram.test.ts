import { expect, test } from 'vitest';
import { nodeDocument } from './document.node.ts';
import { fixture } from './fixture.node.ts';
import { histogram } from './histogram.ts';
import { failOnWarning, reviewable } from './snapshot.node.ts';
import { labelWidth } from './ticks.ts';

failOnWarning();
const document = nodeDocument();

test('the MLP’s activations after GELU: most just below 0', async () => {
  const { data } = fixture('mini_vit.activations', 'out:blocks.0.mlp.act');
  const svg = histogram(data, { document, bins: 12, width: 360 });
  await expect(reviewable(svg)).toMatchFileSnapshot('snapshots/histogram.svg');
  expect(svg.getAttribute('aria-label')).toBe(
    'Histogram of 6528 numbers from −0.170 to +3.69, mean +0.281, standard deviation 0.590.',
  );
});

test('nothing finite gives an empty frame, not an error', () => {
  expect(histogram([NaN], { document }).querySelectorAll('rect')).toHaveLength(0);
});

test('numbers on the axes keep inside the drawing, however large', () => {
  const data = new Float32Array(400_000).fill(1, 0, 300_000);
  const svg = histogram(data, { document, width: 360 });
  const [room] = [...svg.querySelectorAll('line')].map((line) => Number(line.getAttribute('x1')));
  const labels = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent ?? '');
  const longest = Math.max(...labels.map((label) => label.length));
  expect(labels).toContain('300\u202f000');
  expect(room).toBeGreaterThanOrEqual(labelWidth('0'.repeat(longest)));
});
