/** Words of the glossary: tensors and how they lie in memory. */
import type { GlossaryEntry } from './entry.ts';

export const tensors: readonly GlossaryEntry[] = [
  {
    id: 'tensor',
    en: {
      term: 'tensor',
      says: 'Numbers in a grid of any number of dimensions, with a shape such as (1, 197, 192).',
    },
    zh: { term: '张量', says: '排成任意维网格的数，有自己的形状，例如 (1, 197, 192)。' },
  },
  {
    id: 'shape',
    en: {
      term: 'shape',
      says: 'How long a tensor is in each dimension. A right shape does not mean right content.',
    },
    zh: { term: '形状', says: '张量在每一维上的长度。形状对了，内容不一定对。' },
    taught: 'patch-embed',
  },
  {
    id: 'batch',
    en: {
      term: 'batch',
      says: 'Several pictures in one tensor, in dimension 0. Nothing in a ViT mixes pictures of a batch.',
    },
    zh: {
      term: 'batch',
      says: '放在一个张量里的一批图片，在第 0 维。ViT 里没有任何运算会把同一个 batch 里的图片混在一起。',
    },
    shape: '(B, 3, 224, 224)',
  },
  {
    id: 'channel',
    en: {
      term: 'channel',
      says: 'One of the 192 numbers of a token. In the picture, a channel is one of three colours.',
    },
    zh: { term: '通道', says: '一个 token 的 192 个数之一。在图片里，通道是三种颜色之一。' },
    taught: 'patch-embed',
  },
  {
    id: 'activation',
    en: {
      term: 'activation',
      says: 'A tensor that is computed from the picture. Another picture gives another activation; a parameter stays.',
    },
    zh: { term: '激活', says: '由图片算出来的张量。换一张图片，激活就变；参数不变。' },
  },
  {
    id: 'stride',
    en: {
      term: 'stride',
      says: 'Two things. Of a tensor: how many numbers in memory lie between neighbours in a dimension. Of a convolution: by how many pixels its window moves; 16 in `patch_embed.proj`.',
    },
    zh: {
      term: '步长',
      says: '有两个意思。对张量：某一维上相邻的两个数在内存里隔几个数。对卷积：窗口每次移动几个像素；`patch_embed.proj` 里是 16。',
    },
    taught: 'flatten-transpose',
  },
  {
    id: 'contiguous',
    en: {
      term: 'contiguous',
      says: 'A tensor whose numbers stand in memory in the order of its last dimension first, without gaps. `transpose` gives one that is not; `.contiguous()` copies it into that order.',
    },
    zh: {
      term: '连续',
      says: '张量的数在内存里按最后一维先走的次序紧挨着排列。`transpose` 之后一般不再连续；`.contiguous()` 按这个次序复制一份。',
    },
    taught: 'flatten-transpose',
  },
  {
    id: 'view',
    en: {
      term: 'view',
      says: 'Another reading of the same numbers in memory: nothing is copied. Changing one changes the other.',
    },
    zh: { term: '视图', says: '对内存里同一批数的另一种读法，不复制。改了一个，另一个也跟着变。' },
    taught: 'flatten-transpose',
  },
  {
    id: 'broadcasting',
    en: {
      term: 'broadcasting',
      says: 'A dimension of length 1, or a missing one, is read again and again until it fits: (1, 197, 192) is added to (B, 197, 192) without a copy.',
    },
    zh: {
      term: '广播',
      says: '长度为 1 或缺少的一维会被反复读取，直到对得上：(1, 197, 192) 可以直接加到 (B, 197, 192) 上，不用复制。',
    },
    taught: 'cls-token',
  },
  {
    id: 'flatten',
    en: {
      term: 'flatten',
      says: 'Merges neighbouring dimensions into one. Dimensions go, every number stays.',
    },
    zh: { term: '展平', says: '把相邻的几维合并成一维。维数少了，数一个也不少。' },
    shape: '(1, 192, 14, 14) → (1, 192, 196)',
    taught: 'flatten-transpose',
  },
];
