/**
 * A classifier that nobody has trained, made in the three ways that tutorials take to be one. Its numbers are
 * drawn by PyTorch's own generator from a seed, as `torch.manual_seed(seed)` before the line gives them.
 */
import type { ModelSpec, TensorData } from '#lib/engine/contract.ts';
import { Linear } from '#lib/nn/linear.ts';
import { create_model } from '#lib/timm/create_model.ts';
import type { VisionTransformer } from '#lib/timm/vision_transformer.ts';
import { default_generator } from '#lib/torch/default_generator.ts';
import { Tensor } from '#lib/torch/index.ts';
import { makeConstant } from '#lib/torch/node.ts';

export const WAYS = ['num_classes', 'reset_classifier', 'linear'] as const;
export type Way = (typeof WAYS)[number];

/** timm's name and arguments of the model that the head is for. */
type Body = Pick<ModelSpec, 'name' | 'options'>;
const TINY: Body = { name: 'vit_tiny_patch16_224' };

export interface NewHead {
  /** (K, C), row by row */
  readonly weight: Float32Array;
  /** (K) */
  readonly bias: Float32Array;
  /** What the head says of pooled features (1, C): (K) logits. */
  readonly answers: (features: TensorData) => Float32Array;
}

/** @param classes K, at least 1 */
export function newHead(way: Way, classes: number, seed: number, body = TINY): NewHead {
  const head = headOf(way, classes, seed, body);
  const values = (tensor: Tensor) => Float32Array.from(tensor.values() as Float32Array);
  return {
    weight: values(head.weight),
    bias: values(head.bias!),
    answers: ({ data, shape }) =>
      values(head.forward(Tensor.of(makeConstant(shape, 'float32', Float32Array.from(data))))),
  };
}

function headOf(way: Way, classes: number, seed: number, { name, options }: Body): Linear {
  if (way === 'num_classes') {
    default_generator.manual_seed(seed);
    return (create_model(name, { ...options, num_classes: classes }) as VisionTransformer).head as Linear;
  }
  const model = create_model(name, options) as VisionTransformer;
  default_generator.manual_seed(seed);
  if (way === 'linear') model.head = new Linear(model.embed_dim, classes);
  else model.reset_classifier(classes);
  return model.head as Linear;
}
