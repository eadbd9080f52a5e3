/**
 * The modules that can be hooked, by path: those of block 0, the other blocks as a whole, and what stands
 * around.
 */
const BLOCK = [
  'norm1',
  'attn',
  'attn.qkv',
  'attn.q_norm',
  'attn.k_norm',
  'attn.attn_drop',
  'attn.norm',
  'attn.proj',
  'attn.proj_drop',
  'ls1',
  'drop_path1',
  'norm2',
  'mlp',
  'mlp.fc1',
  'mlp.act',
  'mlp.drop1',
  'mlp.norm',
  'mlp.fc2',
  'mlp.drop2',
  'ls2',
  'drop_path2',
] as const;

const BLOCKS = Array.from({ length: 12 }, (_, i) => `blocks.${i}`);

export const CHOICES: readonly string[] = [
  'patch_embed',
  'patch_embed.proj',
  'patch_embed.norm',
  'pos_drop',
  'patch_drop',
  'norm_pre',
  'blocks',
  ...BLOCKS,
  ...BLOCK.map((name) => `blocks.0.${name}`),
  'norm',
  'fc_norm',
  'head_drop',
  'head',
];
