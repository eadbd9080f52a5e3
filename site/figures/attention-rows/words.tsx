/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Who takes how much from whom',
  block: 'Block',
  token: 'Token that asks',
  scale: 'Scale',
  scales: { own: 'of this row', common: 'of the whole block' },
  query: 'Patch that asks',
  head: (head: number) => `head ${head}`,
  mean: 'mean of the heads',
  code: (block: number, token: number) => `blocks[${block}].attn: attn[0, :, ${token}]`,
  described: (label: string, alt: string) =>
    `${label}: what the token that asks takes from each patch. ${alt}`,
  sum: (cells: number, sum: string) => `all ${cells} cells add up to ${sum}`,
  takes: (asks: string, gives: string, share: string, even: string) =>
    `${asks.charAt(0).toUpperCase()}${asks.slice(1)} takes most from ${gives}: ${share} on the mean of the heads; shared evenly it would be ${even} each.`,
  caption: (
    <>
      The outlined token asks; the brighter a cell, the more of its value the asking token takes. Every map
      has a cell beside the picture for each token that is no patch. <Claim kind="architecture" lang="en" />{' '}
      Where it is bright is what this model learned. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '谁从谁那里取多少',
  block: 'block',
  token: '提问的 token',
  scale: '标尺',
  scales: { own: '按这一行', common: '按整个 block' },
  query: '提问的 patch',
  head: (head) => `头 ${head}`,
  mean: '各头的平均',
  code: (block, token) => `blocks[${block}].attn: attn[0, :, ${token}]`,
  described: (label, alt) => `${label}：提问的 token 从每个 patch 取多少。${alt}`,
  sum: (cells, sum) => `${cells} 格加起来是 ${sum}`,
  takes: (asks, gives, share, even) =>
    `${asks} 从 ${gives} 取得最多：各头平均 ${share}；如果平均分配，每个 token 是 ${even}。`,
  caption: (
    <>
      框出的 token 在提问；一格越亮，提问的 token 从那里取的值越多。每张图下方还有一格，那是不属于任何 patch
      的 token。
      <Claim kind="architecture" lang="zh-CN" /> 哪里亮，是这个模型学到的。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
