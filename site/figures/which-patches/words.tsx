/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

type Way = 'gradient' | 'relevance' | 'rollout' | 'chance';

interface Falls {
  /** How far the class's logit moved, signed, by each way. */
  readonly falls: Readonly<Record<Way, string>>;
  /** Maps whose patches mattered no more than those by chance. */
  readonly worse: readonly Way[];
}

const en = {
  title: 'Three ways to ask which patches count',
  asked: 'Class',
  ways: { gradient: 'Gradient', relevance: 'Relevance', rollout: 'Rollout', chance: 'By chance' },
  notes: {
    gradient: 'where a small change moves the logit most',
    relevance: 'attention, weighed by its gradient',
    rollout: 'attention alone; the same for every class',
    chance: 'to compare with',
  },
  described: (way: string, alt: string) => `${way}, patch by patch, over the picture. ${alt}`,
  left: (name: string, count: number) => `The logit of ${name} without the ${count} that are outlined`,
  without: {
    whole: 'whole picture',
    gradient: 'without those of the gradient',
    relevance: 'without those of relevance',
    rollout: 'without those of rollout',
    chance: 'without those by chance',
  },
  erase: (count: number) => `Erase ${count} of each`,
  putBack: 'Put them back',
  count: 'Patches',
  seed: 'Seed of chance',
  ask: (count: number) =>
    `Each map outlines its first ${count} patches. Say which loss will hurt the logit most, then erase them.`,
  fell: (name: string, { falls, worse }: Falls) =>
    `The logit of ${name} moves by ${falls.gradient} without the gradient’s patches, by ${falls.relevance} without those of relevance, by ${falls.rollout} without those of rollout, by ${falls.chance} by chance. ` +
    (worse.length === 0
      ? 'Each map did better than this chance.'
      : `No better than this chance: ${worse.map((way) => en.ways[way].toLowerCase()).join(', ')}.`),
  caption: (
    <>
      One pass forward and one backward from the logit of the class. Each map has its own scale: their units
      differ, their orders can be compared. Erased patches become mid-grey. What a map promises is its
      formula; what it finds is tried here. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '问哪些 patch 重要的三种办法',
  asked: '类别',
  ways: { gradient: '梯度', relevance: 'relevance', rollout: 'rollout', chance: '随机' },
  notes: {
    gradient: '哪里稍微一变，logit 动得最多',
    relevance: '用梯度加权的注意力',
    rollout: '只看注意力，换哪个类别都一样',
    chance: '用来比较',
  },
  described: (way, alt) => `${way}，逐个 patch 叠在图片上。${alt}`,
  left: (name, count) => `去掉框出的 ${count} 个之后，${name}的 logit`,
  without: {
    whole: '整张图片',
    gradient: '去掉梯度框出的',
    relevance: '去掉 relevance 框出的',
    rollout: '去掉 rollout 框出的',
    chance: '去掉随机框出的',
  },
  erase: (count) => `各擦掉 ${count} 个`,
  putBack: '放回去',
  count: 'patch 个数',
  seed: '随机种子',
  ask: (count) => `每张图框出了它的前 ${count} 个 patch。先说少了哪一组 logit 伤得最重，再擦掉。`,
  fell: (name, { falls, worse }) =>
    `${name}的 logit：去掉梯度框出的变化 ${falls.gradient}，relevance 的 ${falls.relevance}，rollout 的 ${falls.rollout}，随机的 ${falls.chance}。` +
    (worse.length === 0
      ? '三张图都比这次随机强。'
      : `不比这次随机强的：${worse.map((way) => zh.ways[way]).join('、')}。`),
  caption: (
    <>
      从这个类别的 logit 出发，前向一次，反向一次。每张图用自己的色标：单位不同，能比的是次序。擦掉的 patch
      变成中灰。图许诺了什么，看公式；它找到了什么，在这里试出来。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
