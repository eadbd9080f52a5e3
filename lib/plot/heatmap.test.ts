import { expect, test } from 'vitest';
import { nodeDocument } from './document.node.ts';
import { fixture } from './fixture.node.ts';
import { readGrid } from './grid.ts';
import { describeHeatmap, heatmap } from './heatmap.ts';
import { attentionScale } from './scale.ts';
import { failOnWarning, reviewable } from './snapshot.node.ts';
import { at, matrixOf } from './ndarray.ts';

failOnWarning();
const document = nodeDocument();
const attention = matrixOf(
  fixture('mini_vit.activations', 'out:blocks.0.attn.attn_drop'),
  2,
  3,
  [0, 1, 0, 0],
);
const tokens = matrixOf(fixture('mini_vit.activations', 'out:blocks.0.mlp.fc1'), 1, 2, [0, 0, 0]);

test('one head’s attention, tokens by tokens', async () => {
  const svg = heatmap(attention, {
    document,
    width: 340,
    rowDim: 'N',
    colDim: 'N',
    scale: attentionScale(0.5),
  });
  await expect(reviewable(svg)).toMatchFileSnapshot('snapshots/heatmap-attention.svg');
});

test('a few cells are each read out with their index and value', () => {
  const options = { document, width: 200, name: 'x', index: (r: number, c: number) => [0, r, c] };
  const svg = heatmap({ data: [1, -0.25, 0, 2], shape: [2, 2] }, options);
  expect([...svg.querySelectorAll('title')].map((title) => title.textContent)).toEqual([
    'x[0, 0, 0] = 1',
    'x[0, 0, 1] = -0.2500',
    'x[0, 1, 0] = 0',
    'x[0, 1, 1] = 2',
  ]);
  expect(svg.getAttribute('role')).toBe('group');
  for (const group of svg.querySelectorAll('g[aria-label]')) expect(group.getAttribute('role')).toBe('group');
});

test('over 1,000 cells the picture is one unsmoothed PNG, hidden behind one sentence', () => {
  const svg = heatmap(tokens, { document, width: 640, rowDim: 'N', colDim: 'C' });
  expect(svg.querySelectorAll('rect')).toHaveLength(0);
  const image = svg.querySelector('image')!;
  expect(image.getAttribute('href')).toMatch(/^data:image\/png/);
  expect(svg.innerHTML).toContain('image-rendering="pixelated"');
  expect(svg.getAttribute('role')).toBe('img');
  expect(svg.querySelectorAll('g:not([aria-hidden])')).toHaveLength(0);
});

test('the grid says where the cells lie', () => {
  const svg = heatmap(attention, { document, width: 340, rowDim: 'N', colDim: 'N' });
  const grid = readGrid(svg)!;
  expect(grid).toMatchObject({ rows: 17, cols: 17, x: 50, y: 36 });
  const rect = svg.querySelector('rect')!;
  expect(Number(rect.getAttribute('x'))).toBeCloseTo(grid.x + 0.5, 6);
  expect(Number(rect.getAttribute('y'))).toBeCloseTo(grid.y + 0.5, 6);
});

test('the summary names extremes that are really there', () => {
  const text = describeHeatmap(attention, { rowDim: 'N', colDim: 'N', name: 'attn' });
  const [, row, col] = /highest 0\.469 at attn\[(\d+), (\d+)\]/.exec(text)!;
  expect(at(attention, Number(row), Number(col))).toBe(Math.max(...attention.data));
  expect(describeHeatmap(attention, { lang: 'zh-CN' })).toMatch(/^热图 \(17, 17\)：最小 0\.\d+ 在/);
});

test('the printed range is the scale’s, symmetric around 0', () => {
  const svg = heatmap({ data: [1, -3, 0.5, 2], shape: [2, 2] }, { document, width: 200 });
  const texts = [...svg.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts.slice(-3)).toEqual(['−3', '0', '+3']);
});

test('a weight has a cool frame, an activation a warm one, attention none', () => {
  const strokes = (['weight', 'activation', 'attention'] as const).map((kind) => {
    const svg = heatmap({ data: [1, 2], shape: [1, 2] }, { document, width: 200, kind });
    return /--kind-\w+/.exec(svg.outerHTML)?.[0];
  });
  expect(strokes).toEqual(['--kind-weight', '--kind-activation', undefined]);
});
