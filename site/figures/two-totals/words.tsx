/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Two tools, two totals',
  table: (model: string) => `Numbers of ${model}, part by part`,
  model: 'Model',
  show: 'Show what torchsummary counts',
  hide: 'Hide it',
  torchsummary: 'torchsummary',
  totals: (torchsummary: string, torchinfo: string) =>
    `torchsummary prints ${torchsummary}, torchinfo ${torchinfo}.`,
  ask: (missing: string) => `${missing} numbers lie between the two totals. Say in which rows, then look.`,
  askNone: 'The two totals are equal. Say whether any row can still differ, then look.',
  says: (missing: string, rows: readonly string[]) =>
    `torchsummary misses ${missing} numbers: ${rows.join(', ')}.`,
  none: 'Nothing is missing: every number of this model belongs to a module with a weight or a bias.',
  caption: (
    <>
      Both tools’ rules, applied to the model that create_model builds and traced with two pictures; no
      weights are needed. <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '两个工具，两个总数',
  table: (model) => `${model} 各部分有多少个数`,
  model: '模型',
  show: '显示 torchsummary 数到的',
  hide: '收起',
  torchsummary: 'torchsummary',
  totals: (torchsummary, torchinfo) => `torchsummary 打印 ${torchsummary}，torchinfo 打印 ${torchinfo}。`,
  ask: (missing) => `两个总数相差 ${missing}。先说说差在哪几行，再看。`,
  askNone: '两个总数相等。先说说会不会还有哪一行不同，再看。',
  says: (missing, rows) => `torchsummary 少数了 ${missing} 个：${rows.join('、')}。`,
  none: '一个也不少：这个模型的每个数都属于某个有 weight 或 bias 的模块。',
  caption: (
    <>
      把两个工具的数法用在 create_model 建出的模型上，送两张图片走一遍形状，不需要权重。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
