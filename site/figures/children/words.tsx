/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'The children, run one after the other',
  walk: 'The children without the last, one after the other',
  model: 'Model',
  run: 'Run them in order',
  again: 'Start again',
  forward: 'forward, up to its head, gives',
  missing: (own: readonly string[]) =>
    `In no child: ${own.join(' and ')}, and the step that picks one token.`,
  nothing: 'Nothing is missing: every number belongs to a child.',
  ask: 'The line cuts off the head. Which shape will come out, and is it what the model itself hands to its head?',
  says: (shape: string, same: boolean) =>
    same
      ? `${shape} comes out, what forward hands to the head.`
      : `${shape} comes out, without an error, and forward hands something else to the head.`,
  caption: (
    <>
      Each child is called with what the child before gave; shapes are traced, no weights are needed.{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '把 children() 一个接一个跑一遍',
  walk: '去掉最后一个子模块，一个接一个地跑',
  model: '模型',
  run: '按顺序跑一遍',
  again: '重新开始',
  forward: 'forward 走到分类头之前，给出',
  missing: (own) => `不在任何子模块里的：${own.join(' 和 ')}，还有挑出一个 token 的那一步。`,
  nothing: '什么也没有少：每个数都属于某个子模块。',
  ask: '这一行把分类头去掉。会得到什么形状？和模型自己交给分类头的一样吗？',
  says: (shape, same) =>
    same
      ? `得到 ${shape}，正是 forward 交给分类头的。`
      : `得到 ${shape}，没有报错；而 forward 交给分类头的是另一样东西。`,
  caption: (
    <>
      每个子模块接着前一个的输出来算；只走形状，不需要权重。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
