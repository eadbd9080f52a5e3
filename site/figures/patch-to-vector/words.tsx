/** The words of the figure, in both languages. */
import type { Cell } from '#lib/plot/cells.ts';
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'One matrix serves every patch',
  described: (alt: string, { row, col }: Cell) =>
    `${alt}, under its patches; row ${row}, column ${col} selected.`,
  picture: 'Patches of the picture',
  step: (n: number, what: string) => `${n}. ${what}`,
  pick: 'Pick a patch of x',
  pickFilter: 'Pick a filter',
  read: 'Read the sum',
  patch: 'the patch',
  filter: (channel: number) => `filter ${channel}`,
  filters: (count: number) => `the ${count} filters, strongest answer first`,
  filtersByChannel: (count: number) => `the ${count} filters, in the order of the channels`,
  tiles: 'Filters',
  tilesRange: 'each colour: dark is minus, mid-grey is 0, bright is plus',
  strip: (index: string) => `${index}, in the same order`,
  stripLabel: 'Answers of all filters to the patch',
  map: (index: string) => `${index}, this filter’s answer to every patch`,
  mapLabel: 'Answers of this filter to all patches',
  scaleOf: (what: string) => `${what}: `,
  products: (channel: number) => `patch · filter ${channel}, product by product`,
  result: (terms: number, bias: string, answer: string) =>
    `${terms} products, added, plus ${bias}: ${answer}`,
  product: (color: string) => `Products of the ${color} plane`,
  planes: ['red', 'green', 'blue'] as readonly string[],
  zero: 'white is 0',
  row: 'Row',
  col: 'Column',
  channel: 'Filter',
  terms: 'Terms added',
  sort: 'Order of the filters',
  sortByResponse: 'by answer to this patch',
  sortByChannel: 'by channel',
  byHand: 'By hand',
  sumOf: 'Products',
  sum: 'sum',
  running: 'running sum',
  bias: (index: string) => `bias ${index}`,
  hand: 'sum and bias',
  model: (index: string) => `${index}, by the model`,
  agree: (decimals: number, difference: string) =>
    `To ${decimals} decimals the two are the same. They differ by ${difference}: the convolution adds in float32, in an order of its own, and each step is rounded.`,
  differ: (difference: string) => `The two differ by ${difference}.`,
  same: 'The two are the same number.',
  firstTerms: (terms: number, of: number, sum: string) => `First ${terms} of ${of} products: ${sum}.`,
  partly: (terms: number, of: number) => `${terms} of ${of} products added so far.`,
  picked: ({ row, col }: Cell, value: string) => `Patch in row ${row}, column ${col}: ${value}.`,
  filterIs: (channel: number, value: string) => `Filter ${channel}: ${value}.`,
  ownScale: 'a scale of its own',
  caption: (filters: number) => (
    <>
      Each number of the patch times the number of the filter at the same place, all added, plus a bias: one
      number. {filters} filters make {filters} numbers. <Claim kind="architecture" lang="en" /> The filters
      are the ones that this model learned; all small ones share one scale, the large one has its own.{' '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

export type Words = typeof en;

const zh: Words = {
  title: '一个矩阵，用于每个 patch',
  described: (alt, { row, col }) => `${alt}，切成 patch；选中第 ${row} 行第 ${col} 列。`,
  picture: '图片的各个 patch',
  step: (n, what) => `${n}. ${what}`,
  pick: '在 x 里选一个 patch',
  pickFilter: '选一个滤波器',
  read: '读出这个和',
  patch: '这个 patch',
  filter: (channel) => `滤波器 ${channel}`,
  filters: (count) => `${count} 个滤波器，响应最强的在前`,
  filtersByChannel: (count) => `${count} 个滤波器，按通道排列`,
  tiles: '滤波器',
  tilesRange: '每种颜色：暗为负，中灰为 0，亮为正',
  strip: (index) => `${index}，顺序相同`,
  stripLabel: '所有滤波器对这个 patch 的响应',
  map: (index) => `${index}，这个滤波器对每个 patch 的响应`,
  mapLabel: '这个滤波器对所有 patch 的响应',
  scaleOf: (what) => `${what}：`,
  products: (channel) => `patch · 滤波器 ${channel}，逐项相乘`,
  result: (terms, bias, answer) => `${terms} 个乘积相加，再加 ${bias}：${answer}`,
  product: (color) => `${color}色平面的乘积`,
  planes: ['红', '绿', '蓝'],
  zero: '白色为 0',
  row: '行',
  col: '列',
  channel: '滤波器',
  terms: '已加的项数',
  sort: '滤波器的顺序',
  sortByResponse: '按对这个 patch 的响应',
  sortByChannel: '按通道',
  byHand: '手算',
  sumOf: '乘积',
  sum: '和',
  running: '累计',
  bias: (index) => `偏置 ${index}`,
  hand: '和加偏置',
  model: (index) => `${index}，模型算出`,
  agree: (decimals, difference) =>
    `到小数点后 ${decimals} 位两者相同，相差 ${difference}：卷积用 float32、按自己的顺序相加，每一步都要舍入。`,
  differ: (difference) => `两者相差 ${difference}。`,
  same: '两者是同一个数。',
  firstTerms: (terms, of, sum) => `${of} 个乘积中的前 ${terms} 个之和：${sum}。`,
  partly: (terms, of) => `目前加了 ${of} 个乘积中的 ${terms} 个。`,
  picked: ({ row, col }, value) => `第 ${row} 行第 ${col} 列的 patch：${value}。`,
  filterIs: (channel, value) => `滤波器 ${channel}：${value}。`,
  ownScale: '自己的标尺',
  caption: (filters) => (
    <>
      patch 的每个数乘以滤波器同一位置的数，全部相加，再加偏置，得到一个数；{filters} 个滤波器得到 {filters}{' '}
      个数。 <Claim kind="architecture" lang="zh-CN" />{' '}
      这些滤波器是这个模型学到的；小图共用一把标尺，大图用自己的标尺。{' '}
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
