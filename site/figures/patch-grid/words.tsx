/** The words of the figure, in both languages. */
import type { Cell } from '#lib/plot/cells.ts';

const en = {
  title: 'Cutting loses nothing',
  picture: 'Patches of the picture',
  described: (alt: string, rows: number, cols: number, { row, col }: Cell) =>
    `${alt}, 224 by 224 pixels; cut into ${rows} rows of ${cols} patches of 16 by 16; row ${row}, column ${col} selected.`,
  patch: 'the patch',
  planes: ['red', 'green', 'blue'] as readonly string[],
  plane: (color: string) => `Numbers of the ${color} plane`,
  picked: ({ row, col }: Cell, slice: string, means: readonly number[]) =>
    `Patch in row ${row}, column ${col}: ${slice}. On average red ${means[0]}, green ${means[1]}, blue ${means[2]}.`,
  start: 'Point at a patch, or move with the arrow keys. A click keeps it.',
  count: 'Count',
  countOn: 'Count on',
  countAgain: 'Start over',
  counted: 'Counted so far',
  patches: 'patches',
  across: (cols: number, rows: number) => `${cols} across, ${rows} down`,
  inPatch: 'numbers in a patch',
  sides: (side: number, channels: number) => `${side} wide, ${side} high, ${channels} colours`,
  inPicture: 'numbers in all',
  whole: (shape: string) => `as many as the picture has, ${shape}`,
  row: 'Row',
  col: 'Column',
  show: 'Numbers',
  normalised: 'as the model gets them, −1 to 1',
  pixels: 'as pixels, 0 to 255',
  write: 'Write the numbers into the planes',
  caption: (
    <>
      The picture as the model sees it, 224 by 224 pixels; with it the chosen patch and its three planes, dark
      for 0, bright for 255 (normalised: −1 to 1).
    </>
  ),
};

export type Words = typeof en;

const zh: Words = {
  title: '切开，什么也没有丢',
  picture: '图片的各个 patch',
  described: (alt, rows, cols, { row, col }) =>
    `${alt}，224 × 224 像素；切成 ${rows} 行、每行 ${cols} 个 16 × 16 的 patch；选中第 ${row} 行第 ${col} 列。`,
  patch: '选中的 patch',
  planes: ['红', '绿', '蓝'],
  plane: (color) => `${color}色平面的数值`,
  picked: ({ row, col }, slice, means) =>
    `第 ${row} 行第 ${col} 列的 patch：${slice}。平均：红 ${means[0]}，绿 ${means[1]}，蓝 ${means[2]}。`,
  start: '指向一个 patch，或用方向键移动；点击即选定。',
  count: '数一数',
  countOn: '接着数',
  countAgain: '重新开始',
  counted: '目前数到',
  patches: '个 patch',
  across: (cols, rows) => `横向 ${cols} 个，纵向 ${rows} 个`,
  inPatch: '个数（一个 patch）',
  sides: (side, channels) => `宽 ${side}，高 ${side}，${channels} 种颜色`,
  inPicture: '个数（整张图片）',
  whole: (shape) => `和整张图片一样多，${shape}`,
  row: '行',
  col: '列',
  show: '数值',
  normalised: '模型得到的，−1 到 1',
  pixels: '像素值，0 到 255',
  write: '把数值写进平面',
  caption: (
    <>
      图片裁成 224 × 224 像素，正如模型所见；行和列都从 0 数起。另有选中的 patch 和它的三个颜色平面，暗为
      0，亮为 255（归一化后是 −1 到 1）。
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
