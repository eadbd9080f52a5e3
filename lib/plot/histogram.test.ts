import { expect, test } from 'vitest';
import { nodeDocument } from './document.node.ts';
import { fixture } from './fixture.node.ts';
import { histogram } from './histogram.ts';
import { failOnWarning, reviewable } from './snapshot.node.ts';

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
