/**
 * Box–Muller on float32 uniforms, sixteen at a time, after ATen/native/cpu/DistributionTemplates.h
 * `NormalFill16<float>` and the log and sincos of ATen/native/cpu/avx_mathfun.h (J. Pommier, G. Garberoglio,
 * after Cephes).
 *
 * Every x86 build of PyTorch on a processor with AVX2 draws `randn` of 16 or more elements this way. The
 * operations here are the same, in the same order and precision, with the multiply-adds fused as GCC fuses
 * them: the numbers are equal to the last bit. `fround(a * b + c)` is that fused operation: the product is
 * exact in a double (see fma.ts). Builds for other processors use the C library's logf, sinf and cosf, which
 * differ in it.
 */

const { fround, sqrt, trunc } = Math;
const TWO_PI = fround(2 * Math.PI);
const FOUR_OVER_PI = fround(1.27323954473516);
const SQRT_HALF = fround(0.707106781186547524);
const [DP1, DP2, DP3] = floats(-0.78515625, -2.4187564849853515625e-4, -3.77489497744594108e-8);
const [LOG_Q1, LOG_Q2] = floats(-2.1219444e-4, 0.693359375);
const [L0, L1, L2, L3, L4, L5, L6, L7, L8] = floats(
  ...([7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1] as const),
  ...([-1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1] as const),
);
const [S0, S1, S2] = floats(-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1);
const [C0, C1, C2] = floats(2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2);

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/**
 * Turns the 16 uniforms from `at` on into normals: cosines in the first eight places, sines in the other
 * eight.
 */
export function normal_fill_16(data: Float32Array, at: number, mean: number, std: number): void {
  for (let j = at; j < at + 8; j++) {
    const radius = fround(sqrt(fround(-2 * log(fround(1 - data[j]!))))); // [0, 1) → (0, 1] for log
    const theta = fround(TWO_PI * data[j + 8]!);
    // Octants of the circle: the nearest even multiple of π/4 goes, the rest is within ± π/4.
    const octant = (trunc(fround(theta * FOUR_OVER_PI)) + 1) & ~1;
    let x = fround(octant * DP1 + theta);
    x = fround(octant * DP2 + x);
    x = fround(octant * DP3 + x);
    const z = fround(x * x);
    const sine = sinOfSmall(x, z);
    const cosine = cosOfSmall(z);
    const swap = (octant & 2) !== 0;
    const sin = (octant & 4) === 0 ? (swap ? cosine : sine) : -(swap ? cosine : sine);
    const cos = ((octant - 2) & 4) !== 0 ? (swap ? sine : cosine) : -(swap ? sine : cosine);
    data[j] = fround(radius * cos) * std + mean;
    data[j + 8] = fround(radius * sin) * std + mean;
  }
}

function sinOfSmall(x: number, z: number): number {
  let y = fround(S0 * z + S1);
  y = fround(y * z + S2);
  return fround(fround(y * z) * x + x);
}

function cosOfSmall(z: number): number {
  let y = fround(C0 * z + C1);
  y = fround(y * z + C2);
  return fround(fround(fround(y * z) * z - fround(z * 0.5)) + 1);
}

/** `log256_ps`, for normal x > 0. */
function log(x: number): number {
  float[0] = x;
  let exponent = (bits[0]! >>> 23) - 126;
  bits[0] = (bits[0]! & ~0x7f800000) | 0x3f000000; // the fraction, in [½, 1)
  let m = float[0];
  if (m < SQRT_HALF) {
    exponent -= 1;
    m = fround(fround(m - 1) + m);
  } else {
    m = fround(m - 1);
  }
  const z = fround(m * m);
  let y = fround(L0 * m + L1);
  y = fround(y * m + L2);
  y = fround(y * m + L3);
  y = fround(y * m + L4);
  y = fround(y * m + L5);
  y = fround(y * m + L6);
  y = fround(y * m + L7);
  y = fround(fround(y * m + L8) * m);
  y = fround(y * z + fround(exponent * LOG_Q1));
  y = fround(y - fround(z * 0.5));
  return fround(exponent * LOG_Q2 + fround(m + y));
}

function floats<const T extends readonly number[]>(...values: T): { [K in keyof T]: number } {
  return values.map((value) => fround(value)) as { [K in keyof T]: number };
}
