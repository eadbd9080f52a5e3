/** Words of the glossary: layers and what they are made of. */
import type { GlossaryEntry } from './entry.ts';

export const layers: readonly GlossaryEntry[] = [
  {
    id: 'parameter',
    en: {
      term: 'parameter',
      says: 'A number that belongs to the model and not to the picture. It begins random; training may set it. ViT-Tiny with 1000 classes has 5,717,416.',
    },
    zh: {
      term: '参数',
      says: '属于模型而不属于图片的数。一开始是随机的，训练可以改变它。1000 类的 ViT-Tiny 有 5,717,416 个。',
    },
    taught: 'patch-embed',
  },
  {
    id: 'weight',
    en: {
      term: 'weight',
      says: 'The parameters of a layer that multiply; those that are only added are its bias. Loosely, all parameters of a model.',
    },
    zh: { term: '权重', says: '一层里用来相乘的参数；只用来相加的叫偏置。泛指时也指模型的全部参数。' },
    shape: '(192, 3, 16, 16)',
    taught: 'patch-embed',
  },
  {
    id: 'bias',
    en: {
      term: 'bias',
      says: 'Parameters of a layer that are added at its end, one for each output. `patch_embed.proj` has 192.',
    },
    zh: { term: '偏置', says: '一层最后加上的参数，每个输出一个。`patch_embed.proj` 有 192 个。' },
    shape: '(192,)',
    taught: 'patch-embed',
  },
  {
    id: 'linear',
    en: {
      term: 'linear layer',
      says: '`nn.Linear`: multiplies the last dimension by a matrix and adds a bias. What stands in the other dimensions is not mixed.',
    },
    zh: { term: '线性层', says: '`nn.Linear`：用一个矩阵乘最后一维，再加偏置。其他维之间互不混合。' },
  },
  {
    id: 'convolution',
    en: {
      term: 'convolution',
      says: 'A layer that moves one window over the picture and multiplies what it sees by the same filters at every place. In PatchEmbed the windows do not overlap, so it is one matrix for all patches.',
    },
    zh: {
      term: '卷积',
      says: '让一个窗口在图片上移动，每到一处都用同一组滤波器去乘看到的数。在 PatchEmbed 里窗口互不重叠，所以等于用同一个矩阵处理所有 patch。',
    },
    taught: 'patch-embed',
  },
  {
    id: 'mlp',
    en: {
      term: 'MLP',
      says: 'Two linear layers with GELU between them: 192 numbers become 768 and then 192 again. It sees one token at a time.',
    },
    zh: {
      term: 'MLP',
      says: '多层感知机：两个线性层，中间是 GELU：192 个数先变成 768 个，再变回 192 个。它一次只看一个 token。',
    },
    shape: '(1, 197, 192) → (1, 197, 768) → (1, 197, 192)',
    taught: 'layernorm-mlp',
  },
  {
    id: 'gelu',
    en: {
      term: 'GELU',
      says: 'The function between the two layers of an MLP: large positive numbers pass, large negative ones become almost 0, with a smooth bend between.',
    },
    zh: { term: 'GELU', says: 'MLP 两层之间的函数：大的正数照样通过，大的负数几乎变成 0，中间是平滑的弯。' },
    taught: 'layernorm-mlp',
  },
  {
    id: 'layernorm',
    en: {
      term: 'LayerNorm',
      says: 'Brings the 192 numbers of each token to mean 0 and spread 1, then scales and shifts each by a parameter. It mixes neither tokens nor pictures.',
    },
    zh: {
      term: 'LayerNorm',
      says: '把每个 token 的 192 个数调成均值 0、标准差 1，再用参数逐个缩放和平移。它既不混合 token，也不混合图片。',
    },
    shape: '(1, 197, 192) → (1, 197, 192)',
    taught: 'layernorm-mlp',
  },
  {
    id: 'batchnorm',
    en: {
      term: 'BatchNorm',
      says: 'Brings each channel to mean 0 and spread 1 over a whole batch while training, and by remembered statistics under `eval()`. ResNets have it, ViTs do not.',
    },
    zh: {
      term: 'BatchNorm',
      says: '训练时按整批数据把每个通道调成均值 0、标准差 1；`eval()` 之后改用记下的统计量。ResNet 有它，ViT 没有。',
    },
    taught: 'resnet',
  },
  {
    id: 'receptive-field',
    en: {
      term: 'receptive field',
      says: 'What a place of a network can know of: the part of the picture that can change its numbers. Behind a ViT’s first block it is the whole picture; in a ResNet it grows from stage to stage.',
    },
    zh: {
      term: '感受野',
      says: '网络里一个位置能知道的范围，也就是图片中能改变它的数的那部分。ViT 第一个 block 之后是整张图片；ResNet 的一级一级变大。',
    },
    taught: 'resnet',
  },
  {
    id: 'residual',
    en: {
      term: 'residual connection',
      says: '`x = x + f(x)`: a layer adds to what came in and does not replace it. What is handed on through all blocks is called the residual stream.',
    },
    zh: {
      term: '残差连接',
      says: '`x = x + f(x)`：一层把结果加到输入上，而不是替换输入。这样一路穿过所有 block 的数叫做残差流。',
    },
    taught: 'layernorm-mlp',
  },
  {
    id: 'dropout',
    en: {
      term: 'dropout',
      says: 'While training, sets a random share of numbers to 0. Under `eval()` it does nothing. `drop_path` leaves out a whole branch instead.',
    },
    zh: {
      term: 'dropout',
      says: '训练时随机把一部分数置 0；`eval()` 之后什么也不做。`drop_path` 则整个略过一个分支。',
    },
    taught: 'identity',
  },
  {
    id: 'identity',
    en: {
      term: 'Identity',
      says: '`nn.Identity()`: a module that returns its input. It keeps a place and a name for a part that this model does not have.',
    },
    zh: {
      term: 'Identity',
      says: '`nn.Identity()`：原样返回输入的模块。它为这个模型没有的部分留着位置和名字。',
    },
    taught: 'identity',
  },
];
