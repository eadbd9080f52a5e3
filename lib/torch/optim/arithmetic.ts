/** float32 arithmetic as PyTorch's vectorised CPU kernels do it, for one element at a time. */
const { fround } = Math;

/** `a + b·c`, rounded once (`vec::fmadd`). Products of float32 are exact in float64. */
export const fma = (a: number, b: number, c: number): number => fround(a + b * c);

/** `Tensor.lerp_(end, weight)`. */
export const lerp = (start: number, end: number, weight: number): number => {
  const way = fround(end - start);
  return Math.abs(weight) < 0.5 ? fma(start, fround(weight), way) : fma(end, fround(fround(weight) - 1), way);
};

/** `Tensor.addcmul_(a, b, value=value)`. */
export const addcmul = (x: number, a: number, b: number, value: number): number =>
  fma(x, fround(fround(value) * a), b);

/** `Tensor.addcdiv_(a, b, value=value)`. */
export const addcdiv = (x: number, a: number, b: number, value: number): number =>
  fround(x + fround(fround(fround(value) * a) / b));
