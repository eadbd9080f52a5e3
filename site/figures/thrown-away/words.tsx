/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';
import type { Fate } from './pruned.ts';

interface Left {
  readonly maps: number;
  readonly blocks: number;
  readonly numbers: string;
  readonly whole: string;
}

const en = {
  title: 'What features_only keeps, and what it throws away',
  printed: 'The whole model, part by part, and how many numbers each part holds',
  fates: { map: 'a map', kept: 'kept', gone: 'thrown away' } satisfies Record<Exclude<Fate, 'none'>, string>,
  out: 'Maps behind the blocks, out_indices',
  none: 'Choose at least one block. timm raises an error when none is asked for.',
  says: ({ maps, blocks, numbers, whole }: Left) =>
    `${maps} ${maps === 1 ? 'map' : 'maps'} of (1, 192, 14, 14); ${blocks} of 12 blocks are left, and ${numbers} of ${whole} numbers.`,
  caption: (
    <>
      Built by create_model with these arguments and counted; no weights are needed. Parts that hold no
      numbers are not marked. <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: 'features_only 留下什么，丢掉什么',
  printed: '整个模型，逐个部分，以及各有多少个数',
  fates: { map: '取特征图', kept: '留下', gone: '丢掉' },
  out: '取哪些 block 之后的特征图，out_indices',
  none: '至少选一个 block。一个都不选，timm 会报错。',
  says: ({ maps, blocks, numbers, whole }) =>
    `${maps} 张 (1, 192, 14, 14) 的特征图；12 个 block 还剩 ${blocks} 个，${whole} 个数还剩 ${numbers} 个。`,
  caption: (
    <>
      用这些参数调用 create_model 搭出模型，再数出来的，不需要权重。没有参数的部分不作标记。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
