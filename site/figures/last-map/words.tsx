/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

interface Place {
  readonly row: number;
  readonly col: number;
  /** Its index among the tokens. */
  readonly token: number;
  readonly channel: number;
  readonly map: string;
  readonly tokens: string;
}

const en = {
  title: 'Two ways to the tokens of the last block',
  map: 'o[-1], the last map of features_only',
  normed: 'The same map through m.norm',
  tokens: 'm.forward_features(x)',
  channel: 'Channel',
  show: 'Show the map',
  hide: 'Hide it',
  ask: 'Say first whether the map holds the same numbers as the patches beside it, then show it.',
  norm: 'Norm the map (norm=True)',
  patches: 'Patches',
  described: (what: string, channel: number) => `${what}, channel ${channel}`,
  says: ({ row, col, token, channel, map, tokens }: Place, normed: boolean) =>
    `o[-1][0, ${channel}, ${row}, ${col}]${normed ? ' through the norm' : ''} is ${map}; forward_features(x)[0, ${token}, ${channel}] is ${tokens}.`,
  between: ' ',
  apart: (count: number, most: string | null) =>
    most === null
      ? `Over all ${count.toLocaleString('en-US')} numbers the largest difference is exactly 0.`
      : `Over all ${count.toLocaleString('en-US')} numbers the largest difference is ${most}.`,
  caption: (
    <>
      One channel of the last block’s patches, on one scale. The map holds patches alone; the tokens have the
      class token before them. Which numbers are handed out is how timm is written.{' '}
      <Claim kind="architecture" lang="en" /> How far apart they are is this model’s.{' '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '通往最后一个 block 的 token 的两条路',
  map: 'o[-1]，features_only 的最后一张特征图',
  normed: '同一张图，再过一遍 m.norm',
  tokens: 'm.forward_features(x)',
  channel: '通道',
  show: '显示特征图',
  hide: '收起',
  ask: '先说说特征图里的数和旁边各个 patch 的数是不是相同，再显示。',
  norm: '对特征图做归一化（norm=True）',
  patches: '各个 patch',
  described: (what, channel) => `${what}，通道 ${channel}`,
  says: ({ row, col, token, channel, map, tokens }, normed) =>
    `o[-1][0, ${channel}, ${row}, ${col}]${normed ? ' 归一化之后' : ''}是 ${map}；forward_features(x)[0, ${token}, ${channel}] 是 ${tokens}。`,
  between: '',
  apart: (count, most) =>
    most === null
      ? `全部 ${count.toLocaleString('en-US')} 个数里，最大的差恰好是 0。`
      : `全部 ${count.toLocaleString('en-US')} 个数里，最大的差是 ${most}。`,
  caption: (
    <>
      最后一个 block 各个 patch 的同一个通道，用同一把色标。特征图里只有 patch，右边的 token 前面还有类别
      token。交出来的是哪些数，由 timm 的写法决定。
      <Claim kind="architecture" lang="zh-CN" /> 两者差多少，则取决于这个模型。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
