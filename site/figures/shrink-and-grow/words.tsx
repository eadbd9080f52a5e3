/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';
import { formatShape } from '#lib/plot/format.ts';
import type { FeatureStage } from './stages.ts';

const number = (count: number): string => count.toLocaleString('en-US');

const en = {
  title: 'Space and channels, stage by stage',
  strip: (model: string) => `What the parts of ${model} put out`,
  column: (name: string, side: number, channels: number) =>
    `${name}: ${side} by ${side} places of ${channels} numbers`,
  model: 'ResNet',
  beside: 'Beside it',
  says: ({ name, shape, side, channels, numbers }: FeatureStage) =>
    `${name} puts out ${formatShape(shape)}: ${side} by ${side} places with ${number(channels)} numbers each, ${number(numbers)} numbers${shape.length === 3 && shape[1]! > side ** 2 ? ' with the class token' : ''} in all.`,
  caption: (
    <>
      The square is the space, on one scale for all stages; the bar is the channels, on one scale too. Shapes
      for one picture of 224 by 224 pixels, traced through both models; nothing is computed.{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '空间与通道，逐级来看',
  strip: (model) => `${model} 各部分的输出`,
  column: (name, side, channels) => `${name}：${side} × ${side} 个位置，每个 ${channels} 个数`,
  model: 'ResNet',
  beside: '对照',
  says: ({ name, shape, side, channels, numbers }) =>
    `${name} 输出 ${formatShape(shape)}：${side} × ${side} 个位置，每个 ${number(channels)} 个数，${shape.length === 3 && shape[1]! > side ** 2 ? '连同类别 token ' : ''}共 ${number(numbers)} 个数。`,
  caption: (
    <>
      方块表示空间，各级用同一比例；竖条表示通道，也用同一比例。这是一张 224 × 224
      像素的图片走过两个模型时的形状，只推形状，不做计算。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
