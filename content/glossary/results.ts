/** Words of the glossary: answers, and how far to trust them. */
import type { GlossaryEntry } from './entry.ts';

export const results: readonly GlossaryEntry[] = [
  {
    id: 'logit',
    en: {
      term: 'logit',
      says: 'A class’s score before softmax. Only differences between logits matter.',
    },
    zh: { term: 'logit', says: 'softmax 之前各类别的得分。只有得分之间的差有意义。' },
    shape: '(1, K)',
    taught: 'head',
  },
  {
    id: 'calibration',
    en: {
      term: 'calibration',
      says: 'Whether a model that says 90 % is right nine times in ten. Training decides it too: a percentage is not yet a probability.',
    },
    zh: {
      term: '校准',
      says: '模型说 90 % 的时候，是不是十次里对九次。它也由训练方法决定：百分数还不等于概率。',
    },
    taught: 'lens',
  },
  {
    id: 'logit-lens',
    en: {
      term: 'logit lens',
      says: 'The final norm and head applied to a token after an earlier block: what the model would answer if it stopped there. It shows what the head can read there, not all that the block knows.',
    },
    zh: {
      term: 'logit 透镜',
      says: '把最后的 norm 和分类头用到较早的 block 之后的 token 上：如果在那里停下，模型会怎么回答。它显示分类头在那里读得出什么，而不是那个 block 知道的一切。',
    },
    taught: 'lens',
  },
  {
    id: 'linear-probe',
    en: {
      term: 'linear probe',
      says: 'A linear layer trained on features that stay as they are. How well it does says what can be read from them.',
    },
    zh: {
      term: '线性探针',
      says: '在固定不变的特征上训练的一个线性层。它做得多好，说明从这些特征里能读出多少。',
    },
    taught: 'lens',
  },
  {
    id: 'temperature',
    en: {
      term: 'temperature',
      says: 'A number that all logits are divided by before softmax. Above 1 the shares come nearer to each other, below 1 the first takes more; their order stays.',
    },
    zh: {
      term: '温度',
      says: 'softmax 之前把所有 logit 除以的一个数。大于 1，各类别所占的份额就更接近；小于 1，第一名就占得更多。次序不变。',
    },
    taught: 'lens',
  },
  {
    id: 'label-smoothing',
    en: {
      term: 'label smoothing',
      says: 'Training towards a little less than 100 % for the right class, the rest shared among all classes. It keeps logits from growing without end.',
    },
    zh: {
      term: '标签平滑',
      says: '训练时给正确类别的目标略低于 100 %，剩下的平分给所有类别。这样 logit 就不会无止境地变大。',
    },
    taught: 'lens',
  },
  {
    id: 'cosine',
    en: {
      term: 'cosine',
      says: 'How far two rows of numbers run in the same direction, whatever their lengths: 1 for the same direction, 0 for nothing in common, −1 for the opposite.',
    },
    zh: {
      term: '余弦',
      says: '两行数的方向有多一致，与长度无关：1 是方向相同，0 是毫无共同之处，−1 是方向相反。',
    },
    taught: 'lens',
  },
  {
    id: 'fine-tuning',
    en: {
      term: 'fine-tuning',
      says: 'Training on, from trained parameters, for another task: all of them, or the head alone.',
    },
    zh: {
      term: '微调',
      says: '从训练好的参数出发，为另一个任务接着训练：可以训练全部参数，也可以只训练分类头。',
    },
    taught: 'transfer-learning',
  },
  {
    id: 'transfer-learning',
    en: {
      term: 'transfer learning',
      says: 'Using what a model learned on one task for another. A new head is random; the backbone brings what it knows.',
    },
    zh: {
      term: '迁移学习',
      says: '把模型在一个任务上学到的用到另一个任务。新的分类头是随机的，带来知识的是骨干网络。',
    },
    taught: 'transfer-learning',
  },
  {
    id: 'freeze',
    en: {
      term: 'freeze',
      says: 'To keep parameters as they are while others are trained: `requires_grad=False`. `num_classes=` freezes nothing.',
    },
    zh: {
      term: '冻结',
      says: '训练时让一部分参数保持不变：`requires_grad=False`。`num_classes=` 什么也不冻结。',
    },
    taught: 'transfer-learning',
  },
  {
    id: 'multiply-add',
    en: {
      term: 'multiply-add',
      says: 'One product added to a sum. ViT-Tiny needs 1,253,683,200 for one picture.',
    },
    zh: { term: '乘加', says: '把一个乘积加到和上。ViT-Tiny 处理一张图片需要 1,253,683,200 次。' },
    taught: 'summary',
  },
  {
    id: 'normalisation',
    en: {
      term: 'normalisation',
      says: 'Subtracting a mean from each colour of the picture and dividing by a spread, before the model. Which ones, the model’s own configuration says: 0.5 and 0.5 for this one, not ImageNet’s.',
    },
    zh: {
      term: '归一化',
      says: '送进模型之前，图片的每种颜色减去均值、除以标准差。用哪两个数由模型自己的配置决定：这个模型是 0.5 和 0.5，而不是 ImageNet 的。',
    },
    taught: 'quick-tour',
  },
];
