/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const codes = {
  num_classes: (classes: number) => `create_model(…, num_classes=${classes})`,
  reset_classifier: (classes: number) => `m.reset_classifier(${classes})`,
  linear: (classes: number, width: number) => `m.head = nn.Linear(${width}, ${classes})`,
};

const en = {
  title: 'One line, two seeds',
  codes,
  numbers: (std: string, min: string, max: string) =>
    `weights: std ${std}; bias: ${min === max ? `all ${min}` : `${min} to ${max}`}`,
  features: 'All three heads get the same features of your picture:',
  trained: 'The trained head',
  seeded: (seed: number) => `A new head, seed ${seed}`,
  asked: 'Ask the new heads',
  hide: 'Hide their answers',
  ask: 'Say first whether the two new heads agree, then ask them.',
  seed: 'Seed',
  way: 'The new heads',
  ways: { num_classes: 'num_classes=', reset_classifier: 'reset_classifier', linear: 'own nn.Linear' },
  as: 'Answers',
  units: { logits: 'logits', percent: 'percent' },
  says: (way: string, seed: number, first: string, second: string) =>
    `${way}: with seed ${seed} the new head says ${first}, with seed ${seed + 1} ${second}.`,
  caption: (
    <>
      Real draws: PyTorch’s own generator, seeded before the line, gives the very numbers that PyTorch gives.
      One range for all three histograms. <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '同一行代码，两个种子',
  codes,
  numbers: (std, min, max) =>
    `权重：标准差 ${std}；偏置：${min === max ? `全是 ${min}` : `从 ${min} 到 ${max}`}`,
  features: '三个分类头得到的都是你这张图片的同一份特征：',
  trained: '训练过的分类头',
  seeded: (seed) => `新的分类头，种子 ${seed}`,
  asked: '问新的分类头',
  hide: '收起它们的答案',
  ask: '先说两个新的分类头会不会意见一致，再去问它们。',
  seed: '种子',
  way: '新的分类头',
  ways: { num_classes: 'num_classes=', reset_classifier: 'reset_classifier', linear: '自己的 nn.Linear' },
  as: '答案',
  units: { logits: 'logit', percent: '百分比' },
  says: (way, seed, first, second) =>
    `${way}：种子 ${seed} 时，新的分类头说是${first}；种子 ${seed + 1} 时，说是${second}。`,
  caption: (
    <>
      都是真实的随机数：在那一行之前给 PyTorch 的生成器设好种子，得到的就是 PyTorch
      给出的那些数。三个直方图用同一个范围。 <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
