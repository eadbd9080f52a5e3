/** The words of the figure, in both languages. */
import { formatValue } from '#lib/plot/format.ts';
import { Claim } from '../../drawings/claim.tsx';
import type { MapPart, Piece } from './row-source.ts';

/** `patches 176 to 195`, `patch 5`. */
const span = (one: string, many: string, to: string) => (from: number, last: number) =>
  from === last ? `${one} ${from}` : `${many} ${from} ${to} ${last}`;
const patches = span('patch', 'patches', 'to');
const channels = span('channel', 'channels', 'to');
const zhSpan = (after: string) => (from: number, last: number) =>
  from === last ? `第 ${from} ${after}` : `第 ${from} 到 ${last} ${after}`;
const zhPatches = zhSpan('个 patch');
const zhChannels = zhSpan('个通道');

const en = {
  title: 'Two operations, one shape',
  operation: 'Operation',
  row: 'Row',
  picture: 'Rows of the tokens, put back as patches',
  putBack: 'Each row, put back at its place',
  whole: 'The picture is whole: each row is the patch of its place.',
  scrambled: 'The picture is scrambled: in each place stand small copies of all of it.',
  made: (row: number) => `What tokens[0, ${row}] is made of`,
  ofEach: (maps: number) => `${maps} maps, one number each: first, last`,
  ofMaps: (maps: number) => (maps === 1 ? 'numbers of one map' : `numbers of ${maps} maps`),
  patches,
  map: ({ channel, patch, lastPatch }: MapPart) =>
    `Map of channel ${channel}; in the row: ${patches(patch, lastPatch)}.`,
  answer: 'The model’s first five',
  none: (classes: number) => `It may be that none of its ${classes} classes is right.`,
  isPatch: (row: number, { patch, channel, lastChannel }: Piece, slice: string) =>
    `tokens[0, ${row}] is ${slice}: ${patches(patch, patch)}, ${channels(channel, lastChannel)}.`,
  isNoPatch: (row: number, pieces: readonly Piece[]) =>
    `tokens[0, ${row}] is no patch: ${pieces
      .map(
        (piece) =>
          `${channels(piece.channel, piece.lastChannel)} at ${patches(piece.patch, piece.lastPatch)}`,
      )
      .join(', then ')}.`,
  says: (shape: string, name: string, share: string) =>
    `The shape is still ${shape}. The model says ${name}, ${share}.`,
  caption: (max: number, proj: string) => (
    <>
      <code>x</code> is what <code>proj</code> gives, {proj}. Tokens cannot be looked at as a picture, so the
      large one does the same operation to the patches themselves, before <code>proj</code>: (1, 768, 14, 14)
      → (1, 196, 768), each row put back at its place. <Claim kind="architecture" lang="en" /> Small maps:
      where in <code>x</code> the row’s numbers are; the dark part is not in the row. One scale for all maps,
      −{formatValue(max)} blue, 0 white, +{formatValue(max)} vermilion. The percentages are what the model
      says to these tokens. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '两种操作，同一个形状',
  operation: '操作',
  row: '行',
  picture: '把 token 的每一行当作 patch 放回去',
  putBack: '每一行放回它的位置',
  whole: '图片是完整的：每一行就是那个位置的 patch。',
  scrambled: '图片被打乱了：每个位置上都是整张图片的小小副本。',
  made: (row) => `tokens[0, ${row}] 由什么组成`,
  ofEach: (maps) => `${maps} 张特征图各取一个数：首张、末张`,
  ofMaps: (maps) => `${maps} 张特征图里的数`,
  patches: (from, last) => (from === last ? `patch ${from}` : `patch ${from} 到 ${last}`),
  map: ({ channel, patch, lastPatch }) =>
    `第 ${channel} 个通道的特征图；这一行里有${zhPatches(patch, lastPatch)}。`,
  answer: '模型的前五名',
  none: (classes) => `它的 ${classes} 个类别可能都不对。`,
  isPatch: (row, { patch, channel, lastChannel }, slice) =>
    `tokens[0, ${row}] 就是 ${slice}：${zhPatches(patch, patch)}，${zhChannels(channel, lastChannel)}。`,
  isNoPatch: (row, pieces) =>
    `tokens[0, ${row}] 不是 patch：${pieces
      .map(
        (piece) =>
          `${zhChannels(piece.channel, piece.lastChannel)}在${zhPatches(piece.patch, piece.lastPatch)} 上的数`,
      )
      .join('，然后是')}。`,
  says: (shape, name, share) => `形状还是 ${shape}。模型的答案是${name}，${share}。`,
  caption: (max, proj) => (
    <>
      <code>x</code> 是 <code>proj</code> 的输出 {proj}。token 本身看不成图，所以大图对 <code>proj</code>{' '}
      之前的 patch 做同样的操作：(1, 768, 14, 14) → (1, 196, 768)，每一行再放回它的位置。{' '}
      <Claim kind="architecture" lang="zh-CN" /> 小图：这一行的数取自 <code>x</code>{' '}
      的哪里，变暗的不在这一行里；所有小图同一标尺，−{formatValue(max)} 蓝，0 白，+{formatValue(max)}{' '}
      橙红。百分数是模型对这些 token 的回答。 <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
