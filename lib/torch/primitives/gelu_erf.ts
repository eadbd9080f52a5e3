/**
 * GELU as PyTorch's CPU build computes it: oneDNN takes erf(x / √2) from polynomials of degree 5 in single
 * precision, four pieces an octave, whose rounding is off the true value by up to 1e-6: seen in the fourth
 * printed digit now and then. The pieces were fitted to what it computes (`tools/record/gelu.py`): most
 * results are the same to the last bit. Processors without AVX-512 take another approximation there.
 */
import fitted from './gelu_erf.json' with { type: 'json' };

const { bound, pieces } = fitted;

/** x · (1 + erf(x / √2)) / 2, every step rounded to float32. */
export function geluErf(x: number): number {
  if (Number.isNaN(x)) return x;
  const a = Math.abs(x);
  const erf = (a > bound ? 1 : erfOf(a)) * Math.sign(x);
  return Math.fround(x * Math.fround(1 + erf)) * 0.5;
}

/** Fused multiply-adds: a product of two float32 is exact here, and only the sum is rounded. */
function erfOf(a: number): number {
  const { coefficients } = pieces.find(({ to }) => a <= to) ?? pieces[pieces.length - 1]!;
  return coefficients.reduceRight((sum, coefficient) => Math.fround(sum * a + coefficient));
}
