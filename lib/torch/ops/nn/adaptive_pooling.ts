/**
 * Adaptive pooling: windows that cover the input, as many as are asked for. After ATen's
 * `AdaptiveAveragePooling.cpp`.
 */
import { isFloating, notImplementedFor } from '../../dtype.ts';
import { check, notHere } from '../../errors.ts';
import { op } from '../../op.ts';
import { constant } from '../../record.ts';
import { show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { narrowTo } from '../../views.ts';
import { cat } from '../join.ts';
import { matmul } from '../matmul.ts';
import { amax, mean } from '../reduce.ts';
import { avg_pool2d, max_pool2d, overLine } from './pooling.ts';

type Pair = readonly [number, number];
type OutputSizes = number | null | readonly (number | null)[];

const firstOf = (size: OutputSizes): number | null =>
  Array.isArray(size) ? (size as readonly number[])[0]! : (size as number | null);

/** The sizes asked for; None keeps the input's. */
function outputSizes(who: string, input: Tensor, output_size: OutputSizes): Pair {
  const list = Array.isArray(output_size)
    ? (output_size as readonly (number | null)[])
    : [output_size, output_size];
  check(list.length <= 2, () => `${who}: output_size must be 2`);
  const [h, w] = [0, 1].map(
    (d) => (list[list.length === 1 ? 0 : d] as number | null) ?? input.shape.at(d - 2)!,
  );
  check(
    h! >= 0 && w! >= 0,
    () => `${who}: elements of output_size must be greater than or equal to 0 but received {${h}, ${w}}`,
  );
  return [h!, w!];
}

const from = (i: number, input: number, output: number): number => Math.floor((i * input) / output);
const until = (i: number, input: number, output: number): number => Math.ceil(((i + 1) * input) / output);

/** (output, input): each row holds a window's shares. */
function shares(input: number, output: number, like: Tensor): Tensor {
  const matrix = new Float32Array(output * input);
  for (let i = 0; i < output; i++) {
    const [begin, end] = [from(i, input, output), until(i, input, output)];
    matrix.fill(1 / (end - begin), i * input + begin, i * input + end);
  }
  return constant([output, input], 'float32', matrix).to([like.dtype]);
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_avg_pool2d.html */
export const adaptive_avg_pool2d = op(
  'adaptive_avg_pool2d(Tensor input, any output_size)',
  (input: Tensor, output_size: OutputSizes): Tensor => {
    const [h, w] = outputSizes('adaptive_avg_pool2d', input, output_size);
    const [height, width] = input.shape.slice(-2) as [number, number];
    if (h === 1 && w === 1) return mean(input, [-2, -1], true);
    check(
      input.ndim === 3 || input.ndim === 4,
      () => `adaptive_avg_pool2d(): Expected 3D or 4D tensor, but got ${show(input.shape)}`,
    );
    notImplementedFor('adaptive_avg_pool2d', input.dtype, !isFloating(input.dtype));
    if (h > 0 && w > 0 && height % h === 0 && width % w === 0)
      return avg_pool2d(input, [height / h, width / w]);
    return matmul(matmul(shares(height, h, input), input), shares(width, w, input).transpose(0, 1));
  },
);
export const adaptive_avg_pool1d = op(
  'adaptive_avg_pool1d(Tensor input, any output_size)',
  (input: Tensor, output_size: OutputSizes): Tensor =>
    overLine('adaptive_avg_pool1d', input, (picture) =>
      adaptive_avg_pool2d(picture, [1, firstOf(output_size)]),
    ),
);
export const adaptive_max_pool2d = op(
  'adaptive_max_pool2d(Tensor input, any output_size, bool return_indices=False)',
  (input: Tensor, output_size: OutputSizes, return_indices = false): Tensor => {
    if (return_indices)
      throw notHere('adaptive_max_pool2d(return_indices=True)', 'The values are here without the indices.');
    const sizes = outputSizes('adaptive_max_pool2d', input, output_size);
    check(
      input.ndim === 3 || input.ndim === 4,
      () => `adaptive_max_pool2d(): Expected 3D or 4D tensor, but got: ${show(input.shape)}`,
    );
    const [height, width] = input.shape.slice(-2) as [number, number];
    if (height % sizes[0] === 0 && width % sizes[1] === 0)
      return max_pool2d(input, [height / sizes[0], width / sizes[1]]);
    return sizes.reduce<Tensor>((x, output, i) => {
      const d = x.ndim - 2 + i;
      const size = x.shape[d]!;
      const rows = Array.from({ length: output }, (_, k) =>
        amax(narrowTo(x, d, from(k, size, output), until(k, size, output)), d, true),
      );
      return cat(rows, d);
    }, input);
  },
);
export const adaptive_max_pool1d = op(
  'adaptive_max_pool1d(Tensor input, any output_size, bool return_indices=False)',
  (input: Tensor, output_size: OutputSizes, return_indices = false): Tensor =>
    overLine('adaptive_max_pool1d', input, (picture) =>
      adaptive_max_pool2d(picture, [1, firstOf(output_size)], return_indices),
    ),
);
