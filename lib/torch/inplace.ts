/** In-place variants, `add_` of `add`: the same operation, its result written to the first argument. */
import { cast } from './cast.ts';
import { canCast, dtypes, type DType } from './dtype.ts';
import { check } from './errors.ts';
import { op, type Op } from './op.ts';
import { refusePartialOverlap } from './overlap.ts';
import { before, write } from './record.ts';
import { show, type Shape } from './shape.ts';
import { Tensor } from './tensor.ts';

/** Whether `value`'s shape and type may be written to `target`; with the errors of TensorIterator. */
export function checkResult(target: Tensor, value: { readonly shape: Shape; readonly dtype: DType }): void {
  check(
    show(target.shape) === show(value.shape),
    () => `output with shape ${show(target.shape)} doesn't match the broadcast shape ${show(value.shape)}`,
  );
  check(
    canCast(value.dtype, target.dtype),
    () =>
      `result type ${dtypes[value.dtype].scalarTypeName} can't be cast to the desired output type ` +
      dtypes[target.dtype].scalarTypeName,
  );
}

export function inplace<F extends (input: Tensor, ...rest: never[]) => Tensor>(operation: Op<F>): Op<F> {
  const { name, text } = operation.signature;
  const written = (input: Tensor, ...rest: never[]): Tensor => {
    const result = operation(before(input), ...rest);
    checkResult(input, result);
    for (const read of rest as readonly unknown[])
      if (read instanceof Tensor) refusePartialOverlap(input, read);
    return write(input, cast(result, input.dtype).node);
  };
  return op(text.replace(name, `${name}_`), written as F);
}
