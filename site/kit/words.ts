/** The kit's own words in both languages. A chapter's words are in the chapter. */
import type { Language } from '#lib/plot/language.ts';

const en = {
  figure: 'Figure',
  menu: 'Menu',
  more: 'More',
  menuOf: (title: string) => `Menu of the figure “${title}”`,
  png: 'Picture (PNG)',
  svg: 'Drawing (SVG)',
  csv: 'Numbers (CSV)',
  npy: 'Tensor (NPY)',
  link: 'Copy link to this state',
  linkCopied: 'Link copied.',
  linkCopiedWithoutPicture: 'Link copied, without your own picture: it stays in this browser.',
  linkIs: (url: string) => `Link to this state: ${url}`,
  table: 'Data table',
  code: 'Code',
  inspect: 'Inspect tensor',
  compare: 'Compare with the official weights',
  compareNoMore: 'Compare no more',
  retry: 'Retry',
  failed: (reason: string) => `This did not work: ${reason}`,
  loadingModel: 'Loading the model …',
  loadingWeights: (loaded: number, total: number) =>
    `Loading the model, ${(total / 1e6).toFixed(1)} MB: ${Math.floor((100 * loaded) / total)} %.`,
  backend: (name: 'webgpu' | 'wasm', threads: number) =>
    name === 'webgpu' ? 'WebGPU' : `WASM, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
  nothingToSave: 'This figure shows no tensor yet.',
  milliseconds: (ms: number) => `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`,
  gridHelp: 'Arrow keys, Home and End move, Enter picks, Escape leaves.',
  edge: (text: string) => `${text}, edge`,
  cell: (row: number, col: number) => `row ${row}, column ${col}`,
  gridLabel: (label: string, rows: number, cols: number) =>
    rows === 1 ? `${label}, ${cols} in a row` : `${label}, ${rows} rows, ${cols} columns`,
  close: 'Close',
  tableOf: (name: string) => `Numbers of ${name}`,
  rowsFromTo: (from: number, to: number, of: number) => `Rows ${from} to ${to} of ${of}`,
  colsFromTo: (from: number, to: number, of: number) => `Columns ${from} to ${to} of ${of}`,
  previous: 'Previous',
  next: 'Next',
  rows: 'Rows',
  columns: 'Columns',
  index: (name: string) => `Index of ${name}`,
  head: 'Head',
  query: 'Query token',
  loading: 'Reading the tensor …',
  opened: (name: string, shape: string, min: string, max: string) =>
    `${name}: ${shape}; from ${min} to ${max}.`,
  min: 'min',
  max: 'max',
  mean: 'mean',
  std: 'standard deviation',
  zeros: 'zeros',
  nonFinite: 'not finite',
  count: 'numbers',
  dimension: (i: number) => `dimension ${i}`,
};

export type KitWords = typeof en;

const zh: KitWords = {
  figure: '图',
  menu: '菜单',
  more: '更多',
  menuOf: (title) => `图“${title}”的菜单`,
  png: '图片（PNG）',
  svg: '矢量图（SVG）',
  csv: '数值（CSV）',
  npy: '张量（NPY）',
  link: '复制此状态的链接',
  linkCopied: '链接已复制。',
  linkCopiedWithoutPicture: '链接已复制，不包括你自己的图片：它只留在这个浏览器里。',
  linkIs: (url) => `此状态的链接：${url}`,
  table: '数据表',
  code: '代码',
  inspect: '查看张量',
  compare: '和官方权重比较',
  compareNoMore: '不再比较',
  retry: '重试',
  failed: (reason) => `没有成功：${reason}`,
  loadingModel: '正在加载模型……',
  loadingWeights: (loaded, total) =>
    `正在加载模型，${(total / 1e6).toFixed(1)} MB：${Math.floor((100 * loaded) / total)} %。`,
  backend: (name, threads) => (name === 'webgpu' ? 'WebGPU' : `WASM，${threads} 线程`),
  nothingToSave: '这幅图还没有显示张量。',
  milliseconds: (ms) => `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} 毫秒`,
  gridHelp: '方向键、Home 和 End 移动，回车选择，Esc 离开。',
  edge: (text) => `${text}，边缘`,
  cell: (row, col) => `第 ${row} 行第 ${col} 列`,
  gridLabel: (label, rows, cols) =>
    rows === 1 ? `${label}，一行 ${cols} 个` : `${label}，${rows} 行 ${cols} 列`,
  close: '关闭',
  tableOf: (name) => `${name} 的数值`,
  rowsFromTo: (from, to, of) => `第 ${from} 到 ${to} 行，共 ${of} 行`,
  colsFromTo: (from, to, of) => `第 ${from} 到 ${to} 列，共 ${of} 列`,
  previous: '上一页',
  next: '下一页',
  rows: '行',
  columns: '列',
  index: (name) => `${name}的下标`,
  head: '注意力头',
  query: '查询 token',
  loading: '正在读取张量……',
  opened: (name, shape, min, max) => `${name}：${shape}；从 ${min} 到 ${max}。`,
  min: '最小',
  max: '最大',
  mean: '平均',
  std: '标准差',
  zeros: '零的比例',
  nonFinite: '非有限值',
  count: '数的个数',
  dimension: (i) => `第 ${i} 维`,
};

export const kitWords: Record<Language, KitWords> = { en, 'zh-CN': zh };

/** The language of a BCP 47 tag: Chinese for `zh` and all below it, English for the rest. */
export function languageOf(tag: string | undefined): Language {
  return tag?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** The language of the page, from `<html lang>`. */
export function pageLanguage(document: Document = globalThis.document): Language {
  return languageOf(document.documentElement.lang);
}
