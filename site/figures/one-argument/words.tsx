/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'One argument, and where it counts',
  table: (model: string) => `Parameters of ${model}, part by part`,
  before: (classes: number) => `with ${classes}`,
  model: 'Model',
  ask: 'Say first which rows will change, then move num_classes.',
  none: (name: string) =>
    `No classes, no ${name}: an Identity stands in its place and passes the features on. It has no numbers, so it has no row.`,
  head: (name: string, width: number, classes: number, numbers: string, change: string) =>
    `${name}: ${width} · ${classes} weights and ${classes} biases are ${numbers} numbers; in the whole model ${change}.`,
  caption: (
    <>
      Counted on the model that create_model builds; no weights are loaded. Set off: the rows that differ from
      the usual number of classes. <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '改一个 num_classes，哪里会变',
  table: (model) => `${model} 各部分的参数`,
  before: (classes) => `${classes} 类时`,
  model: '模型',
  ask: '先说哪几行会变，再拖动 num_classes。',
  none: (name) =>
    `没有类别，也就没有 ${name}：换成一个 Identity，把特征原样交出去。它里面没有数，所以表里没有它的行。`,
  head: (name, width, classes, numbers, change) =>
    `${name}：${width} · ${classes} 个权重加 ${classes} 个偏置，一共 ${numbers} 个数；整个模型 ${change}。`,
  caption: (
    <>
      在 create_model 建出的模型上数出来的，没有装入权重。标出的行与通常的类别数时不同。{' '}
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
