/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

interface Moved {
  readonly most: string;
  readonly first: string;
  readonly by: string;
  /** The answer now, where it is another. */
  readonly now: string | null;
}

const en = {
  title: 'It matters where the noise goes',
  tokens: (block: number) => `What block ${block} puts out`,
  noise: (block: number) => `Noise in block ${block}’s patches`,
  lengths: 'How long each token is',
  before: 'As it is',
  after: 'With noise',
  block: 'After block',
  replace: 'Replace all patch tokens by noise',
  putBack: 'Put them back',
  other: 'Other noise',
  as: 'Answers',
  scales: { percent: 'percent', logits: 'logits' },
  ask: 'The class token stays, every patch token becomes noise. How far will the logits move?',
  still: (block: number, classes: number) =>
    `Noise after block ${block}: none of the ${classes} logits moves, not in its last bit.`,
  moved: (block: number, { most, first, by, now }: Moved) =>
    `Noise after block ${block}: the logit that moves most moves by ${most}, that of ${first} by ${by}; the answer is ${now === null ? 'the same' : now}.`,
  caption: (
    <>
      The noise is meant as noise: normal random numbers from PyTorch’s generator, as large on average as the
      tokens they replace. Which block’s patches are read is how the model is built.{' '}
      <Claim kind="architecture" lang="en" /> How far the logits move is this model’s.{' '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '噪声放在哪里，大不一样',
  tokens: (block) => `block ${block} 的输出`,
  noise: (block) => `block ${block} 的 patch 换成噪声`,
  lengths: '每个 token 的长度',
  before: '原样',
  after: '换成噪声',
  block: '在哪个 block 之后',
  replace: '把所有 patch token 换成噪声',
  putBack: '放回去',
  other: '换一份噪声',
  as: '答案',
  scales: { percent: '百分比', logits: 'logit' },
  ask: '类别 token 不动，每个 patch token 都变成噪声。logit 会动多少？',
  still: (block, classes) =>
    `噪声放在 block ${block} 之后：${classes} 个 logit 没有一个动，连最后一位都没变。`,
  moved: (block, { most, first, by, now }) =>
    `噪声放在 block ${block} 之后：变化最大的 logit 动了 ${most}，${first}的动了 ${by}；答案${now === null ? '没变' : `变成${now}`}。`,
  caption: (
    <>
      这里是特意放的噪声：用 PyTorch 的生成器抽取的正态随机数，平均大小与被换掉的 token 相同。哪个 block 的
      patch 有人读，由模型的结构决定。
      <Claim kind="architecture" lang="zh-CN" /> logit 动多少，则取决于这个模型。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
