/**
 * `timm.create_model`, after timm 1.0.29 `models/_factory.py` and `models/_builder.py`. Weights are not
 * loaded here: `pretrained` and `checkpoint_path` are carried out by the loader that the caller gives, since
 * where weights come from differs between Node, the page and the Python cells. Left out on purpose: hub and
 * local-dir model names, scriptable and exportable, pretrained_cfg overlays.
 */
import type { AnyModule } from '../nn/index.ts';
import { notHere, TorchError } from '../torch/errors.ts';
import { FeatureGetterNet, FeatureListNet } from './feature_nets.ts';
import type { LoadPretrainedOptions } from './load_pretrained.ts';
import { has_model } from './model_names.ts';
import { get_pretrained_cfg, is_model, split_model_name_tag, type PretrainedCfg } from './registry.ts';
import { BasicBlock, Bottleneck } from './resnet_block.ts';
import { ResNet, type ResNetOptions } from './resnet.ts';
import { VisionTransformer, type VisionTransformerOptions } from './vision_transformer.ts';
import { VisionTransformerDistilled } from './vision_transformer_distilled.ts';

export interface CreateModelOptions extends VisionTransformerOptions, Omit<ResNetOptions, 'global_pool'> {
  readonly pretrained?: boolean;
  readonly checkpoint_path?: string;
  readonly features_only?: boolean;
  readonly out_indices?: number | readonly number[];
  /** What wraps the backbone: a ViT's own way is `getter`, a ResNet's `list`. */
  readonly feature_cls?: string;
}

export type TimmModel = VisionTransformer | VisionTransformerDistilled | ResNet;
export type FeatureModel = FeatureGetterNet | FeatureListNet;

/** Fills a freshly built model with weights: timm's pretrained ones, or those of a checkpoint's path. */
export interface WeightLoader {
  /** @param num_classes of the model; 0 where it is to give features */
  pretrained(model: TimmModel, cfg: PretrainedCfg, options: LoadPretrainedOptions): void;
  checkpoint(model: AnyModule, path: string): void;
}

/** A loader where there are no weights: asking for them is an error. */
export const noWeights: WeightLoader = {
  pretrained: (_, { architecture }) => {
    throw new TorchError('RuntimeError', `No pretrained weights of ${architecture} are at hand here.`);
  },
  checkpoint: (_, path) => {
    throw new TorchError('FileNotFoundError', `[Errno 2] No such file or directory: '${path}'`);
  },
};

const widths = {
  tiny: [192, 12, 3],
  small: [384, 12, 6],
  base: [768, 12, 12],
  large: [1024, 24, 16],
} as const;
const depths = {
  resnet18: [BasicBlock, [2, 2, 2, 2]],
  resnet34: [BasicBlock, [3, 4, 6, 3]],
  resnet50: [Bottleneck, [3, 4, 6, 3]],
  resnet101: [Bottleneck, [3, 4, 23, 3]],
} as const;

/** A model by timm's name, in training mode, with freshly drawn weights unless weights are asked for. */
export function create_model(
  model_name: string,
  options: CreateModelOptions & { readonly features_only: true },
  weights?: WeightLoader,
): FeatureModel;
export function create_model(
  model_name: string,
  options?: CreateModelOptions,
  weights?: WeightLoader,
): TimmModel;
export function create_model(
  model_name: string,
  options: CreateModelOptions = {},
  weights: WeightLoader = noWeights,
): TimmModel | FeatureModel {
  const [name] = split_model_name_tag(model_name);
  if (!has_model(name)) throw new TorchError('RuntimeError', `Unknown model (${name})`);
  if (!is_model(name)) throw notBuilt(name);
  const cfg = get_pretrained_cfg(model_name);
  if (!cfg)
    throw new TorchError(
      'RuntimeError',
      `Invalid pretrained tag (${model_name.slice(name.length + 1)}) for ${name}.`,
    );
  const { pretrained, checkpoint_path, features_only, out_indices, feature_cls, ...rest } = options;
  const model = build(name, { ...defaultsOf(cfg), ...rest });
  model.default_cfg = cfg;
  if (pretrained) {
    const num_classes = features_only ? 0 : model.num_classes;
    weights.pretrained(model, cfg, { num_classes, in_chans: rest.in_chans ?? 3 });
  }
  const wrapped = features_only ? featuresOf(model, out_indices, feature_cls) : model;
  if (checkpoint_path) weights.checkpoint(wrapped, checkpoint_path);
  return wrapped;
}

const notBuilt = (name: string): TorchError =>
  new TorchError(
    'NotImplementedError',
    `The model ${name} is part of timm but not of this page: plain ViTs, DeiTs and ResNets are.`,
  );

function build(name: string, options: VisionTransformerOptions & ResNetOptions): TimmModel {
  if (Object.hasOwn(depths, name)) {
    refuseUnknown('ResNet', resnetOptions, options);
    const [block, layers] = depths[name as keyof typeof depths];
    return new ResNet(block, layers, options);
  }
  refuseUnknown('VisionTransformer', visionTransformerOptions, options);
  const parts = /^(vit|deit)_(tiny|small|base|large)(_distilled)?_patch(\d+)_\d+$/.exec(name);
  if (!parts) throw notBuilt(name);
  const [embed_dim, depth, num_heads] = widths[parts[2] as keyof typeof widths];
  const all = { patch_size: Number(parts[4]), embed_dim, depth, num_heads, ...options };
  return parts[3] ? new VisionTransformerDistilled(all) : new VisionTransformer(all);
}

function featuresOf(
  model: TimmModel,
  out_indices: number | readonly number[] | undefined,
  feature_cls: string | undefined,
): FeatureModel {
  const usual = model instanceof ResNet ? 'list' : 'getter';
  if ((feature_cls ?? usual) !== usual)
    throw notHere(
      `feature_cls='${feature_cls}' of timm.create_model`,
      'It is left out of this page on purpose.',
    );
  if (!(model instanceof ResNet)) return new FeatureGetterNet(model, out_indices ?? 3);
  const indices = typeof out_indices === 'number' ? [out_indices] : out_indices;
  return new FeatureListNet(model, model.feature_info, indices);
}

/** What a pretrained configuration says of the model itself; a fixed input size is one of them. */
const defaultsOf = ({
  num_classes,
  input_size,
  fixed_input_size,
}: PretrainedCfg): VisionTransformerOptions =>
  fixed_input_size ? { num_classes, img_size: input_size[1] } : { num_classes };

/** Nothing is ignored in silence: a name that timm's class does not take raises what Python raises. */
function refuseUnknown(type: string, known: Readonly<Record<string, true>>, options: object): void {
  const given = Object.entries(options).find(
    ([name, value]) =>
      !Object.hasOwn(known, name) && !(Object.hasOwn(leftOut, name) && leftOut[name] === value),
  );
  if (given === undefined) return;
  const [unknown] = given;
  if (Object.hasOwn(leftOut, unknown))
    throw notHere(`${unknown}= of ${type}`, 'It is left out of this page on purpose.');
  throw new TorchError('TypeError', `${type}.__init__() got an unexpected keyword argument '${unknown}'`);
}

const resnetOptions: Readonly<Record<keyof ResNetOptions, true>> = {
  num_classes: true,
  in_chans: true,
  global_pool: true,
  output_stride: true,
  act_layer: true,
  drop_rate: true,
  drop_path_rate: true,
  zero_init_last: true,
  channels: true,
};

const visionTransformerOptions: Readonly<Record<keyof VisionTransformerOptions, true>> = {
  img_size: true,
  patch_size: true,
  in_chans: true,
  num_classes: true,
  global_pool: true,
  embed_dim: true,
  depth: true,
  num_heads: true,
  mlp_ratio: true,
  qkv_bias: true,
  qk_norm: true,
  scale_attn_norm: true,
  scale_mlp_norm: true,
  proj_bias: true,
  init_values: true,
  class_token: true,
  pos_embed: true,
  no_embed_class: true,
  reg_tokens: true,
  pre_norm: true,
  final_norm: true,
  fc_norm: true,
  pool_include_prefix: true,
  dynamic_img_size: true,
  dynamic_img_pad: true,
  drop_rate: true,
  pos_drop_rate: true,
  patch_drop_rate: true,
  proj_drop_rate: true,
  attn_drop_rate: true,
  drop_path_rate: true,
  weight_init: true,
  fix_init: true,
  embed_norm_layer: true,
  norm_layer: true,
  act_layer: true,
  block_fn: true,
  attn_pool: true,
};

/** Arguments that timm's classes take and ours do not, with the value that asks for nothing. */
const leftOut: Readonly<Record<string, unknown>> = {
  embed_layer: undefined,
  mlp_layer: undefined,
  attn_layer: undefined,
  device: undefined,
  dtype: undefined,
  cardinality: 1,
  base_width: 64,
  stem_width: 64,
  stem_type: '',
  replace_stem_pool: false,
  block_reduce_first: 1,
  down_kernel_size: 1,
  avg_down: false,
  aa_layer: undefined,
  drop_block_rate: 0,
  block_args: undefined,
  layers: undefined,
};
