/** timm: models by name, their configurations, what a feature extractor knows of itself. */
import type { AnyModule } from '#lib/nn/index.ts';
import * as timm from '#lib/timm/index.ts';
import { FeatureGetterNet, FeatureListNet } from '#lib/timm/feature_nets.ts';
import type { Tensor } from '#lib/torch/index.ts';
import { optionsFor } from './builders.ts';
import type { Checkpoints } from './checkpoints.ts';
import { keepRecipe } from './copy_module.ts';
import { plain } from './decode.ts';
import { encodeItems, Ready } from './encode.ts';
import type { PythonSide } from './python.ts';
import { moduleAt, type Verbs } from './verb.ts';

const json = (value: unknown): Ready => new Ready({ k: 'J', v: JSON.stringify(value) });

export function timmCalls(python: PythonSide, checkpoints: Checkpoints): Verbs {
  return {
    create_model: ({ name, args: [pretrained, path, given] }) => {
      const options = optionsFor(given, python) as timm.CreateModelOptions;
      const plainOptions = { ...options };
      const make = (weights: boolean): AnyModule =>
        timm.create_model(
          name,
          weights
            ? { ...plainOptions, pretrained: pretrained as boolean, checkpoint_path: path as string }
            : plainOptions,
          checkpoints,
        );
      const model = make(true);
      keepRecipe(model, () => make(false));
      return model;
    },
    notices: () => json(checkpoints.notices()),
    model_names: () => json(timm.model_names),
    pretrained_cfg: ({ name }) => {
      const cfg = timm.get_pretrained_cfg(name);
      return cfg === null ? null : json(cfg);
    },
    default_cfg: (ask) => {
      const cfg = moduleAt(ask).attribute('default_cfg');
      return cfg ? json(cfg) : null;
    },
    feature_info: (ask) => {
      const net = moduleAt(ask);
      if (!(net instanceof FeatureGetterNet || net instanceof FeatureListNet)) return null;
      return json([net.feature_info.info, net.feature_info.out_indices]);
    },
    forward_intermediates: ({ args: [model, x, options] }) => {
      const found = (model as timm.VisionTransformer).forward_intermediates(
        x as Tensor,
        plain(options) as object,
      );
      const prefix = 'prefix_tokens' in found ? found.prefix_tokens : [];
      const { final, intermediates } = found;
      return new Ready({
        ...encodeItems('L', [final]),
        n: 3,
        1: encodeItems('A', intermediates),
        2: encodeItems('A', prefix),
      });
    },
    resample_abs_pos_embed: ({ args: [posemb, size, options] }) => {
      const { old_size, ...rest } = plain(options) as { old_size: [number, number] | null };
      return timm.resample_abs_pos_embed(posemb as Tensor, size as [number, number], {
        ...rest,
        ...(old_size ? { old_size } : {}),
      });
    },
    fused_attn: ({ args: [enable] }) => {
      timm.set_fused_attn(enable as boolean);
      return null;
    },
  };
}
