/**
 * A picture meets the weights of `patch_embed.proj`: what PyTorch says, by where the two lie and what they
 * are made of.
 */
import { create_model } from '#lib/timm/create_model.ts';
import { VisionTransformer } from '#lib/timm/vision_transformer.ts';
import { setPretendCuda } from '#lib/torch/device.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { cuda, makePlaceholder, Tensor } from '#lib/torch/index.ts';
import { conv2d } from '#lib/torch/ops/nn/convolution.ts';

export const PLACES = ['cpu', 'cuda'] as const;
export type Place = (typeof PLACES)[number];
export const DTYPES = ['float32', 'uint8'] as const;
export type PictureType = (typeof DTYPES)[number];

export interface Meeting {
  readonly picture: Place;
  readonly dtype: PictureType;
  readonly weights: Place;
}

/** What a type in the message stands for; a place is left out where the message says none. */
export interface Named {
  readonly written: string;
  readonly dtype: PictureType;
  readonly place: Place | null;
}

export interface Refusal {
  readonly message: string;
  readonly input: Named;
  /** What the input is compared with: the weights or the biases. */
  readonly against: 'weight' | 'bias';
  readonly other: Named;
  /** What stands behind "should be the same". */
  readonly rest: string;
}

/** The shape that comes out, or PyTorch's refusal. */
export type Outcome = { readonly shape: readonly number[] } | { readonly refusal: Refusal };

const to = (place: Place, x: Tensor): Tensor => (place === 'cpu' ? x : cuda(x));

export function meet({ picture, dtype, weights }: Meeting): Outcome {
  const model = create_model('vit_tiny_patch16_224');
  if (!(model instanceof VisionTransformer)) throw new TypeError('ViT-Tiny is a VisionTransformer');
  const { weight, bias } = model.patch_embed.proj;
  const before = setPretendCuda(true);
  try {
    const x = to(picture, Tensor.of(makePlaceholder('x', [1, 3, 224, 224], dtype)));
    return { shape: conv2d(x, to(weights, weight), bias && to(weights, bias), 16).shape };
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    return { refusal: refusalOf(error.message) };
  } finally {
    setPretendCuda(before);
  }
}

const MESSAGE = /^Input type \((.+?)\) and (weight|bias) type \((.+?)\) should be the same(.*)$/;

export function refusalOf(message: string): Refusal {
  const [, input, against, other, rest] = MESSAGE.exec(message) ?? [];
  if (input === undefined) throw new Error(`Not the message of this figure: ${message}`);
  return {
    message,
    input: named(input),
    against: against as Refusal['against'],
    other: named(other!),
    rest: rest!.trim(),
  };
}

const WRITTEN: Readonly<Record<string, PictureType>> = {
  FloatTensor: 'float32',
  ByteTensor: 'uint8',
  float: 'float32',
  'unsigned char': 'uint8',
};

/** `torch.cuda.FloatTensor` names a place and a dtype, C++’s `float` a dtype alone. */
function named(written: string): Named {
  const parts = /^torch\.(cuda\.)?(\w+)$/.exec(written);
  const dtype = WRITTEN[parts ? parts[2]! : written];
  if (!dtype) throw new Error(`No dtype is called ${written}`);
  return { written, dtype, place: parts ? (parts[1] ? 'cuda' : 'cpu') : null };
}
