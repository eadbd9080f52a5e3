/** Values back where they stood before pooling; after `nn/functional.py` and ATen's `MaxUnpooling.cpp`. */
import { check, checkAs } from '../../errors.ts';
import { dtypes } from '../../dtype.ts';
import { zeros } from '../../autograd/filled.ts';
import { op } from '../../op.ts';
import { scatter } from '../../primitives/indexing.ts';
import { record } from '../../record.ts';
import { listOf, show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { outside } from '../gather.ts';
import { reshape } from '../movement.ts';
import { planesOf } from './maxima.ts';

type Sizes = number | readonly number[];

/** The size before pooling, or the one that the caller says, which may differ by less than a stride. */
function unpooledSize(
  input: Tensor,
  kernel_size: readonly number[],
  stride: readonly number[],
  padding: readonly number[],
  output_size: readonly number[] | null,
): number[] {
  const dims = kernel_size.length;
  const usual = kernel_size.map(
    (k, d) => (input.shape[input.ndim - dims + d]! - 1) * stride[d]! + k - 2 * padding[d]!,
  );
  if (output_size === null) return usual;
  const asked = output_size.length === dims + 2 ? output_size.slice(2) : [...output_size];
  checkAs(
    'ValueError',
    asked.length === dims,
    () =>
      `output_size should be a sequence containing ${dims} or ${dims + 2} elements, but it has a length of '${output_size.length}'`,
  );
  asked.forEach((size, d) => {
    const [low, high] = [usual[d]! - stride[d]!, usual[d]! + stride[d]!];
    checkAs(
      'ValueError',
      low < size && size < high,
      () =>
        `invalid output_size "(${asked.join(', ')}${dims === 1 ? ',' : ''})" (dim ${d} must be between ${low} and ${high})`,
    );
  });
  return asked;
}

const unpooled = (dims: 1 | 2 | 3) =>
  op(
    `max_unpool${dims}d(Tensor input, Tensor indices, int[] kernel_size, int[]? stride=None, int[] padding=0, int[]? output_size=None)`,
    (
      input: Tensor,
      indices: Tensor,
      kernel: Sizes,
      step: Sizes | null = null,
      pad: Sizes = 0,
      output_size: readonly number[] | null = null,
    ): Tensor => {
      const each = (value: Sizes): number[] => {
        const list = listOf(value);
        return list.length === 1 ? new Array<number>(dims).fill(list[0]!) : list;
      };
      const kernel_size = each(kernel);
      const size = unpooledSize(
        input,
        kernel_size,
        step === null ? kernel_size : each(step),
        each(pad),
        output_size,
      );
      checkArguments(dims, input, indices, size);
      const planes = input.shape.slice(0, input.ndim - dims);
      const count = size.reduce((n, side) => n * side, 1);
      const into = zeros({ shape: [...planes, count], dtype: input.dtype });
      const places = [into, planesOf(indices, dims), planesOf(input, dims)];
      return reshape(record(scatter, places, { dim: planes.length, reduce: 'none' }), [...planes, ...size]);
    },
  );

function checkArguments(dims: 1 | 2 | 3, input: Tensor, indices: Tensor, size: readonly number[]): void {
  // A line is unpooled as a picture of width 1.
  const rank = Math.max(dims, 2) + 3;
  const name = dims === 3 ? 'max_unpooling3d' : 'max_unpooling2d';
  check(indices.dtype === 'int64', () =>
    dims === 3
      ? 'elements in indices should be type int64'
      : `elements in indices should be type int64 but got: ${dtypes[indices.dtype].scalarTypeName}`,
  );
  check(
    input.ndim === dims + 1 || input.ndim === dims + 2,
    () =>
      `Input to ${name} should be a ${rank - 2}d or ${rank - 1}d Tensor, but got a tensor with ${input.ndim + (dims === 1 ? 1 : 0)} dimensions.`,
  );
  check(
    show(input.shape) === show(indices.shape),
    () =>
      `Expected shape of indices to be same as that of the input tensor (${show(input.shape)}) but got indices tensor with shape: ${show(indices.shape)}`,
  );
  const bad = outside(
    indices,
    0,
    size.reduce((n, side) => n * side, 1),
  );
  check(bad === undefined, () => {
    const sizes = dims === 1 ? [...size, 1] : size;
    return `Found an invalid max index: ${bad} (output volumes are of size ${sizes.join('x')})`;
  });
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_unpool2d.html */
export const max_unpool1d = unpooled(1);
export const max_unpool2d = unpooled(2);
export const max_unpool3d = unpooled(3);
