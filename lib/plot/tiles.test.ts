import { expect, test } from 'vitest';
import { nodeDocument } from './document.node.ts';
import { fixture } from './fixture.node.ts';
import { readGrid } from './grid.ts';
import { failOnWarning, reviewable } from './snapshot.node.ts';
import { describeTiles, tiles } from './tiles.ts';

failOnWarning();
const document = nodeDocument();
const filters = fixture('mini_vit.weights', 'patch_embed.proj.weight'); // (48, 3, 8, 8)

test('48 filters as colour tiles, one outlined', async () => {
  const svg = tiles(filters, { document, columns: 12, selected: 18, noun: 'filter' });
  await expect(reviewable(svg)).toMatchFileSnapshot('snapshots/tiles-filters.svg');
  expect(readGrid(svg)).toMatchObject({ rows: 4, cols: 12 });
});

test('the summary says how many and in which shared range', () => {
  const max = Math.max(...filters.data.map(Math.abs));
  expect(describeTiles(filters, { noun: 'filter' })).toBe(
    `48 filters of 3 × 8 × 8 numbers, all in one range from −${max.toPrecision(3)} to +${max.toPrecision(3)}.`,
  );
});

test('an order puts tiles in other places and the outline follows its tile', () => {
  const outlineX = (order: number[]) => {
    const svg = tiles(filters, { document, width: 606, columns: 4, order, selected: 7 });
    return Number(svg.querySelector('rect')!.getAttribute('x'));
  };
  expect(outlineX([7, 1, 2, 3])).toBeLessThan(outlineX([1, 2, 3, 7]));
  const without = tiles(filters, { document, columns: 4, order: [1, 2], selected: 7 });
  expect(without.querySelectorAll('rect')).toHaveLength(0);
});

test('a tile keeps its pixels when it stands elsewhere', () => {
  const href = (order: number[]) =>
    tiles(filters, { document, order }).querySelector('image')!.getAttribute('href');
  expect(href([0, 1])).not.toBe(href([1, 0]));
  expect(href([0, 0])).not.toBe(href([1, 1]));
});

test('maps of one channel go through the diverging scale', () => {
  const maps = fixture('mini_vit.activations', 'out:patch_embed.proj');
  const first = { data: maps.data.slice(0, 48 * 16), shape: [48, 4, 4] };
  expect(tiles(first, { document }).getAttribute('aria-label')).toMatch(/^48 tiles of 4 × 4 numbers/);
});

test('a shape that holds no tiles is refused', () => {
  expect(() => tiles({ data: [1, 2], shape: [2] }, { document })).toThrow('not (2)');
});
