import { expect, test } from 'vitest';
import { shapeAfter, tensorOf, viewed } from './dimensions.ts';
import type { Named, Step } from './dimensions.ts';

const outcome = (named: Named, step: Step) => {
  const tensor = tensorOf(named);
  return viewed(tensor, shapeAfter(tensor.shape, step)!);
};

// What PyTorch 2.13 says to the same views of m.patch_embed.proj(x) and of its tokens.
test.each<[Named, Step, number[], number[]]>([
  ['proj', 'merge2', [1, 192, 196], [37632, 196, 1]],
  ['proj', 'merge1', [1, 2688, 14], [37632, 14, 1]],
  ['proj', 'split1', [1, 3, 64, 14, 14], [37632, 12544, 196, 14, 1]],
  ['tokens', 'split1', [1, 14, 14, 192], [196, 14, 1, 196]],
  ['tokens', 'split2', [1, 196, 3, 64], [196, 1, 12544, 196]],
  ['tokens', 'merge0', [196, 192], [1, 196]],
])('%s, %s: a view', (named, step, shape, strides) => {
  expect(outcome(named, step)).toEqual({ asked: shape, strides, message: '' });
});

test('tokens and channels of the transposed tensor do not merge', () => {
  expect(outcome('tokens', 'merge1')).toEqual({
    asked: [1, 37632],
    strides: null,
    message:
      "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
  });
});

test('a dimension of 1 is not split, and the last has no neighbour', () => {
  expect(shapeAfter([1, 196, 192], 'split0')).toBeNull();
  expect(shapeAfter([1, 196, 192], 'merge2')).toBeNull();
});
