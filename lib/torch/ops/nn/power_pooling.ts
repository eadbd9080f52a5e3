/** Pooling of powers, and normalisation over neighbouring channels; after `torch/nn/functional.py`. */
import { FloatScalar } from '../../dtype.ts';
import { checkAs } from '../../errors.ts';
import { composite } from '../../op.ts';
import { listOf, numel } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { abs, neg, relu, sign } from '../unary.ts';
import { pad } from './padding.ts';
import { avg_pool1d, avg_pool2d, max_pool1d, max_pool2d } from './pooling.ts';
import { avg_pool3d, max_pool3d } from './volume_pooling.ts';

type Sizes = number | readonly number[];
const f = (value: number): FloatScalar => new FloatScalar(value);

/** The p-norm of each window, and its largest or smallest size where p is infinite. */
const pooled = (dims: 1 | 2 | 3) => {
  const average = [avg_pool1d, avg_pool2d, avg_pool3d][dims - 1]!;
  const largest = [max_pool1d, max_pool2d, max_pool3d][dims - 1]!;
  return composite(
    `lp_pool${dims}d(Tensor input, float norm_type, int[] kernel_size, int[]? stride=None, bool ceil_mode=False)`,
    (
      input: Tensor,
      norm_type: number,
      kernel_size: Sizes,
      stride: Sizes | null = null,
      ceil_mode = false,
    ): Tensor => {
      if (norm_type === Infinity) return largest(abs(input), kernel_size, stride, 0, 1, ceil_mode);
      if (norm_type === -Infinity) return neg(largest(neg(abs(input)), kernel_size, stride, 0, 1, ceil_mode));
      const mean = average(input.pow(f(norm_type)), kernel_size, stride, 0, ceil_mode);
      const sides = listOf(kernel_size);
      const elements = sides.length === 1 ? sides[0]! ** dims : numel(sides);
      return sign(mean)
        .mul(relu(abs(mean)))
        .mul(elements)
        .pow(f(1 / norm_type));
    },
  );
};
export const lp_pool1d = pooled(1);
export const lp_pool2d = pooled(2);
export const lp_pool3d = pooled(3);

/** input (N, C, …); each element over the mean of the squares of `size` channels around it. */
export const local_response_norm = composite(
  'local_response_norm(Tensor input, int size, float alpha=0.0001, float beta=0.75, float k=1.0)',
  (input: Tensor, size: number, alpha = 1e-4, beta = 0.75, k = 1): Tensor => {
    checkAs(
      'ValueError',
      input.ndim >= 3,
      () =>
        `Expected 3D or higher dimensionality                          input (got ${input.ndim} dimensions)`,
    );
    if (input.numel() === 0) return input;
    const [batch, channels] = input.shape as [number, number];
    const squares = input.mul(input).reshape([batch, 1, channels, -1]);
    const around = pad(squares, [0, 0, Math.floor(size / 2), Math.floor((size - 1) / 2)]);
    const mean = avg_pool2d(around, [size, 1], 1).reshape([...input.shape]);
    return input.div(mean.mul(f(alpha)).add(f(k)).pow(f(beta)));
  },
);
