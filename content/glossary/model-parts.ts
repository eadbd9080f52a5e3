/** Words of the glossary: the parts of a Vision Transformer. */
import type { GlossaryEntry } from './entry.ts';

export const modelParts: readonly GlossaryEntry[] = [
  {
    id: 'patch',
    en: {
      term: 'patch',
      says: 'A square piece of the picture, 16 × 16 pixels in ViT-Tiny: 768 numbers with its three colours. 14 · 14 = 196 patches make the picture.',
    },
    zh: {
      term: 'patch',
      says: '图片的一个方块。ViT-Tiny 里是 16 × 16 像素，连同三种颜色共 768 个数。14 · 14 = 196 个 patch 拼成整张图片。',
    },
    shape: '(3, 16, 16)',
    taught: 'patch-embed',
  },
  {
    id: 'token',
    en: {
      term: 'token',
      says: 'What the blocks work on: a row of 192 numbers. One for each patch, and the class token.',
    },
    zh: { term: 'token', says: 'block 处理的单位：一行 192 个数。每个 patch 一个，再加上类别 token。' },
    shape: '(192,)',
    taught: 'patch-embed',
  },
  {
    id: 'class-token',
    en: {
      term: 'class token',
      says: 'A token that belongs to no patch: `cls_token`, 192 learned numbers, put before the patches. Before the first block it is the same for every picture; its final value is what the head reads.',
    },
    zh: {
      term: '类别 token',
      says: '不属于任何 patch 的 token：`cls_token`，192 个学出来的数，放在所有 patch 之前。进入第一个 block 之前，它对每张图片都一样；最后的分类头读的就是它。',
    },
    shape: '(1, 1, 192)',
    taught: 'cls-token',
  },
  {
    id: 'distillation-token',
    en: {
      term: 'distillation token',
      says: 'A second learned token in DeiT’s distilled models, with a head of its own that learned from another network’s answers.',
    },
    zh: {
      term: '蒸馏 token',
      says: 'DeiT 蒸馏模型里的第二个学出来的 token，有自己的分类头，学的是另一个网络的回答。',
    },
    taught: 'cls-token',
  },
  {
    id: 'register',
    en: {
      term: 'register token',
      says: 'A learned token that belongs to no patch and that no head reads: room for the blocks to work in. ViT-Tiny has none; some larger models have four.',
    },
    zh: {
      term: '寄存器 token',
      says: '不属于任何 patch、也没有任何头去读的可学习 token，给各个 block 当草稿纸用。ViT-Tiny 里没有；有些更大的模型有 4 个。',
    },
    taught: 'cls-token',
  },
  {
    id: 'embedding',
    en: {
      term: 'embedding',
      says: 'A row of numbers that stands for something: 192 numbers for a patch, 192 for a position.',
    },
    zh: { term: '嵌入', says: '代表某样东西的一行数。一个 patch 用 192 个数，一个位置也用 192 个数。' },
    taught: 'patch-embed',
  },
  {
    id: 'position-embedding',
    en: {
      term: 'position embedding',
      says: '192 learned numbers for each of the 197 places, added to the token that stands there. Without it a ViT does not know where a patch lies.',
    },
    zh: {
      term: '位置嵌入',
      says: '197 个位置各有 192 个学出来的数，加到那个位置的 token 上。没有它，ViT 不知道 patch 在哪里。',
    },
    shape: '(1, 197, 192)',
    taught: 'cls-token',
  },
  {
    id: 'filter',
    en: {
      term: 'filter',
      says: 'One row of the matrix in `patch_embed.proj`, in the shape of a patch. There are 192.',
    },
    zh: { term: '滤波器', says: '`patch_embed.proj` 的矩阵的一行，形状和 patch 一样。一共 192 个。' },
    shape: '(3, 16, 16)',
    taught: 'patch-embed',
  },
  {
    id: 'block',
    en: {
      term: 'block',
      says: 'One of the 12 equal layers of ViT-Tiny: attention, then an MLP, each added to what came in.',
    },
    zh: {
      term: 'block',
      says: 'ViT-Tiny 有 12 个同样的层，每层叫一个 block：先是注意力，再是 MLP，结果都加回输入。',
    },
    shape: '(1, 197, 192) → (1, 197, 192)',
    taught: 'blocks',
  },
  {
    id: 'head',
    en: {
      term: 'head',
      says: 'At the end of the model, the `Linear` that turns 192 features into K logits. Not to be mixed up with a head of attention.',
    },
    zh: {
      term: '分类头',
      says: '模型末尾的 `Linear`，把 192 个特征变成 K 个 logit。英文也叫 head，不要和注意力头混淆。',
    },
    shape: '(1, 192) → (1, K)',
    taught: 'head',
  },
  {
    id: 'backbone',
    en: {
      term: 'backbone',
      says: 'All of a model but its head: what turns a picture into features. In timm, `num_classes=0` leaves it alone.',
    },
    zh: {
      term: '骨干网络',
      says: '除分类头以外的整个模型，负责把图片变成特征。在 timm 里，`num_classes=0` 得到的就是它。',
    },
    taught: 'create-model',
  },
  {
    id: 'feature',
    en: {
      term: 'feature',
      says: 'A number that the backbone computes for the head, or for you. The class token after the last norm holds 192.',
    },
    zh: {
      term: '特征',
      says: '骨干网络算出来、交给分类头或交给你用的数。最后一次 norm 之后的类别 token 里有 192 个。',
    },
    shape: '(1, 192)',
    taught: 'head',
  },
  {
    id: 'feature-map',
    en: {
      term: 'feature map',
      says: 'Features laid out as the picture is: C numbers for each place, (B, C, h, w). A ViT’s map is its patch tokens put back into rows and columns.',
    },
    zh: {
      term: '特征图',
      says: '按图片的样子摆开的特征：每个位置 C 个数，(B, C, h, w)。ViT 的特征图就是把 patch token 放回行和列。',
    },
    shape: '(1, 192, 14, 14)',
    taught: 'features-only',
  },
  {
    id: 'pooling',
    en: {
      term: 'pooling',
      says: 'How many tokens become one row: by taking the class token (`token`), or the mean of the patches (`avg`).',
    },
    zh: {
      term: '池化',
      says: '怎样把许多 token 变成一行：取类别 token（`token`），或取各 patch 的平均（`avg`）。',
    },
    shape: '(1, 197, 192) → (1, 192)',
    taught: 'head',
  },
  {
    id: 'marks',
    en: {
      term: 'marks',
      says: 'Three words beside a claim say how far it holds. Architecture: with any parameters, since the structure alone decides it. This model: measured on the model of this site; another may differ. All trained ViTs: reported for Vision Transformers in general; the source beside it says for which.',
    },
    zh: {
      term: '标记',
      says: '论断旁边的三个词说明它的适用范围。“结构”：由结构决定，换任何参数都成立。“本模型”：在本站的模型上测得，换一个模型可能不同。“所有训练过的 ViT”：文献报告的一般现象；具体是哪些模型，见旁边的来源。',
    },
  },
];
