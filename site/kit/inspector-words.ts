/** The words of the inspector's own views; loaded with it. */
import type { Language } from '#lib/plot/language.ts';

const EN = {
  /** Between two sentences. */
  gap: ' ',
  range: (low: string, high: string) => `${low} to ${high}`,
  valuesShown: (range: string) => `Values shown: ${range}.`,
  ownScale: (own: string, common: string) =>
    `Own scale: colours run from ${own}; of the whole tensor, ${common}.`,
  commonScale: (common: string) => `Common scale of the whole tensor: colours run from ${common}.`,
  onlyScale: (range: string) => `Colours run from ${range}; this is the whole tensor.`,
  scale: 'Scale',
  own: 'own scale',
  common: 'common scale',
  mapsTitle: 'Where one token looks',
  mapsHelp: 'A click on a patch makes it the query.',
  mean: 'Mean of the heads',
  head: (head: number) => `Head ${head}`,
  mapLabel: (map: string) => `Attention on the picture, ${map}`,
  /** What goes to tokens that are no patches. */
  beside: (token: string, share: string) => `${token}: ${share}`,
  mapsOwn: 'Own scale: in each picture colours run from 0 to what is printed below it, or more.',
  mapsCommon: (range: string) => `Common scale: in all pictures colours run from ${range} or more.`,
  prefixToken: (token: number) => `token ${token}`,
  queryIs: (query: number, token: string) => `Query ${query} is ${token}.`,
  queryPatch: (query: number, row: number, col: number) =>
    `Query ${query} is the patch in row ${row}, column ${col}.`,
  looksMost: (share: string, row: number, col: number) =>
    `In the mean of the heads it gives most, ${share}, to the patch in row ${row}, column ${col}.`,
  matrixTitle: 'All queries as a matrix',
  pictureTitle: 'The picture as the model gets it',
  picture: 'Picture',
  channelTitle: 'One channel at a time',
  classesTitle: 'Classes by logit, highest first',
  class: 'Class',
  logit: 'Logit',
  probability: 'Softmax',
  gridTitle: 'The logits in their grid',
  namedValue: (value: string, name: string) => `${value}: ${name}`,
};

export type InspectorWords = typeof EN;

const ZH: InspectorWords = {
  gap: '',
  range: (low, high) => `${low} 到 ${high}`,
  valuesShown: (range) => `所示数值：${range}。`,
  ownScale: (own, common) => `单独的色标：颜色从 ${own}；整个张量为 ${common}。`,
  commonScale: (common) => `整个张量统一的色标：颜色从 ${common}。`,
  onlyScale: (range) => `颜色从 ${range}；这就是整个张量。`,
  scale: '色标',
  own: '单独',
  common: '统一',
  mapsTitle: '一个 token 在看哪里',
  mapsHelp: '点击一个 patch，就以它为查询。',
  mean: '各头平均',
  head: (head) => `头 ${head}`,
  mapLabel: (map) => `图片上的注意力，${map}`,
  beside: (token, share) => `${token}：${share}`,
  mapsOwn: '单独的色标：每幅图的颜色从 0 到图下所写的数，或更大。',
  mapsCommon: (range) => `统一的色标：所有图的颜色都从 ${range} 或更大。`,
  prefixToken: (token) => `第 ${token} 个 token`,
  queryIs: (query, token) => `查询 ${query} 是 ${token}。`,
  queryPatch: (query, row, col) => `查询 ${query} 是第 ${row} 行第 ${col} 列的 patch。`,
  looksMost: (share, row, col) => `按各头平均，它给第 ${row} 行第 ${col} 列的 patch 最多：${share}。`,
  matrixTitle: '所有查询排成矩阵',
  pictureTitle: '模型得到的图片',
  picture: '图片',
  channelTitle: '逐个通道看',
  classesTitle: '按 logit 从高到低的类别',
  class: '类别',
  logit: 'Logit',
  probability: 'Softmax',
  gridTitle: '排成方格的 logit',
  namedValue: (value, name) => `${value}：${name}`,
};

export function inspectorWords(lang: Language): InspectorWords {
  return lang === 'zh-CN' ? ZH : EN;
}
