/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';
import type { Kind } from './parts.ts';

interface Said {
  readonly size: number;
  readonly tokens: number;
  readonly work: string;
  readonly most: string;
  readonly share: string;
}

const en = {
  title: 'Where the numbers lie, and where the work is',
  table: (model: string, size: number) => `${model} at ${size} px`,
  part: 'part',
  numbers: 'numbers',
  work: 'multiply-adds',
  total: 'total',
  kinds: {
    patch_embed: 'patch_embed',
    tokens: 'cls_token, pos_embed',
    norms: 'all norms',
    qkv: 'attn.qkv',
    products: 'QKᵀ and attention · V',
    proj: 'attn.proj',
    mlp: 'mlp',
    head: 'head',
  } satisfies Record<Kind, string>,
  size: 'Side of the picture, px',
  model: 'Model',
  open: 'Show the work',
  close: 'Hide it',
  products: 'Count QKᵀ and attention · V',
  ask: 'You see where the numbers lie. Say where most of the work is, then look.',
  says: ({ size, tokens, work, most, share }: Said) =>
    `${size} px are ${tokens.toLocaleString('en-US')} tokens and ${work} multiply-adds. Most of them, ${share}, are in ${most}.`,
  caption: (
    <>
      Parts of all blocks together, for one picture. Counted on the traced model: every product that a layer
      or a matrix product adds up; biases, norms, softmax and GELU are left out. No weights are needed.{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '数在哪里，计算量又在哪里',
  table: (model, size) => `${model}，${size} 像素`,
  part: '部分',
  numbers: '数的个数',
  work: '乘加次数',
  total: '合计',
  kinds: {
    patch_embed: 'patch_embed',
    tokens: 'cls_token、pos_embed',
    norms: '全部 norm',
    qkv: 'attn.qkv',
    products: 'QKᵀ 和注意力 · V',
    proj: 'attn.proj',
    mlp: 'mlp',
    head: 'head',
  },
  size: '图片边长，像素',
  model: '模型',
  open: '显示计算量',
  close: '收起',
  products: '把 QKᵀ 和注意力 · V 也数上',
  ask: '你看到数在哪里了。先说说大部分计算量在哪里，再看。',
  says: ({ size, tokens, work, most, share }) =>
    `${size} 像素是 ${tokens.toLocaleString('en-US')} 个 token，${work} 次乘加。其中最多的 ${share} 在 ${most}。`,
  caption: (
    <>
      各部分是全部 block
      加在一起，按一张图片计算。在走过一遍的模型上数：线性层和矩阵乘法里的每一次乘积；不算偏置、norm、softmax
      和 GELU。不需要权重。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
