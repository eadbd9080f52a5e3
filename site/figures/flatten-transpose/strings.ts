/** The words of "The right shape is not the right content", in both languages. */
import type { Language } from '#lib/plot/language.ts';
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

const EN = {
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
};

export type FlattenTransposeStrings = typeof EN;

const ZH: FlattenTransposeStrings = {
  operation: '操作',
  row: '行',
  picture: '把 token 的每一行当作 patch 放回去',
  putBack: '每一行放回它的位置',
  whole: '图片是完整的：每一行就是那个位置的 patch。',
  scrambled: '图片被打乱了：每个位置上都是整张图片的小小副本。',
  made: (row) => `tokens[0, ${row}] 由什么组成`,
  ofEach: (maps) => `${maps} 张图各取一个数：首张、末张`,
  ofMaps: (maps) => `${maps} 张图里的数`,
  patches: (from, last) => (from === last ? `patch ${from}` : `patch ${from} 到 ${last}`),
  map: ({ channel, patch, lastPatch }) =>
    `第 ${channel} 个通道的图；这一行里有${zhPatches(patch, lastPatch)}。`,
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
};

export const flattenTransposeStrings = (lang: Language): FlattenTransposeStrings =>
  lang === 'zh-CN' ? ZH : EN;
