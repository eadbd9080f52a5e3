/**
 * `t_`, `squeeze_`, `unsqueeze_`, `transpose_` and kin: the tensor itself takes the layout of its view; no
 * value moves.
 */
import { checkAs } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { contiguousStrides, numel, show } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { checkTransposable, squeeze, swapaxes, swapdims, t, unsqueeze } from './dims.ts';
import { transpose } from './movement.ts';
import { as_strided } from './strided.ts';

function inplaceView<F extends (input: Tensor, ...rest: never[]) => Tensor>(view: Op<F>): Op<F> {
  const { name, text } = view.signature;
  const taken = (input: Tensor, ...rest: never[]): Tensor => input.become((before) => view(before, ...rest));
  return op(text.replace(name, `${name}_`), taken as F);
}

export const t_ = op('t_(Tensor input)', (input: Tensor): Tensor => {
  checkTransposable('t_', input);
  return input.become((before) => t(before));
});
export const squeeze_ = inplaceView(squeeze);
export const unsqueeze_ = inplaceView(unsqueeze);
export const transpose_ = inplaceView(transpose);
export const swapaxes_ = inplaceView(swapaxes);
export const swapdims_ = inplaceView(swapdims);

/** As many elements as the memory holds, or fewer, in row-major order. */
export const resize_ = op(
  'resize_(Tensor input, int... size)',
  (input: Tensor, size: readonly number[]): Tensor => {
    const room = numel(input.storage.node.shape) - input.storage_offset;
    checkAs(
      'NotImplementedError',
      numel(size) <= room,
      () =>
        `resize_() to ${show(size)}, more than the ${room} elements in memory, is part of torch but not of this page.`,
    );
    return input.become((before) => as_strided(before, size, contiguousStrides(size)));
  },
);
