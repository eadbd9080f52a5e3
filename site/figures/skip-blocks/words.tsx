/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Every block has a switch',
  switches: 'The blocks; pressed is left out',
  block: (block: string, off: boolean) => `block ${block}, ${off ? 'left out' : 'in the model'}`,
  on: 'in',
  off: 'out',
  measure: 'Leave out each alone',
  hide: 'Hide the costs',
  allOn: 'All in',
  costs: 'How the first class’s logit moves when a block alone is left out',
  alone: (block: string, moved: string | undefined, now: string | null) =>
    moved === undefined
      ? `block ${block}: not tried yet`
      : `without block ${block} the logit moves by ${moved}${now === null ? '' : `; the answer is ${now}`}`,
  as: 'Answers',
  scales: { percent: 'percent', logits: 'logits' },
  whole: (blocks: number) => `All ${blocks} blocks`,
  without: (count: number, of: number) => (count === 0 ? 'None left out yet' : `Without ${count} of ${of}`),
  list: (blocks: readonly string[]) =>
    blocks.length === 1 ? `block ${blocks[0]!}` : `blocks ${blocks.join(', ')}`,
  ask: 'Leave out a block. Which of them can the answer to your picture not do without?',
  verdict: (without: string, first: string, moved: string, now: string | null) =>
    now === null
      ? `Without ${without} it is still ${first}; its logit moves by ${moved}.`
      : `Without ${without} it is ${now}; the logit of ${first} moves by ${moved}.`,
  caption: (
    <>
      A block that is left out adds nothing: its tokens go on as they came. The other blocks were trained with
      it there, and nothing is trained anew. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '每个 block 一个开关',
  switches: '各个 block；按下即跳过',
  block: (block, off) => `block ${block}，${off ? '已跳过' : '在模型里'}`,
  on: '在',
  off: '跳过',
  measure: '逐个跳过试试',
  hide: '隐藏代价',
  allOn: '全部放回',
  costs: '单独跳过一个 block 时，第一名的 logit 怎样变化',
  alone: (block, moved, now) =>
    moved === undefined
      ? `block ${block}：还没有试`
      : `跳过 block ${block}，logit 变化 ${moved}${now === null ? '' : `；答案是${now}`}`,
  as: '答案',
  scales: { percent: '百分比', logits: 'logit' },
  whole: (blocks) => `${blocks} 个 block 都在`,
  without: (count, of) => (count === 0 ? '还没有跳过任何一个' : `${of} 个里跳过 ${count} 个`),
  list: (blocks) => `block ${blocks.join('、')}`,
  ask: '跳过一个 block。你这张图片的答案少不了哪一个？',
  verdict: (without, first, moved, now) =>
    now === null
      ? `跳过 ${without}，还是${first}；它的 logit 变化 ${moved}。`
      : `跳过 ${without}，答案是${now}；${first}的 logit 变化 ${moved}。`,
  caption: (
    <>
      跳过的 block 什么也不加：token 怎么来就怎么走。其他 block 训练时它是在的，这里也没有重新训练。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
