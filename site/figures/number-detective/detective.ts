/**
 * What one argument of `vit_tiny_patch16_224` moves: the model is built and traced, nothing is computed, and every
 * number is read off the traced shapes.
 */
import { create_model } from '#lib/timm/create_model.ts';
import type { VisionTransformer } from '#lib/timm/vision_transformer.ts';
import { multiply_adds } from '#lib/summary/multiply_adds.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { makePlaceholder } from '#lib/torch/node.ts';
import { Tensor } from '#lib/torch/index.ts';

export interface Settings {
  readonly batch: number;
  readonly img_size: number;
  readonly patch_size: number;
  readonly embed_dim: number;
  readonly in_chans: number;
  /** Side of the picture that is put in; as `img_size` unless said otherwise. */
  readonly picture: number;
  readonly dynamic_img_size: boolean;
}

export const ARGUMENTS = ['batch', 'img_size', 'patch_size', 'embed_dim', 'in_chans'] as const;
export type Argument = (typeof ARGUMENTS)[number];

export const DEFAULTS: Settings = {
  batch: 1,
  img_size: 224,
  patch_size: 16,
  embed_dim: 192,
  in_chans: 3,
  picture: 224,
  dynamic_img_size: false,
};

/** What a reader may choose for each argument. */
export const RANGES: Readonly<Record<Argument, { min: number; max: number; step: number }>> = {
  batch: { min: 1, max: 32, step: 1 },
  img_size: { min: 32, max: 512, step: 16 },
  patch_size: { min: 4, max: 64, step: 1 },
  embed_dim: { min: 48, max: 768, step: 48 },
  in_chans: { min: 1, max: 12, step: 1 },
};

/** The five numbers that tutorials mix up. */
export interface FiveNumbers {
  readonly patch_size: number;
  readonly in_chans: number;
  readonly embed_dim: number;
  readonly patches: number;
  /** Numbers in one patch: a row of the matrix. */
  readonly patch_numbers: number;
}

export interface Trace {
  readonly input: readonly number[];
  readonly proj: readonly number[];
  /** Null with dynamic_img_size: the tokens stay a grid until their positions are added. */
  readonly flattened: readonly number[] | null;
  readonly tokens: readonly number[];
}

export interface Case {
  readonly settings: Settings;
  readonly five: FiveNumbers;
  readonly grid: readonly [number, number];
  /** Columns at the right, and rows at the bottom, that no patch covers. */
  readonly dropped: number;
  /** Numbers in `patch_embed.proj`, weights and bias. */
  readonly proj_parameters: number;
  readonly parameters: number;
  /** Null when timm refuses the picture or the model. */
  readonly trace: Trace | null;
  readonly multiply_adds: number | null;
  /** What timm says, in its words; empty when all is well. */
  readonly error: string;
}

/** Builds and traces the model for these settings. An argument that timm refuses gives its error, not an exception. */
export function investigate(settings: Settings): Case | { readonly error: string } {
  const { batch, img_size, patch_size, embed_dim, in_chans, dynamic_img_size } = settings;
  try {
    const options = { img_size, patch_size, embed_dim, in_chans, dynamic_img_size };
    const model = create_model('vit_tiny_patch16_224', options) as VisionTransformer;
    const seen = traced(model, [batch, in_chans, settings.picture, settings.picture]);
    return { ...numbersOf(model, settings, seen.trace), ...seen };
  } catch (error) {
    if (error instanceof TorchError) return { error: error.message };
    throw error;
  }
}

function numbersOf(
  model: VisionTransformer,
  settings: Settings,
  trace: Trace | null,
): Omit<Case, 'trace' | 'multiply_adds' | 'error'> {
  const { proj, grid_size, patch_size } = model.patch_embed;
  // With dynamic_img_size the picture decides; a picture that is refused leaves the model's own grid.
  const [rows, columns] = trace ? trace.proj.slice(2) : grid_size!;
  const covered = rows! * patch_size[0];
  const { weight, bias } = proj;
  return {
    settings,
    five: {
      patch_size: patch_size[0],
      in_chans: weight.shape[1]!,
      embed_dim: weight.shape[0]!,
      patches: rows! * columns!,
      patch_numbers: weight.numel() / weight.shape[0]!,
    },
    grid: [rows!, columns!],
    dropped: (trace ? settings.picture : settings.img_size) - covered,
    proj_parameters: weight.numel() + bias!.numel(),
    parameters: model.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0),
  };
}

function traced(
  model: VisionTransformer,
  shape: readonly number[],
): Pick<Case, 'trace' | 'multiply_adds' | 'error'> {
  const input = Tensor.of(makePlaceholder('x', shape, 'float32'));
  try {
    const output = model.forward(input);
    const proj = model.patch_embed.proj.forward(input);
    const flattened = proj.flatten(2);
    const tokens = flattened.transpose(1, 2);
    const trace = {
      input: shape,
      proj: proj.shape,
      flattened: model.dynamic_img_size ? null : flattened.shape,
      tokens: tokens.shape,
    };
    return { trace, multiply_adds: multiply_adds(output).total, error: '' };
  } catch (error) {
    if (error instanceof TorchError) return { trace: null, multiply_adds: null, error: error.message };
    throw error;
  }
}

/** Which of the five numbers differ. */
export function moved(before: FiveNumbers, after: FiveNumbers): (keyof FiveNumbers)[] {
  return (Object.keys(before) as (keyof FiveNumbers)[]).filter((name) => before[name] !== after[name]);
}

/** The settings with one argument changed; the picture follows img_size. */
export function withArgument(settings: Settings, argument: Argument, value: number): Settings {
  const changed = { ...settings, [argument]: value };
  return argument === 'img_size' ? { ...changed, picture: value } : changed;
}
