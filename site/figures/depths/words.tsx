/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

type Reading = 'lens' | 'probe' | 'untrained';
interface Said {
  readonly reading: Reading;
  readonly share: string;
}

const place = (depth: number) => (depth === 0 ? 'Before the first block' : `After block ${depth - 1}`);

const en = {
  title: 'What can be read, and what the head would read',
  show: 'What is drawn',
  readings: { lens: 'lens', probe: 'probe', untrained: 'probe on an untrained model' },
  axes: { across: 'blocks passed', up: 'right, %' },
  described: (curves: readonly { readonly reading: Reading; readonly shares: readonly string[] }[]) =>
    `How often each is right, by blocks passed. ${curves.map(({ reading, shares }) => `${en.readings[reading]}: ${shares.join(', ')}`).join('; ')}`,
  depth: 'Blocks passed',
  says: (depth: number, said: readonly Said[], chance: string) =>
    `${place(depth)}: ${said.map(({ reading, share }) => `${en.readings[reading]} ${share}`).join(', ') || 'nothing is drawn'}; guessing gives ${chance}.`,
  caption: (fitted: number, tested: number) => (
    <>
      Each probe was fitted on the class tokens of {fitted} drawn scenes and tested on {tested} others, as
      many of each class. The model was trained on neither. Measured once, with PyTorch, when the probes were
      made. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '读得出什么，分类头又会读出什么',
  show: '画哪些',
  readings: { lens: '透镜', probe: '探针', untrained: '未训练模型上的探针' },
  axes: { across: '经过的 block 数', up: '答对，%' },
  described: (curves) =>
    `各自答对的比例，按经过的 block 数。${curves.map(({ reading, shares }) => `${zh.readings[reading]}：${shares.join('，')}`).join('；')}`,
  depth: '经过的 block 数',
  says: (depth, said, chance) =>
    `${depth === 0 ? '第一个 block 之前' : `block ${depth - 1} 之后`}：${said.map(({ reading, share }) => `${zh.readings[reading]} ${share}`).join('，') || '什么也没画'}；瞎猜是 ${chance}。`,
  caption: (fitted, tested) => (
    <>
      每个探针在 {fitted} 个场景的类别 token 上拟合，在另外 {tested}{' '}
      个场景上测试，各类别一样多。两批场景模型训练时都没见过。制作探针时用 PyTorch 测过一次。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
