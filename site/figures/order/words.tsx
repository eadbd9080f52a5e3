/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'The same patches, shuffled at two spots',
  spot: 'Shuffle',
  options: { none: 'not', before: 'before positions are added', after: 'after' },
  count: (shuffles: number) => `Count ${shuffles} shuffles`,
  stop: 'Stop counting',
  seed: 'Seed of the shuffle',
  as: 'Answers',
  scales: { percent: 'percent', logits: 'logits' },
  pictures: {
    none: 'Every patch in its place',
    before: 'To the model it is this picture',
    after: 'To the model it is still this picture',
  },
  described: {
    none: (alt: string) => `The picture with the lines between its patches. ${alt}`,
    before: (alt: string) => `The picture’s patches, each in another place. Before: ${alt}`,
    after: (alt: string) => `The picture, unchanged: every token carries the number of its place. ${alt}`,
  },
  whole: 'In order',
  spots: { none: 'Not shuffled yet', before: 'Shuffled before', after: 'Shuffled after' },
  tally: (done: number, of: number) => `${done} of ${of} shuffles: what the model names`,
  named: (name: string, times: number) => `${name}: ${times} ×`,
  most: (moved: string) => `The logit that moved most moved by ${moved}.`,
  ask: (patches: number) => `Shuffle the ${patches} patches. Say first whether the answer will survive it.`,
  moved: (name: string, same: boolean, moved: string) =>
    `${same ? 'Still' : 'Now'} ${name}. The logit that moves most moves by ${moved}.`,
  caption: (
    <>
      Shuffled before: patch 0 gets the position of place 0 wherever it came from. Shuffled after: each token
      has its position already and takes it along. The class token stays first.{' '}
      <Claim kind="architecture" lang="en" /> Which word comes out is this model’s.{' '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '同样的 patch，在两个地方打乱',
  spot: '打乱',
  options: { none: '不打乱', before: '加位置之前', after: '加位置之后' },
  count: (shuffles) => `数 ${shuffles} 次打乱`,
  stop: '停止计数',
  seed: '打乱的种子',
  as: '答案',
  scales: { percent: '百分比', logits: 'logit' },
  pictures: {
    none: '每个 patch 都在原位',
    before: '在模型眼里，图片是这样的',
    after: '在模型眼里，图片还是这样的',
  },
  described: {
    none: (alt) => `画出 patch 之间分界线的图片。${alt}`,
    before: (alt) => `图片的 patch，每个都换了地方。原图：${alt}`,
    after: (alt) => `图片没有变：每个 token 都带着自己位置的数。${alt}`,
  },
  whole: '按原来的次序',
  spots: { none: '还没有打乱', before: '加位置之前打乱', after: '加位置之后打乱' },
  tally: (done, of) => `${of} 次打乱中的 ${done} 次：模型的回答`,
  named: (name, times) => `${name}：${times} 次`,
  most: (moved) => `变化最大的 logit 变了 ${moved}。`,
  ask: (patches) => `把 ${patches} 个 patch 打乱。先说说看，答案保得住吗？`,
  moved: (name, same, moved) => `${same ? '还是' : '现在是'}${name}。变化最大的 logit 变了 ${moved}。`,
  caption: (
    <>
      加位置之前打乱：排到第 0 位的 patch，不管从哪里来，都得到第 0 个位置的数。加位置之后打乱：每个 token
      已经有了自己的位置，带着一起走。类别 token 始终排在最前。
      <Claim kind="architecture" lang="zh-CN" /> 答案是哪个类别，则取决于这个模型。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
