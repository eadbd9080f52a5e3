/** The figure's words in both languages. */
import type { VNode } from 'preact';
import { Claim } from '../../drawings/claim.tsx';
import type { Argument, FiveNumbers } from './detective.ts';

interface Words {
  readonly title: string;
  readonly argument: string;
  readonly value: string;
  readonly trace: string;
  readonly again: string;
  readonly picture: string;
  readonly dynamic: string;
  readonly moves: string;
  readonly right: string;
  readonly wrong: string;
  readonly first: string;
  readonly names: Readonly<Record<keyof FiveNumbers, string>>;
  readonly formula: (
    five: FiveNumbers,
    grid: readonly [number, number],
  ) => Readonly<Record<keyof FiveNumbers, string>>;
  readonly arguments: Readonly<Record<Argument, string>>;
  readonly steps: readonly [string, string, string, string];
  readonly proj: (n: string) => string;
  readonly model: (n: string) => string;
  readonly work: (n: string) => string;
  readonly dropped: (n: number) => string;
  readonly nothingDropped: string;
  readonly refused: (message: string) => string;
  readonly task: (argument: string, value: number) => string;
  readonly verdict: (right: number, moved: string) => string;
  readonly moved: (names: string) => string;
  readonly nothing: string;
  readonly semicolon: string;
  /** Between two sentences. */
  readonly space: string;
  readonly diagram: (size: number, grid: readonly [number, number], dropped: number) => string;
  readonly caption: VNode;
}

const en: Words = {
  title: 'Change one argument and see which numbers move',
  argument: 'Argument',
  value: 'Value',
  trace: 'See what moved',
  again: 'Start again',
  picture: 'Picture, in pixels',
  dynamic: 'dynamic_img_size=True',
  moves: 'moves',
  right: '✓ as you said',
  wrong: '✗ not so',
  first: 'Choose an argument and another value for it. Tick the numbers that will move.',
  names: {
    patch_size: 'side of a patch',
    in_chans: 'colours',
    embed_dim: 'numbers in a token',
    patches: 'patches',
    patch_numbers: 'numbers in a patch',
  },
  formula: (five, [h, w]) => ({
    patch_size: 'patch_size',
    in_chans: 'in_chans',
    embed_dim: 'embed_dim',
    patches: `${h} · ${w}`,
    patch_numbers: `${five.patch_size} · ${five.patch_size} · ${five.in_chans}`,
  }),
  arguments: {
    batch: 'batch',
    img_size: 'img_size',
    patch_size: 'patch_size',
    embed_dim: 'embed_dim',
    in_chans: 'in_chans',
  },
  steps: ['picture', 'after proj', 'after flatten(2)', 'after transpose(1, 2)'],
  proj: (n) => `${n} numbers in patch_embed.proj`,
  model: (n) => `${n} numbers in the whole model`,
  work: (n) => `${n} multiply-adds for this batch`,
  dropped: (n) => `The last ${n} columns at the right and the last ${n} rows at the bottom are never seen.`,
  nothingDropped: 'Every pixel lies in a patch.',
  refused: (message) => `timm says: ${message}`,
  task: (argument, value) =>
    `${argument}=${value}. Tick the numbers that will move, then press “See what moved”.`,
  verdict: (right, moved) => `${right} of 5 as you said. Moved: ${moved}.`,
  moved: (names) => `Moved: ${names}.`,
  nothing: 'none of the five',
  semicolon: '; ',
  space: ' ',
  diagram: (size, [h, w], dropped) =>
    `A picture of ${size} by ${size} pixels in ${h} by ${w} patches${dropped ? `, ${dropped} columns and rows left over` : ''}.`,
  caption: (
    <>
      For every setting the page builds the model anew and follows its shapes; no weights are needed. The
      drawing is the grid on the picture, to scale; pixels that no patch covers are shaded.{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: Words = {
  title: '改一项设置，看哪些数会变',
  argument: '设置',
  value: '值',
  trace: '看看哪些变了',
  again: '重新开始',
  picture: '图片边长（像素）',
  dynamic: 'dynamic_img_size=True',
  moves: '会变',
  right: '✓ 说对了',
  wrong: '✗ 不对',
  first: '选一项设置，换一个值，再勾出你认为会变的数。',
  names: {
    patch_size: 'patch 的边长',
    in_chans: '颜色数',
    embed_dim: '每个 token 里数的个数',
    patches: 'patch 的个数',
    patch_numbers: '每个 patch 里数的个数',
  },
  formula: en.formula,
  arguments: en.arguments,
  steps: ['图片', 'proj 之后', 'flatten(2) 之后', 'transpose(1, 2) 之后'],
  proj: (n) => `patch_embed.proj 里有 ${n} 个数`,
  model: (n) => `整个模型有 ${n} 个数`,
  work: (n) => `这一批需要 ${n} 次乘加`,
  dropped: (n) => `右边的 ${n} 列和下边的 ${n} 行像素永远不会被看到。`,
  nothingDropped: '每个像素都在某个 patch 里。',
  refused: (message) => `timm 报错：${message}`,
  task: (argument, value) => `${argument}=${value}。勾出你认为会变的数，再按“看看哪些变了”。`,
  verdict: (right, moved) => `5 个里说对了 ${right} 个。变了的有：${moved}。`,
  moved: (names) => `变了的有：${names}。`,
  nothing: '一个也没有',
  semicolon: '；',
  space: '',
  diagram: (size, [h, w], dropped) =>
    `一张 ${size} × ${size} 像素的图片，切成 ${h} × ${w} 个 patch${dropped ? `，剩下 ${dropped} 列和 ${dropped} 行像素` : ''}。`,
  caption: (
    <>
      每改一次设置，这个页面都会把模型重新搭建并走一遍形状，不需要权重。小图是按比例画的网格；没有 patch
      覆盖的像素涂成灰色。 <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
