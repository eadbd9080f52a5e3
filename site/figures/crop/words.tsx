/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';
import type { Size } from '#lib/image/transform.ts';

const en = {
  title: 'What becomes of a photo on its way to the model',
  cut: 'Outlined: what the model sees',
  described: ({ width, height }: Size, side: number) =>
    `The picture at ${width} by ${height} pixels, dashed, and in its middle the ${side} by ${side} that the model sees.`,
  walk: 'Sizes from the file to the tensor',
  opened: (
    <>
      <code>Image.open</code>: width, height
    </>
  ),
  resized: <code>Resize</code>,
  width: 'Width in pixels',
  height: 'Height in pixels',
  count: 'Count what is never seen',
  modes: {
    center: 'center: proportions stay',
    squash: 'squash: all sides in, proportions go',
    border: 'border: the long side in, the rest filled',
  },
  whole: 'crop_pct=1.0 in place of 0.9',
  ask: 'Set the size of your own photo. How much of it does the model never see?',
  unseen: (percent: string, pixels: string, seen: string) =>
    `Never seen: ${percent} % of the resized picture. It has ${pixels} pixels, ${seen} of them lie in the crop.`,
  caption: (
    <>
      The circle is one in your photo: where it becomes an ellipse, proportions have changed. Counted from the
      sizes alone, by torchvision’s rounding. <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '照片在送进模型的路上会怎样',
  cut: '框出的是模型看到的部分',
  described: ({ width, height }, side) =>
    `虚线是 ${width} × ${height} 像素的图片，中间是模型看到的 ${side} × ${side}。`,
  walk: '从文件到张量的尺寸',
  opened: (
    <>
      <code>Image.open</code>：宽，高
    </>
  ),
  resized: <code>Resize</code>,
  width: '宽（像素）',
  height: '高（像素）',
  count: '数一数看不到的部分',
  modes: {
    center: 'center：比例不变',
    squash: 'squash：四边都进来，比例变了',
    border: 'border：长边进来，其余填满',
  },
  whole: 'crop_pct=1.0，而不是 0.9',
  ask: '设成你自己照片的尺寸。模型永远看不到的有多少？',
  unseen: (percent, pixels, seen) =>
    `看不到的：缩放后图片的 ${percent} %。它有 ${pixels} 个像素，其中 ${seen} 个在裁切框里。`,
  caption: (
    <>
      圆圈在你的照片里是正圆：变成椭圆，就说明比例变了。只凭尺寸计算，按 torchvision 的取整方法。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
