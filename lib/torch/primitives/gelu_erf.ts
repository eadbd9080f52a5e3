/**
 * GELU as PyTorch's CPU build computes it: oneDNN takes erf(x / √2) from polynomials of degree 5, four pieces an octave,
 * which is off the true value by up to 1e-6 and shows in the fourth printed digit now and then. The pieces were fitted to
 * what it computes (`tools/record/gelu.py`): two results in three are the same to the last bit, the others next to it.
 * Processors without AVX-512 take another approximation there.
 */
import fitted from './gelu_erf.json' with { type: 'json' };

const { bound, pieces } = fitted;

export function geluErf(x: number): number {
  const a = Math.abs(x);
  if (Number.isNaN(x)) return x;
  const erf = Math.fround(a > bound ? 1 : evaluate(a)) * Math.sign(x);
  return Math.fround(x * Math.fround(1 + erf)) * 0.5;
}

function evaluate(a: number): number {
  const piece = pieces.find(({ to }) => a <= to) ?? pieces[pieces.length - 1]!;
  return piece.coefficients.reduceRight((sum, coefficient) => sum * a + coefficient, 0);
}
