import { expect, test } from 'vitest';
import { fixture } from '#lib/plot/fixture.node.ts';
import {
  asMatrixOrMore,
  attentionLayout,
  choose,
  firstChoice,
  heldDims,
  indexOf,
} from './inspector-choice.ts';

const attention = {
  ...fixture('mini_vit.activations', 'out:blocks.0.attn.attn_drop'), // (2, 3, 17, 17)
  name: 'blocks.0.attn.attn_drop',
  dims: ['B', 'H', 'N', 'N'] as const,
};

test('the last two dimensions are shown first, the others that are longer than 1 get a slider', () => {
  const choice = firstChoice(attention);
  expect(choice).toEqual({ rowDim: 2, colDim: 3, fixed: [0, 0, 0, 0] });
  expect(heldDims(attention, choice)).toEqual([0, 1]);
  expect(heldDims({ data: [], shape: [1, 3, 17, 17] }, choice)).toEqual([1]);
});

test('choosing the other side’s dimension swaps them', () => {
  const choice = firstChoice(attention);
  expect(choose(choice, 'rowDim', 1)).toMatchObject({ rowDim: 1, colDim: 3 });
  expect(choose(choice, 'rowDim', 3)).toMatchObject({ rowDim: 3, colDim: 2 });
  expect(indexOf({ rowDim: 3, colDim: 2, fixed: [1, 2, 0, 0] }, 5, 6)).toEqual([1, 2, 6, 5]);
});

test('a vector is one row and a scalar one cell', () => {
  expect(asMatrixOrMore({ name: 'b', data: [1, 2], shape: [2], dims: ['C'] })).toMatchObject({
    shape: [1, 2],
    dims: [null, 'C'],
  });
  expect(asMatrixOrMore({ name: 's', data: [1], shape: [] }).shape).toEqual([1, 1]);
  expect(asMatrixOrMore(attention)).toBe(attention);
});

test('attention is known by its dimensions, and what is not a patch is set apart', () => {
  expect(attentionLayout(attention)).toEqual({ headDim: 1, tokens: 17, prefix: 1, side: 4 });
  expect(attentionLayout({ ...attention, dims: ['B', 'N', 'C', 'C'] })).toBeNull();
  expect(attentionLayout({ name: 'x', data: [], shape: [2, 3] })).toBeNull();
});
