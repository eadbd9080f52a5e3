/** c[0] + c[1]·x + c[2]·x² + …, by Horner's rule, in double precision. */
export function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) sum = sum * x + coefficients[k]!;
  return sum;
}
