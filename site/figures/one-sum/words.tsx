/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Two vectors that meet in one place',
  share: 'Share of cls_token',
  way: 'What becomes of it',
  ways: { move: 'moved into pos_embed[:, 0]', drop: 'left out' },
  as: 'Answers',
  scales: { logits: 'logits', percent: 'percent' },
  sum: 'Token 0, as the first block gets it',
  norm: (norm: string) => `length ${norm}`,
  numbers: (count: number) => `${count} numbers, each a cell, blue below zero and orange above`,
  trained: 'As trained',
  changed: { move: 'With a share moved', drop: 'With a share left out' },
  did: {
    move: (share: string) => `${share} moved.`,
    drop: (share: string) => `${share} left out.`,
  },
  ask: 'Move all of cls_token into the position of its place. Say first how far the logits will move.',
  moved: (did: string, moved: string, name: string, same: boolean) =>
    `${did} The logit that moves most moves by ${moved}; the answer is ${same ? 'still ' : 'now '}${name}.`,
  caption: (
    <>
      Moved: cls_token loses a share, and pos_embed[:, 0] gains it. Left out: the share is gone.{' '}
      <Claim kind="architecture" lang="en" /> How much is lost without the class token’s numbers is this
      model’s. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '两个向量，相遇在一个位置',
  share: 'cls_token 的份额',
  way: '这一份怎么办',
  ways: { move: '移到 pos_embed[:, 0]', drop: '去掉' },
  as: '答案',
  scales: { logits: 'logit', percent: '百分比' },
  sum: '第 0 个 token，第一个 block 收到的样子',
  norm: (norm) => `长度 ${norm}`,
  numbers: (count) => `${count} 个数，每个一格，蓝色小于零，橙色大于零`,
  trained: '训练好的样子',
  changed: { move: '移走一份之后', drop: '去掉一份之后' },
  did: {
    move: (share) => `移走 ${share}。`,
    drop: (share) => `去掉 ${share}。`,
  },
  ask: '把 cls_token 全部移到它那个位置的嵌入里。先说说看，logits 会变多少？',
  moved: (did, moved, name, same) =>
    `${did}变化最大的 logit 变了 ${moved}；答案${same ? '还是' : '变成'}${name}。`,
  caption: (
    <>
      移走：cls_token 少一份，pos_embed[:, 0] 多这一份。去掉：这一份就没有了。
      <Claim kind="architecture" lang="zh-CN" /> 少了类别 token 的数会损失多少，则取决于这个模型。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
