/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const placeEn = (depth: number) => (depth === 0 ? 'before the first block' : `after block ${depth - 1}`);
const placeZh = (depth: number) => (depth === 0 ? '第一个 block 之前' : `block ${depth - 1} 之后`);

const en = {
  title: 'What a token’s size tells the blocks, and what it does not',
  times: 'All tokens',
  shown: 'Shown',
  whose: { cls: 'class token', patches: 'patches (mean)' },
  depth: 'Depth',
  as: 'Answers',
  scales: { percent: 'percent', logits: 'logits' },
  strip: 'Length of the tokens at each depth; the chosen depth is where they are multiplied',
  before: {
    cls: 'How long the class token is: on its way in, then after each block',
    patches: 'How long a patch’s token is on average: on its way in, then after each block',
  },
  behind: 'The same, behind the norm that reads it',
  at: (depth: number, length: string) => `${placeEn(depth)}: ${length}`,
  read: (depth: number, last: boolean, length: string) =>
    `${last ? 'behind the model’s norm' : `behind norm1 of block ${depth}`}: ${length}`,
  scale: (longest: string) =>
    `All bars from 0 to ${longest}. Press a bar of the upper row to multiply there.`,
  whole: 'As it is',
  louder: (times: string, depth: number) =>
    times === '1' ? 'Not multiplied yet' : `× ${times} ${placeEn(depth)}`,
  grows: (whose: 'cls' | 'patches', first: string, last: string, ratio: string) =>
    `${whose === 'cls' ? 'The class token' : 'A patch’s token'} is ${first} long before the first block and ${last} after the last: ${ratio} times as long.`,
  verdict: (times: string, depth: number, first: string, moved: string, now: string | null) =>
    now === null
      ? `× ${times} ${placeEn(depth)}: still ${first}; its logit moves by ${moved}.`
      : `× ${times} ${placeEn(depth)}: now ${now}; the logit of ${first} moves by ${moved}.`,
  caption: (
    <>
      The length is the root of the sum of a token’s squared numbers. “×” multiplies all tokens at one depth
      by the same factor; the rest of the model is as it is. How fast they grow is what this model learned.{' '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: 'token 的大小，block 看得见什么，看不见什么',
  times: '所有 token',
  shown: '显示',
  whose: { cls: '类别 token', patches: 'patch（平均）' },
  depth: '深度',
  as: '答案',
  scales: { percent: '百分比', logits: 'logit' },
  strip: '各个深度上 token 的长度；选中的深度就是相乘的地方',
  before: {
    cls: '类别 token 有多长：进入时，以及每个 block 之后',
    patches: 'patch 的 token 平均有多长：进入时，以及每个 block 之后',
  },
  behind: '经过读取它的那个 norm 之后',
  at: (depth, length) => `${placeZh(depth)}：${length}`,
  read: (depth, last, length) =>
    `${last ? '经过模型最后的 norm' : `经过 block ${depth} 的 norm1`}：${length}`,
  scale: (longest) => `所有条形都是从 0 到 ${longest}。按上面一行的条形，选择在哪里相乘。`,
  whole: '原样',
  louder: (times, depth) => (times === '1' ? '还没有相乘' : `${placeZh(depth)} × ${times}`),
  grows: (whose, first, last, ratio) =>
    `${whose === 'cls' ? '类别 token' : 'patch 的 token'} 在第一个 block 之前长 ${first}，在最后一个之后长 ${last}：是原来的 ${ratio} 倍。`,
  verdict: (times, depth, first, moved, now) =>
    now === null
      ? `${placeZh(depth)} × ${times}：还是${first}；它的 logit 变化 ${moved}。`
      : `${placeZh(depth)} × ${times}：现在是${now}；${first}的 logit 变化 ${moved}。`,
  caption: (
    <>
      长度是一个 token 各数平方和的平方根。“×”把某个深度上的所有 token
      乘以同一个数，模型的其余部分不变。它们长得多快，是这个模型学到的。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
