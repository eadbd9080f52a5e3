/**
 * Special functions in double precision: Γ and its logarithmic derivatives, Bessel functions of the first
 * kind with imaginary argument, and the tails of the normal distribution. After Cephes, as ATen's `Math.h`
 * is, but for Γ (Lanczos) and the Bessel functions (series and asymptotic series).
 */
import { erf } from './random/erf.ts';

const LANCZOS = [
  0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174,
  -0.49191381609762019978, 0.33994649984811888699e-4, 0.46523628927048575665e-4, -0.98374475304879564677e-4,
  0.15808870322491248884e-3, -0.21026444172410488319e-3, 0.2174396181152126432e-3, -0.16431810653676389022e-3,
  0.84418223983852743293e-4, -0.2619083840158140867e-4, 0.36899182659531622704e-5,
];

/** log |Γ(x)|. */
export function lgamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) === Infinity) return Infinity;
  if (x <= 0 && Number.isInteger(x)) return Infinity;
  if (x === 1 || x === 2) return 0;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (x % 2)))) - lgamma(1 - x);
  const z = x - 1;
  const sum = LANCZOS.reduce((total, c, k) => (k === 0 ? c : total + c / (z + k)), 0);
  const t = z + 607 / 128 + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const DIGAMMA = [
  8.33333333333333333333e-2, -2.10927960927960927961e-2, 7.57575757575757575758e-3,
  -4.16666666666666666667e-3, 3.96825396825396825397e-3, -8.33333333333333333333e-3,
  8.33333333333333333333e-2,
];
/** The derivative of log Γ. */
export function digamma(x: number): number {
  if (x === 0) return Object.is(x, -0) ? Infinity : -Infinity;
  if (x < 0) {
    if (Number.isInteger(x)) return NaN;
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x % 1));
  }
  let [result, at] = [0, x];
  for (; at < 10; at++) result -= 1 / at;
  if (at === 10) return result + 2.25175258906672110764;
  const z = 1 / (at * at);
  const tail = at < 1e17 ? z * DIGAMMA.reduce((sum, c) => sum * z + c, 0) : 0;
  return result + Math.log(at) - 0.5 / at - tail;
}

const ZETA = [
  12, -720, 30240, -1209600, 47900160, -1.8924375803183791606e9, 7.47242496e10, -2.950130727918164224e12,
  1.1646782814350067249e14, -4.5979787224074726105e15, 1.8152105401943546773e17, -7.1661652561756670113e18,
];
const EPSILON = 1.11022302462515654042e-16;
/** Hurwitz's zeta: Σ (q + k)⁻ˣ over k ≥ 0. */
export function zeta(x: number, q: number): number {
  if (x === 1) return Infinity;
  if (x < 1) return NaN;
  if (q <= 0) {
    if (q === Math.floor(q)) return Infinity;
    if (x !== Math.floor(x)) return NaN;
  }
  let sum = q ** -x;
  let [a, b] = [q, 0];
  for (let i = 0; i < 9 || a <= 9; i++) {
    a += 1;
    b = a ** -x;
    sum += b;
    if (-EPSILON * sum < b && b < EPSILON * sum) return sum;
  }
  const w = a;
  sum += (b * w) / (x - 1) - 0.5 * b;
  let factor = 1;
  for (const [i, coefficient] of ZETA.entries()) {
    factor *= x + 2 * i;
    b /= w;
    const term = (factor * b) / coefficient;
    sum += term;
    if (Math.abs(term / sum) < EPSILON) return sum;
    factor *= x + 2 * i + 1;
    b /= w;
  }
  return sum;
}

/** The n-th derivative of digamma. */
export const polygamma = (n: number, x: number): number => {
  if (n === 0) return digamma(x);
  return (n % 2 === 0 ? -1 : 1) * Math.exp(lgamma(n + 1)) * zeta(n + 1, x);
};

/** Σ (x²/4)ᵏ / (k! (k + order)!), times (x/2) to the order, and e^(-|x|). */
function besselSeries(order: 0 | 1, x: number): number {
  const square = (x * x) / 4;
  let term = order === 0 ? 1 : x / 2;
  let sum = term;
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k++) {
    term *= square / (k * (k + order));
    sum += term;
  }
  return sum * Math.exp(-Math.abs(x));
}
function besselAsymptotic(order: 0 | 1, x: number): number {
  const mu = 4 * order * order;
  let [term, sum] = [1, 1];
  for (let k = 1; k < 40; k++) {
    const next = (-term * (mu - (2 * k - 1) ** 2)) / (k * 8 * Math.abs(x));
    if (Math.abs(next) >= Math.abs(term)) break;
    term = next;
    sum += term;
  }
  return ((order === 1 ? Math.sign(x) : 1) * sum) / Math.sqrt(2 * Math.PI * Math.abs(x));
}
const scaledBessel = (order: 0 | 1, x: number): number =>
  Math.abs(x) === Infinity ? 0 : (Math.abs(x) < 30 ? besselSeries : besselAsymptotic)(order, x);

/** Modified Bessel functions of order 0 and 1; those with an `e` times e^(-|x|). */
export const i0e = (x: number): number => scaledBessel(0, x);
export const i1e = (x: number): number => (x === 0 ? 0 : scaledBessel(1, x));
export const i0 = (x: number): number => Math.exp(Math.abs(x)) * i0e(x);
export const i1 = (x: number): number => Math.exp(Math.abs(x)) * i1e(x);

/** e^(x²) · erfc(x). */
export function erfcx(x: number): number {
  if (x < 2) return x < -26.7 ? Infinity : Math.exp(x * x) * (1 - erf(x));
  if (x === Infinity) return 0;
  let tail = x;
  for (let k = 120; k > 0; k--) tail = x + k / 2 / tail;
  return 1 / (Math.sqrt(Math.PI) * tail);
}

const complement = (x: number): number => (x < 2 ? 1 - erf(x) : Math.exp(-x * x) * erfcx(x));
/** How much of the normal distribution lies below x, its logarithm, and where a given share lies below. */
export const ndtr = (x: number): number => 0.5 * complement(-x * Math.SQRT1_2);
export const log_ndtr = (x: number): number =>
  x < -1
    ? Math.log(erfcx(-x * Math.SQRT1_2) / 2) - (x * x) / 2
    : Math.log1p(-complement(x * Math.SQRT1_2) / 2);
export function ndtri(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  if (p > 0.5) return -ndtri(1 - p);
  // By Newton's steps on the logarithm, from the tail's leading term.
  let x = p < 0.02 ? -Math.sqrt(-2 * Math.log(p)) : 0;
  for (let step = 0; step < 60; step++) {
    const below = log_ndtr(x);
    const slope = Math.exp(-(x * x) / 2 - below) / Math.sqrt(2 * Math.PI);
    const move = (below - Math.log(p)) / slope;
    x -= move;
    if (Math.abs(move) < 1e-15 * Math.abs(x)) break;
  }
  return x;
}
