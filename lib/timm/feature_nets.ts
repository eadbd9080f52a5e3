/** What `features_only=True` wraps a backbone in, after timm 1.0.29 `models/_features.py`. */
import { Module, type AnyModule } from '../nn/index.ts';
import { checkAs } from '../torch/errors.ts';
import type { Tensor } from '../torch/tensor.ts';
import { feature_take_indices, FeatureInfo, type FeatureRow } from './feature_info.ts';
import type { PretrainedCfg } from './registry.ts';
import type { VisionTransformer } from './vision_transformer.ts';

/** For a ViT: the maps of some blocks, (B, C, h, w) each; blocks that are not needed are dropped. */
export class FeatureGetterNet extends Module<[Tensor], Tensor[]> {
  readonly type_name: string = 'FeatureGetterNet';
  feature_info: FeatureInfo;
  out_indices: readonly number[];
  default_cfg: PretrainedCfg | null;
  model: VisionTransformer;

  constructor(model: VisionTransformer, out_indices: number | readonly number[] = 3) {
    super();
    this.out_indices = model.prune_intermediate_layers(out_indices, true);
    this.feature_info = new FeatureInfo(model.feature_info, this.out_indices);
    this.default_cfg = model.default_cfg;
    this.model = model;
  }

  forward(x: Tensor): Tensor[] {
    return this.model.forward_intermediates(x, { indices: this.out_indices }).intermediates;
  }
}

/** For a ResNet: its children up to the last map wanted, under their own names; returns the chosen maps. */
export class FeatureListNet extends Module<[Tensor], Tensor[]> {
  readonly type_name: string = 'FeatureListNet';
  feature_info: FeatureInfo;
  default_cfg: PretrainedCfg | null;
  readonly #return_layers: ReadonlySet<string>;

  constructor(
    model: AnyModule & { readonly default_cfg: PretrainedCfg | null },
    info: readonly FeatureRow[],
    out_indices: readonly number[] = [0, 1, 2, 3, 4],
  ) {
    super();
    checkAs(
      'IndexError',
      out_indices.every((i) => i >= -info.length && i < info.length),
      () => 'list index out of range',
    );
    const take_indices =
      out_indices.length > 0 ? feature_take_indices(info.length, out_indices).take_indices : [];
    this.feature_info = new FeatureInfo(info, take_indices);
    this.default_cfg = model.default_cfg;
    this.#return_layers = new Set(take_indices.map((i) => info[i]!.module));
    const remaining = new Set(this.#return_layers);
    for (const [name, child] of model.named_children()) {
      Object.assign(this, { [name]: child });
      remaining.delete(name);
      if (remaining.size === 0) break;
    }
  }

  forward(x: Tensor): Tensor[] {
    const features: Tensor[] = [];
    for (const [name, child] of this.named_children()) {
      x = (child as unknown as Module).call(x);
      if (this.#return_layers.has(name)) features.push(x);
    }
    return features;
  }
}
