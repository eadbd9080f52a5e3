/**
 * Fourier transforms whose results are real, as products with matrices of cosines and sines; after ATen's
 * `SpectralOps.cpp`. A complex number between two of them is a pair of tensors. Left out on purpose: results
 * that are complex, as complex types are.
 */
import { allocate, FloatScalar, get_default_dtype, isFloating, type DType } from '../dtype.ts';
import { check, checkAs } from '../errors.ts';
import { composite, op } from '../op.ts';
import { constant } from '../record.ts';
import { listOf, wrapDim } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { arange } from './create.ts';
import { movedim } from './dims.ts';
import { cat } from './join.ts';
import { matmul } from './matmul.ts';
import { pad } from './nn/padding.ts';
import { roll } from './repeat.ts';

interface Complex {
  readonly re: Tensor;
  /** null: zero everywhere. */
  readonly im: Tensor | null;
}

/** The cosine and the sine of `steps` of `n` equal steps round the circle, exact at its quarters. */
function onCircle(steps: number, n: number): readonly [cos: number, sin: number] {
  const step = steps % n;
  if ((4 * step) % n !== 0) return [Math.cos((2 * Math.PI * step) / n), Math.sin((2 * Math.PI * step) / n)];
  return (
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const
  )[(4 * step) / n]!;
}

/** (from, to): entry (j, k) is `weight(j)` · the cosine, or the sine, of j · k steps. */
function matrix(
  from: number,
  to: number,
  n: number,
  part: 0 | 1,
  weight: (j: number) => number,
  like: Tensor,
): Tensor {
  const values = allocate('float64', from * to);
  for (let j = 0; j < from; j++)
    for (let k = 0; k < to; k++) values[j * to + k] = weight(j) * onCircle(j * k, n)[part];
  return constant([from, to], 'float64', values).to([like.dtype]);
}

/** `d` cut or filled with zeros to the length. */
function resized(x: Tensor, d: number, length: number): Tensor {
  const size = x.shape[d]!;
  if (size >= length) return x.narrow(d, 0, length);
  const after = x.ndim - 1 - d;
  return pad(x, [...new Array<number>(2 * after).fill(0), 0, length - size]);
}

const along = (x: Tensor, d: number, by: Tensor): Tensor => movedim(matmul(movedim(x, d, -1), by), -1, d);

/** Complex to complex: `sign` 1 for the inverse transform, -1 for the other. */
function transformed({ re, im }: Complex, d: number, n: number, sign: 1 | -1): Complex {
  const [cos, sin] = ([0, 1] as const).map((part) =>
    matrix(n, n, n, part, () => (part === 1 ? sign : 1), re),
  );
  const [a, b] = [resized(re, d, n), im && resized(im, d, n)];
  const [real, imaginary] = [along(a, d, cos!), along(a, d, sin!)];
  if (b === null) return { re: real, im: imaginary };
  return { re: real.sub(along(b, d, sin!)), im: imaginary.add(along(b, d, cos!)) };
}

/** Complex to real: the first half of a spectrum whose other half mirrors it. */
function toReal({ re, im }: Complex, d: number, n: number, sign: 1 | -1): Tensor {
  const half = Math.floor(n / 2) + 1;
  const weight = (j: number): number => (j === 0 || 2 * j === n ? 1 : 2);
  const real = along(resized(re, d, half), d, matrix(half, n, n, 0, weight, re));
  if (im === null) return real;
  return real.sub(
    along(
      resized(im, d, half),
      d,
      matrix(half, n, n, 1, (j) => sign * weight(j), im),
    ),
  );
}

/** What the sum is divided by. `inverse`: which of the two directions the transform is. */
function divisor(norm: string | null, count: number, inverse: boolean): number {
  const mode = norm ?? 'backward';
  check(['forward', 'backward', 'ortho'].includes(mode), () => `Invalid normalization mode: "${mode}"`);
  if (mode === 'ortho') return Math.sqrt(count);
  return inverse === (mode === 'backward') ? count : 1;
}

function promoted(input: Tensor): Tensor {
  const names: Partial<Record<DType, string>> = { float16: 'Half', bfloat16: 'BFloat16' };
  check(names[input.dtype] === undefined, () => `Unsupported dtype ${names[input.dtype]}`);
  return isFloating(input.dtype) ? input : input.to([get_default_dtype()]);
}

interface Axes {
  readonly dims: readonly number[];
  readonly sizes: readonly number[];
}

/** The dimensions asked for and their lengths; the last one's is twice what is there, less two. */
function axesOf(input: Tensor, s: readonly number[] | null, dim: readonly number[] | null): Axes {
  const wrapped = dim?.map((d) => wrapDim(d, input.ndim)) ?? null;
  check(wrapped === null || new Set(wrapped).size === wrapped.length, () => 'FFT dims must be unique');
  if (s !== null) {
    check(
      dim === null || dim.length === s.length,
      () => 'When given, dim and shape arguments must have the same length',
    );
    check(
      s.length <= input.ndim,
      () => `Got shape with ${s.length} values but input tensor only has ${input.ndim} dimensions.`,
    );
  }
  const count = s?.length ?? input.ndim;
  const dims = wrapped ?? Array.from({ length: count }, (_, i) => input.ndim - count + i);
  const sizes = dims.map((d, i) => {
    if (s !== null && s[i] !== -1) return s[i]!;
    return i === dims.length - 1 ? 2 * (input.shape[d]! - 1) : input.shape[d]!;
  });
  const bad = sizes.find((n) => n < 1);
  check(bad === undefined, () => `Invalid number of data points (${bad}) specified`);
  return { dims, sizes };
}

function realTransform(given: Tensor, { dims, sizes }: Axes, norm: string | null, inverse: boolean): Tensor {
  const input = promoted(given);
  const sign = inverse ? 1 : -1;
  const last = dims.length - 1;
  const spectrum = dims
    .slice(0, last)
    .reduce<Complex>((z, d, i) => transformed(z, d, sizes[i]!, sign), { re: input, im: null });
  const sum = toReal(spectrum, dims[last]!, sizes[last]!, sign);
  const by = divisor(
    norm,
    sizes.reduce((product, n) => product * n, 1),
    inverse,
  );
  return by === 1 ? sum : sum.div(new FloatScalar(by));
}

const line = (name: string, inverse: boolean) =>
  op(
    `fft_${name}(Tensor input, int? n=None, int dim=-1, str? norm=None)`,
    (input: Tensor, n: number | null = null, dim = -1, norm: string | null = null): Tensor => {
      checkAs(
        'IndexError',
        input.ndim > 0,
        () => `Dimension specified as ${dim} but tensor has no dimensions`,
      );
      return realTransform(input, axesOf(input, n === null ? null : [n], [dim]), norm, inverse);
    },
  );
const plane = (name: string, inverse: boolean) =>
  op(
    `fft_${name}(Tensor input, int[]? s=None, int[] dim=(-2,-1), str? norm=None)`,
    (
      input: Tensor,
      s: number | readonly number[] | null = null,
      dim: number | readonly number[] = [-2, -1],
      norm: string | null = null,
    ): Tensor =>
      realTransform(input, axesOf(input, s === null ? null : listOf(s), listOf(dim)), norm, inverse),
  );
const space = (name: string, inverse: boolean) =>
  op(
    `fft_${name}(Tensor input, int[]? s=None, int[]? dim=None, str? norm=None)`,
    (
      input: Tensor,
      s: number | readonly number[] | null = null,
      dim: number | readonly number[] | null = null,
      norm: string | null = null,
    ): Tensor => {
      const axes = axesOf(input, s === null ? null : listOf(s), dim === null ? null : listOf(dim));
      check(axes.dims.length > 0, () => `${name} must transform at least one axis`);
      return realTransform(input, axes, norm, inverse);
    },
  );
/** https://docs.pytorch.org/docs/stable/generated/torch.fft.irfft.html */
export const irfft = line('irfft', true);
export const irfft2 = plane('irfft2', true);
export const irfftn = space('irfftn', true);
/** https://docs.pytorch.org/docs/stable/generated/torch.fft.hfft.html */
export const hfft = line('hfft', false);
export const hfft2 = plane('hfft2', false);
export const hfftn = space('hfftn', false);

const shifted = (name: string, by: (size: number) => number) =>
  composite(
    `fft_${name}(Tensor input, int[]? dim=None)`,
    (input: Tensor, dim: number | readonly number[] | null = null): Tensor => {
      const dims =
        dim === null ? input.shape.map((_, d) => d) : listOf(dim).map((d) => wrapDim(d, input.ndim));
      return roll(
        input,
        dims.map((d) => by(input.shape[d]!)),
        dims,
      );
    },
  );
/** https://docs.pytorch.org/docs/stable/generated/torch.fft.fftshift.html */
export const fftshift = shifted('fftshift', (size) => Math.floor(size / 2));
export const ifftshift = shifted('ifftshift', (size) => Math.floor((size + 1) / 2));

const OPTIONS = '*, dtype? dtype=None, any layout=None, any device=None, bool requires_grad=False';
/** https://docs.pytorch.org/docs/stable/generated/torch.fft.fftfreq.html */
export const fftfreq = composite(
  `fft_fftfreq(int n, float d=1.0, ${OPTIONS})`,
  (n: number, d = 1, ...options: [dtype?: DType | null]): Tensor => {
    const dtype = options[0] ?? get_default_dtype();
    const middle = Math.floor((n + 1) / 2);
    const parts = [arange(0, middle, 1, dtype), arange(middle - n, 0, 1, dtype)];
    return cat(parts).mul(new FloatScalar(1 / (n * d)));
  },
);
export const rfftfreq = composite(
  `fft_rfftfreq(int n, float d=1.0, ${OPTIONS})`,
  (n: number, d = 1, ...options: [dtype?: DType | null]): Tensor =>
    arange(0, Math.floor(n / 2) + 1, 1, options[0] ?? get_default_dtype()).mul(new FloatScalar(1 / (n * d))),
);
