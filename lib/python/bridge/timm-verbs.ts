/** timm: models by name, their configurations, what a feature extractor knows of itself. */
import type { AnyModule } from '#lib/nn/index.ts';
import * as timm from '#lib/timm/index.ts';
import { FeatureGetterNet, FeatureListNet } from '#lib/timm/feature_nets.ts';
import { flag, int, listOf, module, options, tensor, text } from './argument-types.ts';
import { optionsFor } from './builders.ts';
import type { Checkpoints } from './checkpoints.ts';
import { keepRecipe } from './copy-module.ts';
import { plain } from './decode.ts';
import { encode, encodeItems, encodeJson, Ready } from './encode.ts';
import type { PythonSide } from './python.ts';
import { verb, type Verb } from './verb.ts';

export const timmVerbs = (python: PythonSide, checkpoints: Checkpoints): readonly Verb[] => [
  /** `checkpoint_path` may be ''. */
  verb(
    'create_model',
    { name: text, pretrained: flag, checkpoint_path: text, options },
    ({ name, pretrained, checkpoint_path, options }) => {
      const given = optionsFor(options, python) as timm.CreateModelOptions;
      const make = (weights: object): AnyModule =>
        timm.create_model(name, { ...given, ...weights }, checkpoints);
      const model = make({ pretrained, checkpoint_path });
      keepRecipe(model, () => make({}));
      return model;
    },
  ),
  /** Lines for the reader since the last call. */
  verb('notices', {}, () => encodeJson(checkpoints.notices())),
  /** The file of the site that `checkpoint_path` can name. */
  verb('checkpoint_name', {}, () => checkpoints.name),
  verb('model_names', {}, () => encodeJson(timm.model_names)),
  verb('pretrained_cfg', { name: text }, ({ name }) => {
    const cfg = timm.get_pretrained_cfg(name);
    return cfg === null ? null : encodeJson(cfg);
  }),
  verb('default_cfg', { module }, ({ module }) => {
    const cfg = module.attribute('default_cfg');
    return cfg ? encodeJson(cfg) : null;
  }),
  /** The rows and the indices of those handed out. */
  verb('feature_info', { module }, ({ module }) => {
    if (!(module instanceof FeatureGetterNet || module instanceof FeatureListNet)) return null;
    return encodeJson([module.feature_info.info, module.feature_info.out_indices]);
  }),
  /** The final tokens or maps, a list of intermediates, and a list of their prefix tokens. */
  verb('forward_intermediates', { model: module, x: tensor, options }, ({ model, x, options }) => {
    const found = (model as unknown as timm.VisionTransformer).forward_intermediates(
      x,
      plain(options) as object,
    );
    return new Ready({
      kind: 'tuple',
      0: encode(found.final),
      1: encodeItems('list', found.intermediates),
      2: encodeItems('list', 'prefix_tokens' in found ? found.prefix_tokens : []),
      count: 3,
    });
  }),
  verb(
    'resample_abs_pos_embed',
    { posemb: tensor, new_size: listOf(int), options },
    ({ posemb, new_size, options }) => {
      const { old_size, ...rest } = plain(options) as { old_size: [number, number] | null };
      return timm.resample_abs_pos_embed(posemb, new_size as [number, number], {
        ...rest,
        ...(old_size ? { old_size } : {}),
      });
    },
  ),
  verb('set_fused_attn', { enable: flag }, ({ enable }) => timm.set_fused_attn(enable)),
];
