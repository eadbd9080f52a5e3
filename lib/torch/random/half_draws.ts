/**
 * Draws for float16 and bfloat16 tensors, kept in a Float32Array (ATen/native/cpu/DistributionTemplates.h):
 * drawn in float32 and rounded. Unlike float32's, `normal_` draws no uniforms that it throws away.
 */
import {
  bfloat16ToFloat32,
  float16ToFloat32,
  float32ToBfloat16,
  float32ToFloat16,
} from '../../safetensors/half.ts';
import { normal_, uniform_ } from './draws.ts';
import type { Generator } from './generator.ts';

export type HalfDtype = 'float16' | 'bfloat16';

export function isHalf(dtype: string | undefined): dtype is HalfDtype {
  return dtype === 'float16' || dtype === 'bfloat16';
}

/** Rounds `values` in place. */
export function roundToHalf<T extends Float32Array>(values: T, dtype: HalfDtype): T {
  for (let i = 0; i < values.length; i++) values[i] = rounded(values[i]!, dtype);
  return values;
}

/** `Tensor.uniform_(from, to)`: what rounds up to the excluded end becomes `from`. */
export function uniform_half_<T extends Float32Array>(
  out: T,
  generator: Generator,
  dtype: HalfDtype,
  from = 0,
  to = 1,
): T {
  const [low, high] = [rounded(from, dtype), rounded(to, dtype)];
  roundToHalf(uniform_(out, generator, from, to), dtype);
  for (let i = 0; i < out.length; i++) if (out[i] === high) out[i] = low;
  return out;
}

/** `Tensor.normal_(mean, std)`. */
export function normal_half_<T extends Float32Array>(
  out: T,
  generator: Generator,
  dtype: HalfDtype,
  mean = 0,
  std = 1,
): T {
  if (out.length < 16) return roundToHalf(normal_(out, generator, mean, std), dtype);
  const whole = out.length - (out.length % 16);
  normal_(out.subarray(0, whole), generator, mean, std);
  if (whole < out.length) normal_(out.subarray(out.length - 16), generator, mean, std);
  return roundToHalf(out, dtype);
}

function rounded(value: number, dtype: HalfDtype): number {
  return dtype === 'float16'
    ? float16ToFloat32(float32ToFloat16(value))
    : bfloat16ToFloat32(float32ToBfloat16(value));
}
