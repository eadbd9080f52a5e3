/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const place = (depth: number): string => (depth === 0 ? 'before block 0' : `after block ${depth - 1}`);

const en = {
  title: 'Where the gradient of a logit arrives, block by block and head by head',
  asked: 'Class',
  strip: 'Size of the gradient at all tokens of each depth',
  at: (depth: number, size: string) => `${place(depth)}: ${size}`,
  tokens: (depth: number) => `At each patch ${place(depth)}`,
  prefix: (names: readonly string[], size: string) =>
    names.length === 0 ? 'no other tokens' : `at ${names.join(', ')}: ${size}, outside the colours`,
  described: (depth: number, alt: string) =>
    `Size of the gradient at each patch ${place(depth)}, over the picture. ${alt}`,
  heads: 'At the attention matrix of each head',
  axes: 'a column a block, a row a head',
  grid: 'Size of the gradient at each head’s attention matrix, blocks from left to right, heads from top to bottom',
  block: 'Block',
  head: 'Head',
  ofTokens: (depth: number, size: string, reached: number, of: number) =>
    `Size ${place(depth)}: ${size}. It reaches ${reached} of ${of} patches.`,
  between: ' ',
  ofHead: (block: number, head: number, size: string, most: string) =>
    `Head ${head} of block ${block}: ${size}; the largest of all heads is ${most}.`,
  caption: (
    <>
      How strongly the logit would answer to a small change there; not what a block or a head does now. Sizes
      are norms. Which tokens the last block still connects with the head is how the model is built.{' '}
      <Claim kind="architecture" lang="en" /> The sizes are this model’s.{' '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const placeZh = (depth: number): string => (depth === 0 ? '第一个 block 之前' : `block ${depth - 1} 之后`);

const zh: typeof en = {
  title: 'logit 的梯度到达哪里：逐个 block，逐个头',
  asked: '类别',
  strip: '每个深度上，所有 token 处梯度的大小',
  at: (depth, size) => `${placeZh(depth)}：${size}`,
  tokens: (depth) => `${placeZh(depth)}，每个 patch 处`,
  prefix: (names, size) =>
    names.length === 0 ? '没有别的 token' : `${names.join('、')} 处：${size}，不在色标里`,
  described: (depth, alt) => `${placeZh(depth)}每个 patch 处梯度的大小，叠在图片上。${alt}`,
  heads: '每个头的注意力矩阵处',
  axes: '一列一个 block，一行一个头',
  grid: '每个头的注意力矩阵处梯度的大小，从左到右是 block，从上到下是头',
  block: 'block',
  head: '头',
  ofTokens: (depth, size, reached, of) =>
    `${placeZh(depth)}的大小：${size}。${of} 个 patch 里，它到达 ${reached} 个。`,
  between: '',
  ofHead: (block, head, size, most) => `block ${block} 的头 ${head}：${size}；所有头里最大的是 ${most}。`,
  caption: (
    <>
      那里稍微一变，logit 会有多大的反应；不是一个 block 或一个头此刻做了多少。大小指范数。最后一个 block
      之后还有哪些 token 和分类头相连，由模型的结构决定。
      <Claim kind="architecture" lang="zh-CN" /> 大小多少，取决于这个模型。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
