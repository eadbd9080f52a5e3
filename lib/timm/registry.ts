/** timm's model names, their pretrained tags and configurations, after timm 1.0.29 `models/_registry.py`. */
import configs from './default_cfgs.json' with { type: 'json' };

/** A model's `default_cfg`: how its pretrained weights were made and how pictures are prepared for them. */
export interface PretrainedCfg {
  readonly architecture: string;
  readonly tag: string;
  readonly hf_hub_id?: string;
  readonly input_size: readonly [number, number, number];
  readonly interpolation: string;
  readonly crop_pct: number;
  readonly crop_mode: string;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
  readonly num_classes: number;
  readonly first_conv: string;
  readonly classifier: string | readonly string[];
  readonly license?: string;
  readonly [field: string]: unknown;
}

const byName = configs as unknown as Readonly<Record<string, PretrainedCfg>>;

/** `vit_tiny_patch16_224.augreg_in21k` → its two parts. */
export function split_model_name_tag(name: string): readonly [model: string, tag: string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}

const architectures = [...new Set(Object.keys(byName).map((name) => split_model_name_tag(name)[0]))].sort();

export const is_model = (name: string): boolean => architectures.includes(split_model_name_tag(name)[0]);

/** The configuration of a model's tag, or of its default tag; null when there is none of that name. */
export function get_pretrained_cfg(name: string): PretrainedCfg | null {
  const [model, tag] = split_model_name_tag(name);
  const key = Object.keys(byName).find((k) => (tag ? k === name : split_model_name_tag(k)[0] === model));
  return key === undefined ? null : byName[key]!;
}

/**
 * Names of the models that this page can build, by shell-style wildcards. timm itself has many more: these
 * are the plain ViTs, DeiTs and ResNets that the book needs.
 */
export function list_models(
  filter = '*',
  { pretrained = false }: { readonly pretrained?: boolean } = {},
): string[] {
  const names = pretrained
    ? Object.keys(byName)
        .filter((name) => name.includes('.'))
        .sort()
    : architectures;
  const pattern = filter.includes('.') || !pretrained ? filter : `${filter}.*`;
  const matches = wildcard(pattern);
  return names.filter((name) => matches.test(name) || wildcard(filter).test(name));
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}
