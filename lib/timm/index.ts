/** `timm`, as far as this book needs it. */
export { Attention, set_fused_attn } from './attention.ts';
export { Block } from './block.ts';
export {
  create_model,
  type CreateModelOptions,
  type FeatureModel,
  type TimmModel,
  type WeightLoader,
} from './create_model.ts';
export { resolve_data_config, type DataConfig } from './data_config.ts';
export { DropPath } from './drop_path.ts';
export { FeatureInfo, feature_take_indices } from './feature_info.ts';
export { FeatureGetterNet, FeatureListNet } from './feature_nets.ts';
export { LayerNorm } from './layer_norm.ts';
export { LayerScale } from './layer_scale.ts';
export { Mlp } from './mlp.ts';
export { PatchDropout } from './patch_dropout.ts';
export { PatchEmbed } from './patch_embed.ts';
export { resample_abs_pos_embed } from './pos_embed.ts';
export { has_model, model_names } from './model_names.ts';
export { get_pretrained_cfg, is_model, list_models, type PretrainedCfg } from './registry.ts';
export { ResNet } from './resnet.ts';
export { SelectAdaptivePool2d } from './select_adaptive_pool2d.ts';
export { VisionTransformer } from './vision_transformer.ts';
export { VisionTransformerDistilled } from './vision_transformer_distilled.ts';
