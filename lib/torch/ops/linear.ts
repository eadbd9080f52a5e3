/** The product with a weight as `nn.Linear` keeps it; after ATen's `Linear.cpp`. */
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { linear as primitive } from '../primitives/matmul.ts';
import { record } from '../record.ts';
import { numel, show } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { cTypes, matmul, scalarType } from './matmul.ts';
import { expand, reshape } from './movement.ts';

/**
 * input (…, in), weight (out, in), bias (out):
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.linear.html
 */
export const linear = op(
  'linear(Tensor input, Tensor weight, Tensor? bias=None)',
  (input: Tensor, weight: Tensor, bias: Tensor | null = null): Tensor => {
    check(
      input.ndim > 0 && weight.ndim > 0,
      () =>
        `both arguments to linear need to be at least 1D, but they are ${input.ndim}D and ${weight.ndim}D`,
    );
    check(weight.ndim === 2 || bias === null, () => `mat2 must be a matrix, got ${weight.ndim}-D tensor`);
    check(weight.ndim <= 2, () => `t() expects a tensor with <= 2 dimensions, but self is ${weight.ndim}D`);
    if (weight.ndim !== 2) return matmul(input, weight);
    checkDevices(input, weight, bias);
    const [out, depth] = weight.shape as [number, number];
    const rows = numel(input.shape.slice(0, -1));
    check(
      input.shape.at(-1) === depth,
      () => `mat1 and mat2 shapes cannot be multiplied (${rows}x${input.shape.at(-1)} and ${depth}x${out})`,
    );
    check(
      bias === null || bias.dtype === weight.dtype,
      () => `self and mat2 must have the same dtype, but got ${scalarType(bias!)} and ${scalarType(weight)}`,
    );
    // One kernel multiplies and adds where the rows lie one after the other.
    const together = bias !== null && (input.ndim < 3 || (input.ndim === 3 && input.is_contiguous()));
    check(input.dtype === weight.dtype, () =>
      !together
        ? `expected m1 and m2 to have the same dtype, but got: ${cTypes[input.dtype]} != ${cTypes[weight.dtype]}`
        : `mat1 and mat2 must have the same dtype, but got ${scalarType(input)} and ${scalarType(weight)}`,
    );
    if (bias !== null && show(bias.shape) !== show([out]))
      expand(bias, input.ndim === 1 ? [out] : [rows, out]);
    const spread = bias === null || bias.ndim === 1 ? bias : reshape(expand(bias, [1, out]), [out]);
    const full = spread === null || spread.shape[0] === out ? spread : expand(spread, [out]);
    return record(primitive, full === null ? [input, weight] : [input, weight, full], {});
  },
);

/** The error of a matrix product across devices, which names the argument. */
function checkDevices(input: Tensor, weight: Tensor, bias: Tensor | null): void {
  check(
    bias === null || bias.device === input.device,
    () =>
      `Expected all tensors to be on the same device, but got mat1 is on ${input.device}, different from other tensors on ${bias!.device} (when checking argument in method wrapper_CUDA_addmm)`,
  );
  check(
    input.device === weight.device,
    () =>
      `Expected all tensors to be on the same device, but got mat2 is on ${weight.device}, different from other tensors on ${input.device} (when checking argument in method wrapper_CUDA_mm)`,
  );
}
