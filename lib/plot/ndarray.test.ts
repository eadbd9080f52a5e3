import { expect, test } from 'vitest';
import { fixture } from './fixture.node.ts';
import { at, matrixOf, stridesOf } from './ndarray.ts';

test('strides are those of a contiguous PyTorch tensor', () => {
  expect(stridesOf([1, 197, 192])).toEqual([37824, 192, 1]);
  expect(stridesOf([])).toEqual([]);
});

test('a matrix of two dimensions holds the numbers that the index names', () => {
  const map = fixture('mini_vit.activations', 'out:patch_embed.proj'); // (2, 48, 4, 4)
  const matrix = matrixOf(map, 3, 1, [1, 0, 2, 0]); // x[1, :, 2, :] transposed: (4, 48)
  expect(matrix.shape).toEqual([4, 48]);
  for (const [row, col] of [
    [0, 0],
    [3, 47],
    [1, 20],
  ] as const)
    expect(matrix.data[row * 48 + col]).toBe(at(map, 1, col, 2, row));
});

test('a matrix needs two different dimensions of the tensor', () => {
  const array = { data: new Float32Array(6), shape: [1, 2, 3] };
  expect(() => matrixOf(array, 1, 1, [0, 0, 0])).toThrow('matrix of dimensions 1 and 1 of (1, 2, 3)');
  expect(() => matrixOf(array, 1, 3, [0, 0, 0])).toThrow(RangeError);
});
