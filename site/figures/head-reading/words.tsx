/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'The same file, another num_heads',
  walk: 'From the tokens through one attention and back',
  option: (heads: string) => heads,
  as: 'Answers',
  scales: { percent: 'percent', logits: 'logits' },
  parameters: (count: string) => `The model has ${count} parameters. One head’s part of each token:`,
  refused: 'timm refuses:',
  says: (message: string) => `timm says: ${message}`,
  read: (heads: number) => (heads === 1 ? 'Read as one head' : `Read as ${heads} heads`),
  ask: 'Choose another num_heads. Does the file with the weights still fit, and what does the model answer?',
  answer: (heads: number, name: string, same: boolean) =>
    `Read as ${heads === 1 ? 'one head' : `${heads} heads`}, the same file loads without a word; the model says ${name}${same ? ' as before' : ', another word than before'}.`,
  caption: (width: number, heads: number) => (
    <>
      One file is tried in every setting; num_heads says where a row of {width} is cut.{' '}
      <Claim kind="architecture" lang="en" /> The file was trained with {heads} heads.{' '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '同一个文件，换一个 num_heads',
  walk: '从 token 出发，经过一次注意力，再回来',
  option: (heads) => heads,
  as: '答案',
  scales: { percent: '百分比', logits: 'logit' },
  parameters: (count) => `模型有 ${count} 个参数。每个 token 里属于一个头的部分：`,
  refused: 'timm 不接受：',
  says: (message) => `timm 报错：${message}`,
  read: (heads) => `按 ${heads} 个头来读`,
  ask: '换一个 num_heads。同一个权重文件还装得进去吗？模型又会怎么回答？',
  answer: (heads, name, same) =>
    `按 ${heads} 个头来读，同一个文件一声不响就装好了；模型说${name}${same ? '，和原来一样' : '，和原来不一样'}。`,
  caption: (width, heads) => (
    <>
      每种设置试的都是同一个文件；num_heads 决定一行 {width} 个数在哪里切开。
      <Claim kind="architecture" lang="zh-CN" /> 这个文件是按 {heads} 个头训练的。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
