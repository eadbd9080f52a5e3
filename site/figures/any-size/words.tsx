/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Not every model takes every size',
  walk: (model: string, size: number) => `${model} with a picture of ${size} pixels`,
  vits: 'The ViT’s last tokens',
  size: 'Side of the picture in pixels',
  model: 'ResNet',
  says: (size: number, side: number, refuses: boolean, dynamicRefuses: boolean) =>
    `${size} pixels: the ResNet’s last map is ${side} by ${side}. The ViT ${
      !refuses
        ? 'takes it'
        : dynamicRefuses
          ? 'takes it in neither way'
          : 'takes it with dynamic_img_size alone'
    }.`,
  caption: (
    <>
      Shapes only, traced through the models; a refusal is timm’s own message. That a size goes in does not
      say that the answer is good: what a model has learnt holds for things of the sizes it was shown.{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '不是每个模型都接受任何尺寸',
  walk: (model, size) => `${model} 看一张 ${size} 像素的图片`,
  vits: 'ViT 最后的 token',
  size: '图片的边长（像素）',
  model: 'ResNet',
  says: (size, side, refuses, dynamicRefuses) =>
    `${size} 像素：ResNet 最后的特征图是 ${side} × ${side}。ViT ${
      !refuses ? '接受这个尺寸' : dynamicRefuses ? '两种方式都不接受' : '要加 dynamic_img_size 才接受'
    }。`,
  caption: (
    <>
      这里只推形状；拒绝的话是 timm
      自己的报错。尺寸放得进去，不等于答案就好：模型学到的，只对它见过的那些大小成立。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
