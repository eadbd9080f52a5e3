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

const en = {
  book: 'The book',
  minutes: (minutes: number) => `${minutes} minutes`,
  read: 'read',
  title: 'The model, stage by stage',
  stages: 'From the picture to the tokens',
  blocks: 'From the tokens to the classes',
  strip: 'Stages',
  keys: 'Arrow keys go from stage to stage; Enter opens its numbers. The patches are a stop of their own, where arrow keys move the patch.',
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
  answer: 'Answer',
  /** Between two sentences. */
  space: ' ',
  hint: 'Point at a patch, or tap it: it lights up in every stage, and the bars say what the answer is without it. A click on a stage opens its numbers.',
  patchesLabel: 'Patches of the picture',
  patchesOf: (alt: string, side: number) => `${alt}, cut into ${side} by ${side} patches`,
  patch: (patch: number, row: number, col: number, block: number, share: string) =>
    `Patch ${patch}, row ${row}, column ${col}; the class token looks at it most in block ${block} (${share}).`,
  here: (row: number, col: number, share: string) => `Here, row ${row}, column ${col}: ${share}.`,
  without: (numbers: number, name: string, logit: string, [before, after]: readonly [string, string]) =>
    `With its ${numbers} numbers at 0, the logit of ${name} changes by ${logit}; its probability ${before === after ? `stays at ${before}` : `goes from ${before} to ${after}`}.`,
  flips: (name: string) => `The model then says ${name}.`,
  changed: (share: string, logit: string) => `without the patch ${share}, logit ${logit}`,
  putBack: 'Put it back',
  range: (max: string) => `±${max}`,
  blockRange: (max: string) => `0 to ${max} or more`,
  none: (count: number, top: string, limit: string) =>
    `It may be that none of my ${count} classes is right: ${top} is no more than I give to things I never learned (${limit}).`,
  says: {
    picture: () => 'The picture as the model sees it: 224 by 224 pixels, red, green and blue.',
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

export type HomeWords = typeof en;

const zh: HomeWords = {
  book: '全书',
  minutes: (minutes) => `${minutes} 分钟`,
  read: '读过',
  title: '整个模型，一步一步',
  stages: '从图片到 token',
  blocks: '从 token 到类别',
  strip: '各个阶段',
  keys: '方向键在各阶段之间移动；回车查看该阶段的数值。patch 网格可用 Tab 键单独到达，方向键在其中移动 patch。',
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
  answer: '回答',
  space: '',
  hint: '用鼠标指向一个 patch，或轻触它：它会在每个阶段亮起来，条形图给出没有它时的回答。点击一个阶段可以查看它的数值。',
  patchesLabel: '图片的 patch',
  patchesOf: (alt, side) => `${alt}，切成 ${side} × ${side} 个 patch`,
  patch: (patch, row, col, block, share) =>
    `第 ${patch} 个 patch，第 ${row} 行第 ${col} 列；类别 token 在第 ${block} 个 block 里看它最多（${share}）。`,
  here: (row, col, share) => `这里是第 ${row} 行第 ${col} 列：${share}。`,
  without: (numbers, name, logit, [before, after]) =>
    `把它的 ${numbers} 个数都设为 0，“${name}”的 logit 变化 ${logit}，概率${before === after ? `仍是 ${before}` : `从 ${before} 变为 ${after}`}。`,
  flips: (name) => `模型这时的回答是“${name}”。`,
  changed: (share, logit) => `没有这个 patch 时 ${share}，logit ${logit}`,
  putBack: '放回 patch',
  range: (max) => `±${max}`,
  blockRange: (max) => `0 到 ${max} 以上`,
  none: (count, top, limit) =>
    `我的 ${count} 个类别可能都不对：${top} 不高于我给从未学过的东西的概率（${limit}）。`,
  says: {
    picture: () => '模型看到的图片：224 × 224 像素，红、绿、蓝三色。',
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

export const homeWords: Record<Language, HomeWords> = { en, 'zh-CN': zh };
