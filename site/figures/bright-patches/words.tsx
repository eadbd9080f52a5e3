/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Erase what is bright, and see whether it counted',
  by: 'Order',
  orders: {
    last: 'attention of the last block',
    rollout: 'rollout through all blocks',
    chance: 'chance',
    tried: 'each erased alone, and seen',
  },
  erase: (count: number) => `Erase ${count}`,
  putBack: 'Put them back',
  count: 'Patches',
  seed: 'Seed of chance',
  as: 'Answers',
  scales: { logits: 'logits', percent: 'percent' },
  described: (order: string, alt: string) => `${order}, patch by patch, over the picture. ${alt}`,
  marked: (count: number) => `outlined: the first ${count} in this order`,
  whole: 'The whole picture',
  erased: (count: number) => `Without ${count} patches`,
  ask: (count: number) => `Say first whether the answer survives, then erase the ${count} that are outlined.`,
  trying: (done: number, of: number) => `Trying each patch alone: ${done} of ${of}.`,
  moved: (first: string, moved: string, now: string | null) =>
    now === null
      ? `Still ${first}; its logit moves by ${moved}.`
      : `Now ${now}; the logit of ${first} moves by ${moved}.`,
  caption: (
    <>
      Erased patches become mid-grey, 0 in the model’s input. One patch alone moves the answer by little more
      than noise, so the figure takes a tenth of them. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '擦掉亮的地方，看它是不是真的重要',
  by: '次序',
  orders: {
    last: '最后一个 block 的注意力',
    rollout: '贯穿所有 block 的 rollout',
    chance: '随机',
    tried: '逐个擦掉，看结果',
  },
  erase: (count) => `擦掉 ${count} 个`,
  putBack: '放回去',
  count: 'patch 个数',
  seed: '随机种子',
  as: '答案',
  scales: { logits: 'logit', percent: '百分比' },
  described: (order, alt) => `${order}，逐个 patch 叠在图片上。${alt}`,
  marked: (count) => `框出：这个次序里的前 ${count} 个`,
  whole: '整张图片',
  erased: (count) => `去掉 ${count} 个 patch`,
  ask: (count) => `先说答案还保不保得住，再擦掉框出的 ${count} 个。`,
  trying: (done, of) => `逐个 patch 试：${done} / ${of}。`,
  moved: (first, moved, now) =>
    now === null
      ? `还是${first}；它的 logit 变化 ${moved}。`
      : `现在是${now}；${first}的 logit 变化 ${moved}。`,
  caption: (
    <>
      擦掉的 patch 变成中灰，也就是模型输入里的 0。单独一个 patch 带来的变化和噪声差不多，所以一次擦十分之一。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
