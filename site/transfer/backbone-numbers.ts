import type { VitForm } from '#lib/engine/vit-form.ts';

/**
 * Parameters of timm's plain ViT without its head: patches, prefix and places, blocks with an MLP four times
 * as wide, norm.
 */
export function backboneNumbers({ depth, embed_dim: d, patch_size, side, prefix }: VitForm): number {
  const tokens = side * side + prefix.length;
  const block = 12 * d * d + 13 * d;
  return (3 * patch_size ** 2 + 1) * d + (tokens + prefix.length) * d + depth * block + 2 * d;
}
