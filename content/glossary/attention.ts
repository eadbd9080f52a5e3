/** Words of the glossary: attention and what is looked at in it. */
import type { GlossaryEntry } from './entry.ts';

export const attention: readonly GlossaryEntry[] = [
  {
    id: 'attention',
    en: {
      term: 'attention',
      says: 'Each token takes a weighted mean of what all tokens offer. The weights are computed from the tokens themselves: content decides who listens to whom, place enters through the position embedding alone.',
    },
    zh: {
      term: '注意力',
      says: '每个 token 对所有 token 给出的内容做加权平均。权重由 token 自己算出来：谁听谁由内容决定，位置只通过位置嵌入进来。',
    },
    shape: '(1, 3, 197, 197)',
    taught: 'attention',
  },
  {
    id: 'attention-head',
    en: {
      term: 'attention head',
      says: 'One of 3 parts of attention that work side by side on 64 numbers each. More heads do not mean more parameters.',
    },
    zh: {
      term: '注意力头',
      says: '注意力里并排工作的 3 个部分之一，每个处理 64 个数。头多并不意味着参数多。',
    },
    shape: '(1, 3, 197, 64)',
    taught: 'attention',
  },
  {
    id: 'query',
    en: {
      term: 'query',
      says: 'What a token looks for: 64 numbers a head. Its dot product with each key says how well they match.',
    },
    zh: {
      term: '查询',
      says: '一个 token 在找什么：每个头 64 个数。它与各个键的点积表示有多匹配。',
    },
    shape: '(1, 3, 197, 64)',
    taught: 'attention',
  },
  {
    id: 'key',
    en: { term: 'key', says: 'What a token can be found by: 64 numbers a head, compared with every query.' },
    zh: { term: '键', says: '一个 token 凭什么被找到：每个头 64 个数，与每个查询比较。' },
    shape: '(1, 3, 197, 64)',
    taught: 'attention',
  },
  {
    id: 'value',
    en: {
      term: 'value',
      says: 'What a token hands over when it is attended to: 64 numbers a head, mixed by the weights of attention.',
    },
    zh: {
      term: '值',
      says: '一个 token 被注意到时交出的内容：每个头 64 个数，按注意力的权重混合。',
    },
    shape: '(1, 3, 197, 64)',
    taught: 'attention',
  },
  {
    id: 'softmax',
    en: {
      term: 'softmax',
      says: 'Turns scores into shares: all positive, together 1. In attention it works on each row; behind the head, on the logits.',
    },
    zh: {
      term: 'softmax',
      says: '把得分变成份额：都是正数，加起来等于 1。在注意力里对每一行做，在分类头之后对各个 logit 做。',
    },
    taught: 'attention',
  },
  {
    id: 'fused-attention',
    en: {
      term: 'fused attention',
      says: 'One call, `scaled_dot_product_attention`, that computes attention without ever making the matrix of weights. Faster, and nothing to hook: `set_fused_attn(False)` before the model is made brings the matrix back.',
    },
    zh: {
      term: '融合注意力',
      says: '用一次 `scaled_dot_product_attention` 调用算完注意力，中间不生成权重矩阵。更快，但没有东西可以挂 hook；在创建模型之前调用 `set_fused_attn(False)`，矩阵就又有了。',
    },
    taught: 'attention',
  },
  {
    id: 'rollout',
    en: {
      term: 'attention rollout',
      says: 'A guess at how much each patch reached the class token: the attention matrices of all blocks multiplied, with the residual counted in. A guess, not a proof.',
    },
    zh: {
      term: 'rollout',
      says: '估计每个 patch 有多少传到了类别 token：把各个 block 的注意力矩阵连乘，并计入残差。它是估计，不是证明。',
    },
    taught: 'attention',
  },
];
