/**
 * A pretrained state dict into a model that may have another head, other channels or another picture size;
 * after timm 1.0.29 `load_pretrained` (`models/_builder.py`), `checkpoint_filter_fn`
 * (`models/vision_transformer.py`) and `adapt_input_conv` (`models/_manipulate.py`). Left out: patches of
 * another size, and checkpoints of other projects (CLIP, DINOv2, BEiT), which have other names.
 */
import type { StateDict } from '../nn/module.ts';
import type { LoadResult } from '../nn/load_state_dict.ts';
import { notHere, TorchError } from '../torch/errors.ts';
import { cat } from '../torch/ops/join.ts';
import type { Tensor } from '../torch/tensor.ts';
import { resample_abs_pos_embed } from './pos_embed.ts';
import { ResNet } from './resnet.ts';
import type { VisionTransformer } from './vision_transformer.ts';

export interface LoadPretrainedOptions {
  /** Classes of the model; 0 where it is to give features. */
  readonly num_classes: number;
  readonly in_chans: number;
}

/** What a pretrained configuration says of its state dict. */
export interface PretrainedLayout {
  readonly num_classes: number;
  readonly first_conv: string;
  /** The linear layers that end in `num_classes`; two of a distilled model. */
  readonly classifier: string | readonly string[];
}

/**
 * Loads what fits and drops the head of another number of classes, which then stays as it was drawn.
 *
 * @throws {TorchError} RuntimeError in PyTorch's words where the rest does not fit.
 */
export function load_pretrained(
  model: VisionTransformer | ResNet,
  pretrained: ReadonlyMap<string, Tensor>,
  cfg: PretrainedLayout,
  { num_classes, in_chans }: LoadPretrainedOptions,
): LoadResult {
  const state: StateDict = new Map(pretrained);
  if (!(model instanceof ResNet)) checkpoint_filter_fn(state, model);
  const first = `${cfg.first_conv}.weight`;
  const conv = state.get(first);
  if (conv && in_chans !== 3) state.set(first, adapt_input_conv(in_chans, conv));
  const strict = num_classes === cfg.num_classes;
  if (!strict) {
    for (const name of [cfg.classifier].flat()) {
      state.delete(`${name}.weight`);
      state.delete(`${name}.bias`);
    }
  }
  return model.load_state_dict(state, strict);
}

/** Position embeddings for the model's own grid. */
function checkpoint_filter_fn(state: StateDict, model: VisionTransformer): void {
  const { grid_size, proj } = model.patch_embed;
  const weight = state.get('patch_embed.proj.weight');
  if (weight && weight.shape[2] !== proj.weight.shape[2])
    throw notHere(
      'patch_size= of another size than the pretrained weights have',
      'timm resamples the patches then; give the patch size in the model’s name.',
    );
  const posemb = state.get('pos_embed');
  if (!posemb || !model.pos_embed || !grid_size || posemb.shape[1] === model.pos_embed.shape[1]) return;
  const num_prefix_tokens = model.no_embed_class ? 0 : model.num_prefix_tokens;
  state.set('pos_embed', resample_abs_pos_embed(posemb, grid_size, { num_prefix_tokens }));
}

/** (O, 3, K, K) → (O, in_chans, K, K): grey is the sum of the colours; more channels repeat them, scaled. */
function adapt_input_conv(in_chans: number, weight: Tensor): Tensor {
  const channels = weight.shape[1]!;
  if (in_chans === 1) return weight.sum([1], true);
  if (channels !== 3)
    throw new TorchError('NotImplementedError', 'Weight format not supported by conversion.');
  const repeated = cat(
    Array.from({ length: Math.ceil(in_chans / 3) }, () => weight),
    1,
  );
  return repeated.narrow(1, 0, in_chans).mul(3 / in_chans);
}
