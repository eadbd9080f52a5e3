/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'What two pictures differ in, token by token',
  other: 'Compare with',
  options: {
    none: 'nothing yet',
    mirrored: 'the same, mirrored',
    negative: 'its negative',
    grey: 'plain grey, no picture at all',
  },
  others: { mirrored: 'the mirrored picture', negative: 'the negative', grey: 'plain grey' },
  blocks: 'Blocks passed',
  depth: (depth: number) => (depth === 0 ? 'Before the first block' : `After block ${depth - 1}`),
  lengths: 'How long each token is',
  apart: 'How far apart each token is in the two',
  second: 'The other picture',
  this: 'this picture',
  ask: 'Choose another picture to compare with. Say first how far the two class tokens are apart.',
  says: (depth: string, cls: string, patches: string) =>
    `${depth}: the class tokens are ${cls} apart, the patch tokens ${patches} on average.`,
  caption: (
    <>
      The length of a token is the root of the sum of its squares; how far apart two are is the length of
      their difference. What token 0 starts from is how the model is built.{' '}
      <Claim kind="architecture" lang="en" /> How fast it parts is this model’s.{' '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '两张图片差在哪里，逐个 token 看',
  other: '和谁比',
  options: {
    none: '先不比',
    mirrored: '左右翻转的同一张',
    negative: '它的负片',
    grey: '一片纯灰，根本没有图',
  },
  others: { mirrored: '翻转后的图片', negative: '负片', grey: '纯灰' },
  blocks: '经过的 block 数',
  depth: (depth) => (depth === 0 ? '第一个 block 之前' : `block ${depth - 1} 之后`),
  lengths: '每个 token 的长度',
  apart: '每个 token 在两张图片里相距多远',
  second: '另一张图片',
  this: '这张图片',
  ask: '选一张图片来比。先说说看，两个类别 token 相距多远？',
  says: (depth, cls, patches) => `${depth}：类别 token 相距 ${cls}，patch token 平均相距 ${patches}。`,
  caption: (
    <>
      token 的长度是各数平方和的平方根；两个 token 相距多远，是它们之差的长度。第 0 个 token
      从什么开始，是模型的结构决定的。
      <Claim kind="architecture" lang="zh-CN" /> 它多快分开，则取决于这个模型。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
