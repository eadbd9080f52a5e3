/** The home page's words in both languages; the prose around the strip is in content/docs/index.mdx. */
import type { Language } from '#lib/plot/language.ts';

interface Numbers {
  readonly min: string;
  readonly max: string;
  readonly shape: readonly number[];
  /** The tokens before the patches. */
  readonly prefix: readonly string[];
}

/** Logits in a row of their drawing. */
const inRow = ([, classes]: readonly number[]): number => Math.ceil(Math.sqrt(classes!));

const EN = {
  book: 'The book',
  minutes: (minutes: number) => `${minutes} minutes`,
  read: 'read',
  label: 'The model, stage by stage',
  stages: 'From the picture to the tokens',
  blocks: 'From the tokens to the classes',
  strip: 'Stages',
  keys: 'Arrow keys go from stage to stage; Enter opens its numbers.',
  pictured: (alt: string, says: string) => `${alt.replace(/\.$/, '')}. ${says}`,
  inspect: (name: string) => `${name}: open its numbers`,
  names: {
    picture: 'picture',
    patches: 'patches',
    proj: '16 channels',
    tokens: 'tokens',
    position: 'with positions',
    norm: 'normalised',
    head: 'logits',
  },
  cut: (side: number) => `${side} × ${side}`,
  block: (i: number) => `block ${i}`,
  blocksName: (count: number) => `${count} blocks: where the class token looks,`,
  classesOf: (name: string) => `The model’s answer for ${name}`,
  answer: 'Answer',
  softmax: 'softmax',
  hint: 'Point at a stage to read what it shows; a click, a tap or Enter opens its numbers.',
  loading: (loaded: string, total: string) => `Loading the weights: ${loaded} of ${total} MB.`,
  chosen: 'The picture you chose.',
  alive: 'Computed just now, in this browser.',
  range: (max: string) => `±${max}`,
  blockRange: (max: string) => `0 to ${max} or more`,
  none: (count: number, top: string, limit: string) =>
    `It may be that none of my ${count} classes is right: ${top} is no more than I give to things I never learned (${limit}).`,
  from: (side: number, prefix: readonly string[]) => `${side} · ${side} patches + ${prefix.join(' + ')}`,
  says: {
    picture: () => 'The picture as the model sees it: 224 by 224 pixels, red, green and blue.',
    patches: 'The same pixels as 14 · 14 patches of 16 by 16; no number has changed.',
    proj: ({ shape, min, max }: Numbers) =>
      `patch_embed.proj: 16 of its ${shape[1]} channels, one number a patch; all its numbers lie from ${min} to ${max}.`,
    tokens: ({ shape, min, max }: Numbers) =>
      `patch_embed: ${shape[1]} tokens in rows, ${shape[2]} numbers each, from ${min} to ${max}.`,
    position: ({ shape, min, max, prefix }: Numbers) =>
      `pos_drop: ${prefix.join(' and ')} on top, and pos_embed added to all ${shape[1]}; from ${min} to ${max}.`,
    block: (i: number, heads: number, most: string, row: number, col: number) =>
      `blocks.${i}: the class token’s attention to the patches, the mean of ${heads} heads; most, ${most}, in row ${row}, column ${col}.`,
    norm: ({ min, max, prefix }: Numbers) =>
      `norm: the tokens after the last block, each brought to one scale; from ${min} to ${max}. What goes on to the head: ${prefix.join(' and ')}.`,
    head: ({ shape, min, max }: Numbers) =>
      `head: ${shape[1]} logits, one a class, ${inRow(shape)} in a row; from ${min} to ${max}.`,
  },
};

export type HomeStrings = typeof EN;

const ZH: HomeStrings = {
  book: '全书',
  minutes: (minutes) => `${minutes} 分钟`,
  read: '读过',
  label: '整个模型，一步一步',
  stages: '从图片到 token',
  blocks: '从 token 到类别',
  strip: '各个阶段',
  keys: '方向键在各阶段之间移动；回车查看该阶段的数值。',
  pictured: (alt, says) => `${alt.replace(/[。.]$/, '')}。${says}`,
  inspect: (name) => `${name}：查看数值`,
  names: {
    picture: '图片',
    patches: 'patch',
    proj: '16 个通道',
    tokens: 'token',
    position: '加上位置',
    norm: '归一化',
    head: 'logits',
  },
  cut: (side) => `${side} × ${side}`,
  block: (i) => `block ${i}`,
  blocksName: (count) => `${count} 个 block：类别 token 看向哪里，`,
  classesOf: (name) => `模型对${name}的回答`,
  answer: '回答',
  softmax: 'softmax',
  hint: '指向一个阶段，读它显示了什么；点击、轻触或按回车，查看它的数值。',
  loading: (loaded, total) => `正在加载权重：${loaded} / ${total} MB。`,
  chosen: '你选择的图片。',
  alive: '刚刚在这个浏览器里算出。',
  range: (max) => `±${max}`,
  blockRange: (max) => `0 到 ${max} 以上`,
  none: (count, top, limit) =>
    `我的 ${count} 个类别可能都不对：${top} 不高于我给从未学过的东西的概率（${limit}）。`,
  from: (side, prefix) => `${side} · ${side} 个 patch + ${prefix.join(' + ')}`,
  says: {
    picture: () => '模型看到的图片：224 × 224 像素，红、绿、蓝三色。',
    patches: '同样的像素，分成 14 · 14 个 16 × 16 的 patch；没有一个数改变。',
    proj: ({ shape, min, max }) =>
      `patch_embed.proj：${shape[1]} 个通道中的 16 个，每个 patch 一个数；全部数值从 ${min} 到 ${max}。`,
    tokens: ({ shape, min, max }) =>
      `patch_embed：${shape[1]} 个 token 排成行，每个 ${shape[2]} 个数，从 ${min} 到 ${max}。`,
    position: ({ shape, min, max, prefix }) =>
      `pos_drop：最上面多了 ${prefix.join(' 和 ')}；全部 ${shape[1]} 行都加上了 pos_embed；从 ${min} 到 ${max}。`,
    block: (i, heads, most, row, col) =>
      `blocks.${i}：类别 token 对各 patch 的注意力，${heads} 个头的平均；最大 ${most}，在第 ${row} 行第 ${col} 列。`,
    norm: ({ min, max, prefix }) =>
      `norm：最后一个 block 之后的 token，每个都归一到同一尺度；从 ${min} 到 ${max}。送往 head 的是 ${prefix.join(' 和 ')}。`,
    head: ({ shape, min, max }) =>
      `head：${shape[1]} 个 logit，每类一个，每行 ${inRow(shape)} 个；从 ${min} 到 ${max}。`,
  },
};

export const homeStrings = (lang: Language): HomeStrings => (lang === 'zh-CN' ? ZH : EN);
