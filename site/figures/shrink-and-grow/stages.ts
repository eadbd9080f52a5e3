/** What the parts of a model put out, by shapes alone: traced by the library, nothing is computed. */
import { outline } from '#lib/summary/outline.ts';
import { create_model, type CreateModelOptions } from '#lib/timm/create_model.ts';

export const RESNETS = ['resnet50', 'resnet18'] as const;
export const VITS = ['vit_tiny_patch16_224', 'vit_base_patch16_224'] as const;
export type ModelName = (typeof RESNETS)[number] | (typeof VITS)[number];

const RESNET_PARTS = ['conv1', 'maxpool', 'layer1', 'layer2', 'layer3', 'layer4'];
const VIT_PARTS = ['patch_embed', 'blocks.0', 'blocks.2', 'blocks.5', 'blocks.8', 'blocks.11'];

export interface FeatureStage {
  /** Its module's path. */
  readonly name: string;
  /** As PyTorch has it. */
  readonly shape: readonly number[];
  /** Places in the picture's plane, one side: 56 of a map of 56 × 56, 14 of a ViT's patches. */
  readonly side: number;
  /** Numbers for each place. */
  readonly channels: number;
  /** All of them. */
  readonly numbers: number;
}

const known = new Map<string, readonly FeatureStage[]>();

/**
 * The stages of a model for one square picture of `size` pixels, from the first layer to the last map.
 * @throws {TorchError} in timm's words where the model does not take that size.
 */
export function stagesOf(
  model: ModelName,
  size = 224,
  options: Pick<CreateModelOptions, 'dynamic_img_size'> = {},
): readonly FeatureStage[] {
  const key = `${model} ${size} ${JSON.stringify(options)}`;
  let stages = known.get(key);
  if (!stages) {
    if (known.size > 32) known.clear();
    known.set(key, (stages = traced(model, size, options)));
  }
  return stages;
}

function traced(model: ModelName, size: number, options: CreateModelOptions): readonly FeatureStage[] {
  const built = create_model(model, options).eval();
  const { modules } = outline(built, [1, 3, size, size]);
  const parts = model.startsWith('resnet') ? RESNET_PARTS : VIT_PARTS;
  return parts.map((name) => {
    const shape = modules.find(({ path }) => path === name)!.output!;
    const [channels, side] =
      shape.length === 4
        ? [shape[1]!, shape[2]!] // (B, C, h, w)
        : [shape[2]!, Math.floor(Math.sqrt(shape[1]!))]; // (B, N, C), with or without the class token
    return { name, shape, side, channels, numbers: shape.reduce((product, n) => product * n, 1) };
  });
}
