import { expect, test } from 'vitest';
import { nodeDocument } from './document.node.ts';
import { lines } from './lines.ts';
import { failOnWarning, reviewable } from './snapshot.node.ts';

failOnWarning();
const document = nodeDocument();

test('two curves over an index, named at their ends', async () => {
  const curves = [
    { name: 'norm', y: [1, 2.5, 3, 2.75] },
    { name: 'mlp', y: [0.5, 0.25, 0.75, 1] },
  ];
  const svg = lines(curves, { document, width: 360, xLabel: 'block', yLabel: 'length' });
  await expect(reviewable(svg)).toMatchFileSnapshot('snapshots/lines.svg');
  expect(svg.getAttribute('aria-label')).toBe('Curves: norm from 1 to 2.75; mlp from 0.500 to 1.');
});

test('a curve with a gap is drawn around it', () => {
  const svg = lines([{ name: 'a', y: [1, NaN, 3, 4] }], { document });
  const path = svg.querySelectorAll('path[d*="L"]')[0]!.getAttribute('d')!;
  expect(path.match(/M/g)!.length).toBeGreaterThan(0);
  expect(path).not.toContain('NaN');
});

test('more than four curves are refused', () => {
  const curves = Array.from({ length: 5 }, (_, i) => ({ name: String(i), y: [i] }));
  expect(() => lines(curves, { document })).toThrow('5 curves, at most 4');
});

test('a name in Han characters has as much room as its width asks for', () => {
  const end = (name: string): number => {
    const path = lines([{ name, y: [0, 1] }], { document }).querySelector('path[d*="L"]')!;
    return Number(/L([\d.]+)/.exec(path.getAttribute('d')!)![1]);
  };
  expect(end('损失')).toBe(end('loss'));
});
