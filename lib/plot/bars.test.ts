import { expect, test } from 'vitest';
import { bars } from './bars.ts';
import { nodeDocument } from './document.node.ts';
import { failOnWarning, reviewable } from './snapshot.node.ts';

failOnWarning();
const document = nodeDocument();
const shares = [
  { name: 'elephant', share: 0.75 },
  { name: 'house', share: 0.2 },
  { name: '瓢虫', share: 0.00004 },
];

test('names and numbers stand above their bars', async () => {
  const svg = bars(shares, { document, width: 320, selected: 'elephant' });
  await expect(reviewable(svg)).toMatchFileSnapshot('snapshots/bars.svg');
  expect(svg.getAttribute('aria-label')).toBe(
    'Most probable first: elephant 75 %, house 20 %, 瓢虫 < 0.1 %.',
  );
});

test('a bar is as long as its share of the frame', () => {
  const svg = bars(shares, { document, width: 402 });
  const widths = [...svg.querySelectorAll('rect')].map((rect) => Number(rect.getAttribute('width')));
  expect(widths.slice(0, 3)).toEqual([400, 400, 400]);
  expect(widths.slice(3, 5)).toEqual([300, 80]);
});
