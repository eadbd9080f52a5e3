/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'A norm measures, then divides',
  block: 'Block',
  token: 'Token',
  map: (block: number) => `Spread of each token before block ${block}`,
  described: (alt: string) => `The spread of the numbers of each patch’s token. ${alt}`,
  steps: ['As it comes', 'Minus the mean, by the spread', 'Times weight, plus bias'],
  spread: (mean: string, std: string) => `mean ${mean}, spread ${std}`,
  reads: (block: number, named: string, mean: string, before: string, after: string) =>
    `Before block ${block}, ${named} has the mean ${mean} and the spread ${before}; norm1 brings it to 0 and 1, weight and bias to a spread of ${after}.`,
  caption: (
    <>
      Each drawing counts the numbers of one token by their size; all three have one scale, dashed is 0.
      Choose another token on the picture. Spread is the standard deviation, divided by N.{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: 'norm 先测量，再相除',
  block: 'block',
  token: 'token',
  map: (block) => `进入 block ${block} 之前，各 token 的标准差`,
  described: (alt) => `每个 patch 的 token 里各数的标准差。${alt}`,
  steps: ['进来时的样子', '减去均值，除以标准差', '乘以权重，加上偏置'],
  spread: (mean, std) => `均值 ${mean}，标准差 ${std}`,
  reads: (block, named, mean, before, after) =>
    `进入 block ${block} 之前，${named} 的均值是 ${mean}，标准差是 ${before}；norm1 把它们变成 0 和 1，再经过权重和偏置，标准差是 ${after}。`,
  caption: (
    <>
      每幅图按大小数出一个 token 里的数；三幅用同一把标尺，虚线是 0。在图片上选别的 token。标准差是除以 N
      的那一种。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
