/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

type Off = 'none' | 'unit' | 'all';

const en = {
  title: 'A hidden unit speaks up in some places and not in others',
  block: 'Block',
  unit: 'Unit',
  off: 'Switched off',
  offs: { none: 'nothing', unit: 'this unit', all: 'all units of the block' } satisfies Record<Off, string>,
  as: 'Answers',
  scales: { logits: 'logits', percent: 'percent' },
  map: (unit: number, block: number) => `Unit ${unit} of block ${block}, at every token`,
  described: (unit: number, alt: string) => `What hidden unit ${unit} says at each patch. ${alt}`,
  few: 'The five with the highest peak on this picture',
  unitOf: (unit: number) => `unit ${unit}`,
  whole: 'As it is',
  without: (off: Off, unit: number, block: number) =>
    off === 'none'
      ? 'Nothing switched off yet'
      : off === 'unit'
        ? `Without unit ${unit} of block ${block}`
        : `Without any hidden unit of block ${block}`,
  fires: (unit: number, at: number, of: number, limit: string, block: number, units: number, share: string) =>
    `Unit ${unit} is above ${limit} at ${at} of ${of} tokens. Over all ${units} units of block ${block}, that is so for ${share} of the numbers.`,
  verdict: (without: string, first: string, moved: string, now: string | null) =>
    now === null
      ? `${without}: still ${first}; its logit moves by ${moved}.`
      : `${without}: now ${now}; the logit of ${first} moves by ${moved}.`,
  caption: (
    <>
      A hidden unit is one of the numbers between the two Linear layers of an MLP, behind GELU. Off means 0 at
      every token; the rest of the block is as it is. One scale for the whole block.{' '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '一个隐藏单元，在有的地方出声，在有的地方不出声',
  block: 'block',
  unit: '单元',
  off: '关掉',
  offs: { none: '不关', unit: '这个单元', all: '这个 block 的全部单元' },
  as: '答案',
  scales: { logits: 'logit', percent: '百分比' },
  map: (unit, block) => `block ${block} 的单元 ${unit}，在每个 token 上`,
  described: (unit, alt) => `隐藏单元 ${unit} 在每个 patch 上的数。${alt}`,
  few: '在这张图片上峰值最高的五个',
  unitOf: (unit) => `单元 ${unit}`,
  whole: '原样',
  without: (off, unit, block) =>
    off === 'none'
      ? '还没有关掉什么'
      : off === 'unit'
        ? `关掉block ${block} 的单元 ${unit}`
        : `关掉 block ${block} 的全部隐藏单元`,
  fires: (unit, at, of, limit, block, units, share) =>
    `单元 ${unit} 在 ${of} 个 token 里有 ${at} 个高于 ${limit}。在 block ${block} 的全部 ${units} 个单元上，这样的数占 ${share}。`,
  verdict: (without, first, moved, now) =>
    now === null
      ? `${without}：还是${first}；它的 logit 变化 ${moved}。`
      : `${without}：现在是${now}；${first}的 logit 变化 ${moved}。`,
  caption: (
    <>
      隐藏单元是 MLP 两个 Linear 之间、GELU 之后的一个数。关掉，就是在每个 token 上都变成 0；这个 block
      的其余部分不变。整个 block 用一把标尺。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
