/**
 * timm's evaluation transform: Resize → CenterCrop → [0, 1] → Normalize.
 *
 * After timm 1.0.29 `data/transforms_factory.py` (`transforms_imagenet_eval`) and the torchvision transforms
 * it is made of, with their rounding. A picture gives the very numbers that timm gives. Left out:
 * `crop_border_pixels`, NaFlex, and `interpolation='random'`, which is for training.
 */
import { ImageError } from './error.ts';
import { resize } from './resample.ts';
import type { Interpolation } from './resample.ts';
import type { RgbImage } from './rgb-image.ts';

/** A picture resized for 224 pixels may be 65 times as long as wide. */
const MAX_RESIZED_PIXELS = 4_000_000;

/** What `timm.data.resolve_data_config` returns, with timm's names. */
export interface EvalConfig {
  /** (channels, height, width); channels is 3. */
  readonly input_size: readonly [number, number, number];
  /** The part of the resized picture's short side that the crop keeps. Default 0.875. */
  readonly crop_pct?: number;
  /** Default 'bilinear', timm's; its ViTs are configured with 'bicubic'. */
  readonly interpolation?: Interpolation;
  /** By channel, of values in [0, 1]. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
  /**
   * 'center' (the default) keeps proportions and loses the edges of the long side; 'squash' changes
   * proportions; 'border' keeps all of the picture and fills with the mean colour.
   */
  readonly crop_mode?: 'center' | 'squash' | 'border';
}

/** In pixels. */
export type Size = Pick<RgbImage, 'width' | 'height'>;

/** Where a crop lies in the picture it is cut from, in pixels; outside it, below 0 for one. */
export interface CropBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The pictures on the way to the tensor. */
export interface EvalSteps {
  readonly resized: RgbImage;
  /** Where `cropped` lies in `resized`. */
  readonly box: CropBox;
  readonly cropped: RgbImage;
  /** (3, H, W), normalised. */
  readonly tensor: Float32Array<ArrayBuffer>;
}

/**
 * A picture as the model takes it: (3, H, W) float32, row by row.
 *
 * @throws {RangeError} when the configuration is not one for three-channel pictures.
 * @throws {ImageError} 'too-thin' when the resized picture, of which the model sees the middle, would have
 *   over 4 million pixels.
 */
export function evalTransform(image: RgbImage, config: EvalConfig): Float32Array<ArrayBuffer> {
  return evalTransformSteps(image, config).tensor;
}

/** As `evalTransform`, with the pictures between the steps. */
export function evalTransformSteps(image: RgbImage, config: EvalConfig): EvalSteps {
  const { input_size, interpolation = 'bilinear', mean, std, crop_mode = 'center' } = config;
  const [channels, height, width] = input_size;
  if (channels !== 3 || mean.length !== 3 || std.length !== 3) {
    throw new RangeError(
      `The transform is for 3 channels; got input_size (${input_size.join(', ')}), ` +
        `${mean.length} means and ${std.length} standard deviations.`,
    );
  }
  const { size, box } = evalSizes(image, config);
  if (size.width * size.height > MAX_RESIZED_PIXELS) {
    throw new ImageError(
      'too-thin',
      `The picture of ${image.width}×${image.height} pixels is too thin: ` +
        `its short side made as long as the model wants, the other would have ${Math.max(size.width, size.height)} pixels.`,
    );
  }
  // timm passes no interpolation on when the target is not square, so torchvision's default applies.
  const filter =
    crop_mode === 'center' && height !== width && !isSquareAfterCrop(config) ? 'bilinear' : interpolation;
  const resized = resize(image, size.width, size.height, filter);
  const fill = crop_mode === 'border' ? mean.map((value) => roundHalfToEven(255 * value)) : [0, 0, 0];
  const cropped = crop(resized, box, fill);
  return { resized, box, cropped, tensor: normalize(cropped, mean, std) };
}

/** How large the transform makes a picture, and where the crop then lies: all that its size decides. */
export function evalSizes(image: Size, config: EvalConfig): { readonly size: Size; readonly box: CropBox } {
  const [, height, width] = config.input_size;
  const size = resizedSize(image, config);
  return { size, box: centerBox(size, { width, height }) };
}

/** The two sides of `input_size` over `crop_pct`, rounded down. */
function scaleSize({ input_size: [, height, width], crop_pct }: EvalConfig): {
  height: number;
  width: number;
} {
  const part = crop_pct || 0.875;
  return { height: Math.floor(height / part), width: Math.floor(width / part) };
}

function isSquareAfterCrop(config: EvalConfig): boolean {
  const { height, width } = scaleSize(config);
  return height === width;
}

/** The size that the picture is resized to. */
function resizedSize(image: Size, config: EvalConfig): Size {
  const target = scaleSize(config);
  if (config.crop_mode === 'squash') return target;
  if (config.crop_mode !== 'border' && isSquareAfterCrop(config)) {
    // torchvision's Resize(int): the short side exactly, the long side rounded down.
    const short = Math.min(image.width, image.height);
    const scaled = (side: number): number => Math.trunc((target.width * side) / short);
    return { width: scaled(image.width), height: scaled(image.height) };
  }
  // timm's ResizeKeepRatio.
  const ratios = [image.height / target.height, image.width / target.width];
  const ratio = config.crop_mode === 'border' ? Math.max(...ratios) : Math.min(...ratios);
  return { width: roundHalfToEven(image.width / ratio), height: roundHalfToEven(image.height / ratio) };
}

/**
 * torchvision's CenterCrop: where the crop lies, in the picture or, when the picture is smaller, around it.
 */
function centerBox(image: Size, { width, height }: Size): CropBox {
  const start = (from: number, to: number): number =>
    to > from ? -Math.floor((to - from) / 2) : roundHalfToEven((from - to) / 2);
  return { left: start(image.width, width), top: start(image.height, height), width, height };
}

/** The part of a picture in a box; what lies outside the picture is filled with one colour. */
function crop(image: RgbImage, { left, top, width, height }: CropBox, fill: readonly number[]): RgbImage {
  const data = new Uint8ClampedArray(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = fill[i % 3]!;
  const x = Math.max(left, 0);
  const pixels = Math.min(left + width, image.width) - x;
  for (let row = 0; row < height; row++) {
    const y = top + row;
    if (y < 0 || y >= image.height) continue;
    const from = (y * image.width + x) * 3;
    data.set(image.data.subarray(from, from + pixels * 3), (row * width + x - left) * 3);
  }
  return { width, height, data };
}

/**
 * (H, W, 3) uint8 → (3, H, W) float32: `(value / 255 − mean) / std`, each step rounded to float32 as PyTorch
 * does.
 */
export function normalize(
  { width, height, data }: RgbImage,
  mean: readonly number[],
  std: readonly number[],
): Float32Array<ArrayBuffer> {
  const area = width * height;
  const tensor = new Float32Array(3 * area);
  for (let channel = 0; channel < 3; channel++) {
    const [center, spread] = [Math.fround(mean[channel]!), Math.fround(std[channel]!)];
    const levels = Float32Array.from({ length: 256 }, (_, level) => {
      return Math.fround(Math.fround(level / 255) - center) / spread;
    });
    for (let i = 0; i < area; i++) tensor[channel * area + i] = levels[data[i * 3 + channel]!]!;
  }
  return tensor;
}

/**
 * The picture that a normalised tensor shows: `(value · std + mean) · 255`, rounded and kept in 0 to 255.
 *
 * @param tensor 3·H·W numbers, channel by channel.
 * @param shape (3, H, W)
 */
export function unnormalize(
  tensor: Float32Array,
  shape: readonly [number, number, number],
  mean: readonly number[],
  std: readonly number[],
): RgbImage {
  const [channels, height, width] = shape;
  const area = width * height;
  if (channels !== 3 || tensor.length !== 3 * area) {
    throw new RangeError(
      `unnormalize wants a tensor of shape (3, H, W); got ${tensor.length} numbers as (${shape.join(', ')}).`,
    );
  }
  const data = new Uint8ClampedArray(3 * area);
  for (let i = 0; i < data.length; i++) {
    const channel = i % 3;
    data[i] = Math.round(
      (tensor[channel * area + (i - channel) / 3]! * std[channel]! + mean[channel]!) * 255,
    );
  }
  return { width, height, data };
}

/** Python's `round`: halves go to the even neighbour. */
function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
