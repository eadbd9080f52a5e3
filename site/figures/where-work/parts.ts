/**
 * Where a ViT's numbers lie and where its multiply-adds are made, kind by kind, for any size of picture.
 * Traced.
 */
import { outline } from '#lib/summary/outline.ts';
import { create_model } from '#lib/timm/create_model.ts';

export const MODELS = ['vit_tiny_patch16_224', 'vit_small_patch16_224', 'vit_base_patch16_224'] as const;
export type ModelName = (typeof MODELS)[number];

/** `tokens` are cls_token and pos_embed, `products` QKᵀ and attention · V, `norms` all LayerNorms. */
export const KINDS = ['patch_embed', 'tokens', 'norms', 'qkv', 'products', 'proj', 'mlp', 'head'] as const;
export type Kind = (typeof KINDS)[number];

export interface Part {
  readonly kind: Kind;
  /** Of all blocks together. */
  readonly numbers: number;
  readonly work: number;
}

export interface Parts {
  readonly parts: readonly Part[];
  readonly numbers: number;
  /** Multiply-adds for one picture, the products among them. */
  readonly work: number;
  /** N, the class token among them. */
  readonly tokens: number;
}

/** Of the first that fits; a name in a block is the same in all blocks. */
const PATHS: readonly [RegExp, Kind][] = [
  [/^patch_embed\./, 'patch_embed'],
  [/^(cls_token|pos_embed)$/, 'tokens'],
  [/\.attn\.qkv\b/, 'qkv'],
  [/\.attn\.proj\b/, 'proj'],
  [/\.mlp\b/, 'mlp'],
  [/\bnorm\d?\./, 'norms'],
  [/^head\./, 'head'],
];

const known = new Map<string, Parts>();

/** @param img_size in px, a multiple of 16 */
export function partsOf(name: ModelName, img_size: number): Parts {
  const key = `${name} ${img_size}`;
  let parts = known.get(key);
  if (!parts) known.set(key, (parts = traced(name, img_size)));
  return parts;
}

function traced(name: ModelName, img_size: number): Parts {
  const { modules, tensors } = outline(create_model(name, { img_size }), [1, 3, img_size, img_size]);
  const numbers = new Map<Kind, number>();
  for (const { name: path, shape } of tensors) {
    const kind = PATHS.find(([pattern]) => pattern.test(path))?.[1];
    if (!kind) throw new RangeError(`No part of the figure holds ${path}`);
    numbers.set(kind, (numbers.get(kind) ?? 0) + shape.reduce((product, size) => product * size, 1));
  }
  const workOf = (pattern: RegExp): number =>
    modules.reduce((sum, { path, multiply_adds }) => sum + (pattern.test(path) ? multiply_adds : 0), 0);
  const attention = workOf(/\.attn$/);
  const work: Partial<Record<Kind, number>> = {
    patch_embed: workOf(/^patch_embed$/),
    qkv: workOf(/\.attn\.qkv$/),
    proj: workOf(/\.attn\.proj$/),
    products: attention - workOf(/\.attn\.(qkv|proj)$/),
    mlp: workOf(/\.mlp$/),
    head: workOf(/^head$/),
  };
  const [model] = modules;
  return {
    parts: KINDS.map((kind) => ({ kind, numbers: numbers.get(kind) ?? 0, work: work[kind] ?? 0 })),
    numbers: model!.parameters,
    work: model!.multiply_adds,
    tokens: (img_size / 16) ** 2 + 1,
  };
}
