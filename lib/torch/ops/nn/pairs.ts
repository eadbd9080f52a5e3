/**
 * What two vectors give: forms that are linear in both, and distances; after ATen's `Bilinear.cpp`,
 * `Distance.cpp`.
 */
import { isFloating, refuseHalf } from '../../dtype.ts';
import { check } from '../../errors.ts';
import { op } from '../../op.ts';
import type { Tensor } from '../../tensor.ts';
import { einsum } from '../einsum.ts';
import { sub } from '../arithmetic.ts';
import { vectorNorm } from '../norm.ts';
import { known } from '../unique.ts';

/** input1 (…, I), input2 (…, J), weight (O, I, J), bias (O,) → (…, O). */
export const bilinear = op(
  'bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None)',
  (input1: Tensor, input2: Tensor, weight: Tensor, bias: Tensor | null = null): Tensor => {
    check(
      input1.ndim === input2.ndim,
      () => `bilinear(): input dimensions do not match: got ${input1.ndim} and ${input2.ndim}`,
    );
    input1.shape.slice(0, -1).forEach((size, d) => {
      check(
        size === input2.shape[d],
        () =>
          `bilinear(): input batch dimensions do not match at dim ${d}: got ${size} and ${input2.shape[d]}`,
      );
    });
    ([input1, input2] as const).forEach((input, i) => {
      check(
        input.shape.at(-1) === weight.shape[i + 1],
        () =>
          `bilinear(): input${i + 1} size does not match weight size: got ${input.shape.at(-1)} but expected ${weight.shape[i + 1]}`,
      );
    });
    check(
      bias === null || bias.shape[0] === weight.shape[0],
      () =>
        `bilinear(): bias size does not match weight size: got ${bias!.shape[0]} but expected ${weight.shape[0]}`,
    );
    const result = einsum('...i,oij,...j->...o', [input1, weight, input2]);
    return bias === null ? result : result.add(bias);
  },
);

/** input (N, M) → the distances of rows i < j, row after row: (N · (N - 1) / 2,). */
export const pdist = op('pdist(Tensor input, float p=2)', (input: Tensor, p = 2): Tensor => {
  check(input.ndim === 2, () => `pdist only supports 2D tensors, got: ${input.ndim}D`);
  check(isFloating(input.dtype), () => 'pdist only supports floating-point dtypes');
  check(p >= 0, () => 'pdist only supports non-negative p values');
  refuseHalf('pdist', input.dtype);
  const rows = input.shape[0]!;
  const pairs = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: rows - 1 - i }, (_, k) => [i, i + 1 + k] as const),
  ).flat();
  const [first, second] = [0, 1].map((side) =>
    known(
      pairs.map((pair) => pair[side as 0 | 1]),
      'int64',
    ),
  );
  return vectorNorm(sub(input.index_select(0, first!), input.index_select(0, second!)), p, -1, false);
});
