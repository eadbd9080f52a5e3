/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Put an Identity in a part’s place',
  part: 'Part',
  replace: 'Replace it',
  again: 'Put it back',
  parameters: (count: string) => `parameters: ${count}`,
  fits: 'The old file loads as it is: the part held no numbers.',
  unexpected: (names: readonly string[], more: number) =>
    `Loading the old file strictly raises: Unexpected key(s) ${names.map((name) => `"${name}"`).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  ask: 'Which shape will come out with this part replaced, and will the old file still load?',
  runs: (shape: string) => `It runs and gives ${shape}.`,
  raises: (message: string) => `It raises: ${message}`,
  caption: (
    <>
      The model is built, the part replaced and the shapes traced; no weights are needed. That it runs does
      not mean that it answers well. <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '把一个部件换成 Identity',
  part: '部件',
  replace: '换掉它',
  again: '放回去',
  parameters: (count) => `参数：${count}`,
  fits: '旧文件照样能装：这个部件里没有数。',
  unexpected: (names, more) =>
    `严格装入旧文件会报错：Unexpected key(s) ${names.map((name) => `"${name}"`).join(', ')}${more > 0 ? `，还有 ${more} 个` : ''}。`,
  ask: '换掉这个部件，会得到什么形状？旧文件还装得进去吗？',
  runs: (shape) => `能运行，给出 ${shape}。`,
  raises: (message) => `报错：${message}`,
  caption: (
    <>
      搭建模型、换掉部件、走一遍形状，不需要权重。能运行，不等于答得好。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
