/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';
import type { STEPS } from './path.ts';

type Steps = Readonly<Record<(typeof STEPS)[number], string>>;

const steps: Steps = {
  img: 'the picture (here as it will be cut)',
  transforms: 'as numbers, colours first',
  stack: 'pictures become a batch',
  patch_embed: 'cut into patches',
  pos_embed: 'one token more, and places',
  blocks: 'twelve blocks',
  norm: 'normalised',
  pool: 'one token is kept',
  head: 'a number for each class',
  softmax: 'shares of one',
  topk: 'the five largest',
};

const en = {
  title: 'One path from picture to answer',
  picture: 'What the model sees',
  answer: 'What it says',
  walk: 'Eleven shapes from the picture to the answer',
  steps,
  batch: 'Pictures at once',
  says: (batch: number, name: string, share: string, perhapsNone: boolean) =>
    `It says ${name}, ${share}${perhapsNone ? '; so little that it may be none of its classes' : ''}. ${
      batch === 1 ? 'One picture went in.' : `With ${batch} pictures at once each gets its own answer.`
    }`,
  caption: (
    <>
      B is the batch, C the channels (colours at first, later the numbers of a token), h and w are rows and
      columns, P patches, N tokens, K classes. The shapes are traced on timm’s model; for more than one
      picture nothing else is worked out. The answer is the model’s, to the picture that you see.{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '从图片到答案的一条路',
  picture: '模型看到的',
  answer: '模型的回答',
  walk: '从图片到答案的十一个形状',
  steps: {
    img: '图片（这里按裁好的大小）',
    transforms: '变成数，颜色在前',
    stack: '几张图片合成一个 batch',
    patch_embed: '切成 patch',
    pos_embed: '多一个 token，加上位置',
    blocks: '十二个 block',
    norm: '归一化',
    pool: '留下一个 token',
    head: '每个类别一个数',
    softmax: '加起来等于一的份额',
    topk: '最大的五个',
  },
  batch: '一次送进几张',
  says: (batch, name, share, perhapsNone) =>
    `它说是${name}，${share}${perhapsNone ? '；这么低，也许它的类别里一个都不是' : ''}。${
      batch === 1 ? '送进去的是一张图片。' : `一次送进 ${batch} 张，每张各得一个答案。`
    }`,
  caption: (
    <>
      B 是 batch，C 是通道（起先是颜色，后来是一个 token 里的数），h 和 w 是行和列，P 是 patch，N 是 token，K
      是类别。形状是在 timm
      的模型上推出来的；多于一张时只推形状，不再计算。答案是模型对你看到的这张图片的回答。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
