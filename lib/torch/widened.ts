/** float16 and bfloat16 are computed in float32 and rounded once, as ATen's kernels do (`opmath_type`). */
import { cast } from './cast.ts';
import type { DType } from './dtype.ts';
import type { Tensor } from './tensor.ts';

export const isHalf = (dtype: DType): boolean => dtype === 'float16' || dtype === 'bfloat16';

/** The result of `compute` on a half tensor, worked out in float32; on any other as it is. */
export const widened = (input: Tensor, compute: (wide: Tensor) => Tensor): Tensor =>
  isHalf(input.dtype) ? cast(compute(cast(input, 'float32')), input.dtype) : compute(input);
