/**
 * The inverse error function in double precision: M. J. Wichura's AS 241 (Applied Statistics 37, 1988,
 * PPND16), which is Python's `statistics.NormalDist.inv_cdf`, scaled by 1/√2.
 *
 * PyTorch calls MKL's vsErfInv where it has MKL, else a rational first guess and two Newton steps in float
 * (ATen/native/Math.h `calc_erfinv`). Both stray from the true value in float32's last digit; this, rounded
 * to float32, does not.
 */

type Eight = readonly [number, number, number, number, number, number, number, number];

const CENTRAL = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
    39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
  ],
] as const;
const MIDDLE = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
] as const;
const TAIL = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.1369298809227358053, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
] as const;

/** NaN outside −1 … 1, ±∞ at the ends. */
export function erfinv(y: number): number {
  const q = y / 2;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRAL, 0.180625 - q * q) * Math.SQRT1_2;
  if (Math.abs(y) === 1) return y * Infinity;
  const r = Math.sqrt(-Math.log((1 - Math.abs(y)) / 2));
  return Math.sign(y) * (r <= 5 ? ratio(MIDDLE, r - 1.6) : ratio(TAIL, r - 5)) * Math.SQRT1_2;
}

/** Unrolled: reading a ViT's initial weights calls it millions of times. */
function ratio([c, d]: readonly [Eight, Eight], r: number): number {
  const above = ((((((c[7] * r + c[6]) * r + c[5]) * r + c[4]) * r + c[3]) * r + c[2]) * r + c[1]) * r + c[0];
  const below = ((((((d[7] * r + d[6]) * r + d[5]) * r + d[4]) * r + d[3]) * r + d[2]) * r + d[1]) * r + d[0];
  return above / below;
}
