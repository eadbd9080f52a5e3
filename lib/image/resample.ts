/**
 * Pillow's antialiased resize for 8-bit pictures, equal to it at every pixel.
 *
 * After Pillow's `Resample.c` (https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c):
 * a horizontal pass, then a vertical one, each with weights in fixed point and its result rounded to 8 bits.
 * When a side shrinks, the filter is stretched by the same factor, which is the antialiasing.
 * Left out: `reducing_gap`, 16-bit and float pictures, and `nearest`, which Pillow computes elsewhere.
 */
import { ImageError } from './error.ts';
import type { RgbImage } from './rgb-image.ts';

/** More are not made: 300 MB. */
const MAX_PIXELS = 100_000_000;

/** A filter's weight at a distance of `x` pixels, and the distance from which on it is 0. */
interface Filter {
  readonly support: number;
  readonly weight: (x: number) => number;
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const FILTERS = {
  box: { support: 0.5, weight: (x) => (x > -0.5 && x <= 0.5 ? 1 : 0) },
  bilinear: { support: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  hamming: {
    support: 1,
    // Pillow writes the two constants as single-precision numbers.
    weight: (x) =>
      Math.abs(x) < 1 ? sinc(x) * (Math.fround(0.54) + Math.fround(0.46) * Math.cos(Math.PI * x)) : 0,
  },
  bicubic: { support: 2, weight: (x) => bicubic(Math.abs(x)) },
  lanczos: { support: 3, weight: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) },
} satisfies Record<string, Filter>;

/** Keys' cubic convolution with a = −0.5 at the distance x ≥ 0. */
function bicubic(x: number): number {
  const a = -0.5;
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
  return 0;
}

/** timm's and Pillow's names of the filters. */
export type Interpolation = keyof typeof FILTERS;

export const INTERPOLATIONS = Object.keys(FILTERS) as Interpolation[];

/** Bits after the binary point of a weight: 32, less 8 for the result and 2 for filters that go below 0. */
const PRECISION_BITS = 32 - 8 - 2;

/** From where to where in the source, in pixels, also in parts of them. */
type Span = readonly [start: number, stop: number];

/** For each pixel of the result: where its source pixels begin, how many they are, and their weights. */
interface Weights {
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** `stride` fixed-point weights for each pixel of the result. */
  readonly fixed: Int32Array;
  readonly stride: number;
}

function weightsFor(from: number, to: number, filter: Filter, [start, stop]: Span): Weights {
  const scale = (stop - start) / to;
  const stretch = Math.max(scale, 1);
  const support = filter.support * stretch;
  const stride = Math.ceil(support) * 2 + 1;
  const first = new Int32Array(to);
  const count = new Int32Array(to);
  const fixed = new Int32Array(to * stride);
  for (let i = 0; i < to; i++) {
    const center = start + (i + 0.5) * scale;
    const begin = Math.max(0, Math.trunc(center - support + 0.5));
    const end = Math.min(from, Math.trunc(center + support + 0.5));
    const weights = Array.from({ length: end - begin }, (_, k) =>
      filter.weight((begin + k - center + 0.5) * (1 / stretch)),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    weights.forEach((weight, k) => {
      const share = (sum === 0 ? weight : weight / sum) * 2 ** PRECISION_BITS;
      fixed[i * stride + k] = Math.trunc(share + (share < 0 ? -0.5 : 0.5));
    });
    first[i] = begin;
    count[i] = end - begin;
  }
  return { first, count, fixed, stride };
}

/** (H, W, 3) → (H, width, 3) */
function resizeWidth(
  { width: from, height, data }: RgbImage,
  width: number,
  filter: Filter,
  span: Span,
): RgbImage {
  const { first, count, fixed, stride } = weightsFor(from, width, filter, span);
  const out = new Uint8ClampedArray(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      let [red, green, blue] = [HALF, HALF, HALF];
      let pixel = (y * from + first[x]!) * 3;
      for (let k = x * stride, end = k + count[x]!; k < end; k++, pixel += 3) {
        const weight = fixed[k]!;
        red += data[pixel]! * weight;
        green += data[pixel + 1]! * weight;
        blue += data[pixel + 2]! * weight;
      }
      out[to] = red >> PRECISION_BITS;
      out[to + 1] = green >> PRECISION_BITS;
      out[to + 2] = blue >> PRECISION_BITS;
    }
  }
  return { width, height, data: out };
}

/** (H, W, 3) → (height, W, 3) */
function resizeHeight(
  { width, height: from, data }: RgbImage,
  height: number,
  filter: Filter,
  span: Span,
): RgbImage {
  const { first, count, fixed, stride } = weightsFor(from, height, filter, span);
  const row = width * 3;
  const out = new Uint8ClampedArray(height * row);
  const sums = new Int32Array(row);
  for (let y = 0; y < height; y++) {
    sums.fill(HALF);
    for (let k = 0; k < count[y]!; k++) {
      const weight = fixed[y * stride + k]!;
      const source = (first[y]! + k) * row;
      for (let i = 0; i < row; i++) sums[i]! += data[source + i]! * weight;
    }
    for (let i = 0; i < row; i++) out[y * row + i] = sums[i]! >> PRECISION_BITS;
  }
  return { width, height, data: out };
}

/** One half in fixed point: added first, so that cutting the fraction off rounds to nearest. */
const HALF = 1 << (PRECISION_BITS - 1);

/**
 * The picture at another size, as `image.resize((width, height), filter)` of Pillow gives it.
 *
 * @param width pixels, from 1.
 * @param height pixels, from 1.
 * @param box left, top, right and bottom of the part that is taken, in pixels; default the whole picture. As
 *   in Pillow the filter reaches over its edges.
 * @throws {RangeError} for a size below 1 or not whole, or a filter that Pillow's resize does not have.
 * @throws {ImageError} 'too-large' for more than 100 million pixels, between the two passes too.
 */
export function resize(
  image: RgbImage,
  width: number,
  height: number,
  filter: Interpolation,
  [left, top, right, bottom]: readonly [number, number, number, number] = [0, 0, image.width, image.height],
): RgbImage {
  if (![width, height].every((side) => Number.isInteger(side) && side > 0)) {
    throw new RangeError(`resize wants a width and a height of whole pixels from 1, got ${width}×${height}.`);
  }
  if (!Object.hasOwn(FILTERS, filter)) {
    throw new RangeError(`resize knows the filters ${INTERPOLATIONS.join(', ')}, not "${String(filter)}".`);
  }
  const pixels = width * Math.max(height, image.height);
  if (pixels > MAX_PIXELS) {
    const has = (pixels / 1e6).toFixed(0);
    throw new ImageError(
      'too-large',
      `A picture of ${image.width}×${image.height} pixels resized to ${width}×${height} takes ${has} million; up to 100 million are made.`,
    );
  }
  const keepsWidth = width === image.width && left === 0 && right === image.width;
  const keepsHeight = height === image.height && top === 0 && bottom === image.height;
  const wide = keepsWidth ? image : resizeWidth(image, width, FILTERS[filter], [left, right]);
  return keepsHeight ? wide : resizeHeight(wide, height, FILTERS[filter], [top, bottom]);
}
