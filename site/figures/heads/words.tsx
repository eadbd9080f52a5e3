/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Every head has a switch',
  switches: (blocks: number, heads: number) =>
    `Heads of the ${blocks} blocks, ${heads} each; pressed is switched off`,
  head: (block: number, head: number, off: boolean, cost: string | undefined, flips: boolean) =>
    `block ${block}, head ${head}, ${off ? 'off' : 'on'}${cost === undefined ? '' : `; alone it moves the logit by ${cost}${flips ? ' and changes the answer' : ''}`}`,
  places: (blocks: number, heads: number) =>
    `Each column is a block, 0 to ${blocks - 1}. In it, from the top: heads 0 to ${heads - 1}.`,
  on: 'on',
  off: 'off',
  by: 'In its place',
  replacements: { zero: 'nothing (0)', mean: 'its own mean' },
  measure: 'Try each alone',
  stop: 'Stop',
  forget: 'Hide the costs',
  allOn: 'All on',
  as: 'Answers',
  scales: { logits: 'logits', percent: 'percent' },
  whole: 'All heads on',
  without: (count: number, of: number) =>
    count === 0 ? 'None switched off yet' : `Without ${count} of ${of}`,
  costs: (done: number, of: number) =>
    `${done} of ${of} tried: how the first class’s logit moves when this head alone is off; ✗ where the answer changes.`,
  ask: (heads: number) => `Switch off a head. Is there one of the ${heads} that the answer does not survive?`,
  verdict: (first: string, moved: string, margin: string, now: string | null) =>
    now === null
      ? `Still ${first}: its logit moves by ${moved} and stays ${margin} above the next class.`
      : `Now ${now}: the logit of ${first} moves by ${moved}, ${margin} against the best other class.`,
  caption: (
    <>
      What a head puts out, (N, d), is multiplied by 0, or replaced by its mean over this picture’s tokens,
      before proj mixes the heads of the block. The rest of the model is as it is. Logits and not only
      percent: near 0 and 100 percent hide what moves. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '每个头一个开关',
  switches: (blocks, heads) => `${blocks} 个 block 的头，每个 block ${heads} 个；按下即关闭`,
  head: (block, head, off, cost, flips) =>
    `block ${block} 的头 ${head}，${off ? '关' : '开'}${cost === undefined ? '' : `；单独关掉它，logit 变化 ${cost}${flips ? '，答案改变' : ''}`}`,
  places: (blocks, heads) =>
    `每一列是一个 block，从 0 到 ${blocks - 1}；列里从上到下是头 0 到头 ${heads - 1}。`,
  on: '开',
  off: '关',
  by: '换成',
  replacements: { zero: '什么也没有（0）', mean: '它自己的平均值' },
  measure: '逐个试一遍',
  stop: '停止',
  forget: '隐藏代价',
  allOn: '全部打开',
  as: '答案',
  scales: { logits: 'logit', percent: '百分比' },
  whole: '所有头都开着',
  without: (count, of) => (count === 0 ? '还没有关掉任何头' : `${of} 个里关掉 ${count} 个`),
  costs: (done, of) => `已试 ${done} / ${of}：只关这一个头时，第一名的 logit 怎样变化；✗ 表示答案改变。`,
  ask: (heads) => `关掉一个头。${heads} 个里有没有哪一个，少了它答案就保不住？`,
  verdict: (first, moved, margin, now) =>
    now === null
      ? `还是${first}：它的 logit 变化 ${moved}，仍比下一名高 ${margin}。`
      : `现在是${now}：${first}的 logit 变化 ${moved}，和其他类别里最高的相比是 ${margin}。`,
  caption: (
    <>
      在 proj 把这个 block 的头混合之前，把一个头的输出 (N, d) 乘以 0，或者换成它在这张图片所有 token
      上的平均值；模型的其余部分不变。看 logit，而不只看百分比：接近 0 和 100 时，百分比会掩盖变化。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
