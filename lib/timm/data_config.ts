/** How a picture is prepared for a model, after timm 1.0.29 `timm/data/config.py`. */
import type { PretrainedCfg } from './registry.ts';

export interface DataConfig {
  readonly input_size: readonly [number, number, number];
  readonly interpolation: string;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
  readonly crop_pct: number;
  readonly crop_mode: string;
}

const DEFAULTS: DataConfig = {
  input_size: [3, 224, 224],
  interpolation: 'bicubic',
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
  crop_pct: 0.875,
  crop_mode: 'center',
};

/** The model's own configuration with `args` on top, in timm's order of keys. */
export function resolve_data_config(
  args: Partial<DataConfig> = {},
  model: { readonly default_cfg: PretrainedCfg | null } | null = null,
): DataConfig {
  const cfg: Partial<DataConfig> = model?.default_cfg ?? {};
  const pick = <Key extends keyof DataConfig>(key: Key): DataConfig[Key] =>
    args[key] ?? cfg[key] ?? DEFAULTS[key];
  return {
    input_size: pick('input_size'),
    interpolation: pick('interpolation'),
    mean: pick('mean'),
    std: pick('std'),
    crop_pct: pick('crop_pct'),
    crop_mode: pick('crop_mode'),
  };
}
