/** Padding; after ATen's `PadNd.cpp`. */
import { isFloating, scalarValue, type Scalar } from '../../dtype.ts';
import { allocate } from '../../dtype.ts';
import { check, checkAs, TorchError } from '../../errors.ts';
import { op } from '../../op.ts';
import { constant_pad } from '../../primitives/movement.ts';
import { index_select } from '../../primitives/indexing.ts';
import { constant, record } from '../../record.ts';
import { show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { narrow } from '../split.ts';

/** Pairs of numbers from the last dimension to the first: (before, after). */
function padConstant(input: Tensor, padding: readonly number[], value: number): Tensor {
  const at = (side: 0 | 1) => input.shape.map((_, d) => padding[2 * (input.ndim - 1 - d) + side] ?? 0);
  const [before, after] = [at(0), at(1)];
  let cut = input;
  input.shape.forEach((size, d) => {
    const [drop, keep] = [
      Math.max(0, -before[d]!),
      size - Math.max(0, -before[d]!) - Math.max(0, -after[d]!),
    ];
    if (drop > 0 || keep < size) cut = narrow(cut, d, drop, keep);
  });
  return record(constant_pad, [cut], {
    before: before.map((n) => Math.max(0, n)),
    after: after.map((n) => Math.max(0, n)),
    value,
  });
}

/** The constant padding of `pad`, with ATen's own words. */
export const constant_pad_nd = op(
  'constant_pad_nd(Tensor input, SymInt[] pad, Scalar value=0)',
  (input: Tensor, padding: readonly number[], value: Scalar = 0): Tensor => {
    check(
      padding.length % 2 === 0,
      () => `Length of pad must be even but instead it equals ${padding.length}`,
    );
    check(
      padding.length <= 2 * input.ndim,
      () =>
        `Length of pad should be no more than twice the number of dimensions of the input. Pad length is ${padding.length}while the input has ${input.ndim}dimensions.`,
    );
    return padConstant(input, padding, scalarValue(value));
  },
);

type Mode = 'reflect' | 'replicate' | 'circular';

/** Where the padded dimension reads from. */
const sources: Readonly<Record<Mode, (place: number, size: number) => number>> = {
  reflect: (place, size) => (place < 0 ? -place : place >= size ? 2 * (size - 1) - place : place),
  replicate: (place, size) => Math.max(0, Math.min(place, size - 1)),
  circular: (place, size) => ((place % size) + size) % size,
};

function padFrom(input: Tensor, d: number, before: number, after: number, mode: Mode): Tensor {
  const size = input.shape[d]!;
  if (mode === 'reflect')
    check(
      before < size && after < size,
      () =>
        `Argument #${4 + 2 * (input.ndim - 1 - d)}: Padding size should be less than the corresponding input dimension, but got: padding (${before}, ${after}) at dimension ${d} of input ${show(input.shape)}`,
    );
  if (mode === 'circular')
    check(before <= size && after <= size, () => 'Padding value causes wrapping around more than once.');
  const index = allocate('int64', size + before + after);
  for (let i = 0; i < index.length; i++) index[i] = sources[mode](i - before, size);
  return record(index_select, [input, constant([index.length], 'int64', index)], { dim: d });
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pad.html */
export const pad = op(
  "pad(Tensor input, SymInt[] pad, str mode='constant', Scalar? value=None)",
  (input: Tensor, padding: readonly number[], mode = 'constant', value: Scalar | null = null): Tensor => {
    check(padding.length % 2 === 0, () => 'Padding length must be divisible by 2');
    check(
      padding.length <= 2 * input.ndim,
      () =>
        `Padding length should be less than or equal to two times the input dimension but got padding length ${padding.length} and input of dimension ${input.ndim}`,
    );
    if (mode === 'constant') {
      const filler = value === null ? 0 : scalarValue(value);
      return padConstant(input, padding, isFloating(input.dtype) ? filler : Math.trunc(filler));
    }
    check(
      value === null || scalarValue(value) === 0,
      () => `Padding mode "${mode}" doesn't take in value argument`,
    );
    checkAs('NotImplementedError', mode in sources, () => `Unrecognised padding mode ${mode}`);
    const dims = padding.length / 2;
    if (input.ndim !== dims + 1 && input.ndim !== dims + 2)
      throw new TorchError(
        'NotImplementedError',
        `Padding size ${padding.length} is not supported for ${input.ndim}D input tensor.\n` +
          'Supported combinations for non-constant padding:\n' +
          '  - 2D or 3D input: padding size = 2 (pads last dimension)\n' +
          '  - 3D or 4D input: padding size = 4 (pads last 2 dimensions)\n' +
          '  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)',
      );
    let result = input;
    for (let i = 0; i < dims; i++)
      result = padFrom(result, input.ndim - 1 - i, padding[2 * i]!, padding[2 * i + 1]!, mode as Mode);
    return result;
  },
);
