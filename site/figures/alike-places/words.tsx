/** The words of the figure, in both languages. */
import type { Cell } from '#lib/plot/cells.ts';
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Which places does the model take for alike?',
  place: 'Place',
  compare: 'Set beside it a grid that was never trained',
  hide: 'Hide the untrained grid',
  seed: 'Seed of the random grid',
  grids: (side: number) => ({
    trained: '6 × 6, as training at 96 px left it',
    model: `${side} × ${side}, this model`,
    small: '6 × 6, random and never trained',
    large: `The same random grid, resized to ${side} × ${side}`,
  }),
  neighbours: (count: number, of: number) =>
    `For ${count} of ${of} places the most similar other place shares a side.`,
  described: (grid: string) => `${grid}: how alike the outlined place and each other one are`,
  at: ({ row, col }: Cell) => `row ${row}, column ${col}`,
  alike: (place: string, most: string, cosine: string) =>
    `Most like ${place} is ${most}, with a cosine of ${cosine}.`,
  caption: (own: boolean, width: number) => (
    <>
      1: the two vectors point the same way; 0: at right angles; −1: opposite ways.{' '}
      {own && (
        <>
          While this model was trained, a helper head had to name each patch’s place, so its places are tidier
          than naming classes alone would make them. <Claim kind="this-model" lang="en" />{' '}
        </>
      )}
      The random grid is torch.randn(1, 37, {width}) after torch.manual_seed, resized by timm’s
      resample_abs_pos_embed.
    </>
  ),
};

const zh: typeof en = {
  title: '模型把哪些位置看作相像？',
  place: '位置',
  compare: '和一个从未训练的网格并排',
  hide: '收起未训练的网格',
  seed: '随机网格的种子',
  grids: (side) => ({
    trained: '6 × 6，96 像素训练结束时',
    model: `${side} × ${side}，这个模型`,
    small: '6 × 6，随机，从未训练',
    large: `同一个随机网格，缩放到 ${side} × ${side}`,
  }),
  neighbours: (count, of) => `${of} 个位置里有 ${count} 个，最相似的另一个位置与它共一条边。`,
  described: (grid) => `${grid}：框出的位置和其他各个位置有多相像`,
  at: ({ row, col }) => `第 ${row} 行第 ${col} 列`,
  alike: (place, most, cosine) => `和${place}最像的是${most}，余弦为 ${cosine}。`,
  caption: (own, width) => (
    <>
      1：两个向量方向相同；0：垂直；−1：方向相反。
      {own && (
        <>
          训练这个模型时，有一个辅助头要说出每个 patch 在哪里，所以它的位置比单凭分类学出来的更整齐。
          <Claim kind="this-model" lang="zh-CN" />{' '}
        </>
      )}
      随机网格是 torch.manual_seed 之后的 torch.randn(1, 37, {width})，用 timm 的 resample_abs_pos_embed
      缩放。
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
