/** Words of the glossary: PyTorch and timm around the model. */
import type { GlossaryEntry } from './entry.ts';

export const pytorch: readonly GlossaryEntry[] = [
  {
    id: 'module',
    en: {
      term: 'module',
      says: '`nn.Module`: a part of a model that holds parameters and other modules, and says in `forward` what it does with its input.',
    },
    zh: {
      term: '模块',
      says: '`nn.Module`：模型的一个部分，装着参数和别的模块，并在 `forward` 里写明怎样处理输入。',
    },
    taught: 'blocks',
  },
  {
    id: 'state-dict',
    en: {
      term: 'state_dict',
      says: 'All parameters and buffers of a model by name: `blocks.0.attn.qkv.weight` and its like. What is saved and loaded.',
    },
    zh: {
      term: 'state_dict',
      says: '按名字列出的全部参数和缓冲区，例如 `blocks.0.attn.qkv.weight`。保存和装入的就是它。',
    },
    taught: 'create-model',
  },
  {
    id: 'checkpoint',
    en: {
      term: 'checkpoint',
      says: 'A file with a state_dict in it. It loads where names and shapes agree; nothing else is checked.',
    },
    zh: {
      term: '检查点',
      says: '存着 state_dict 的文件。名字和形状对得上就能装入，别的一概不查。',
    },
    taught: 'create-model',
  },
  {
    id: 'buffer',
    en: {
      term: 'buffer',
      says: 'A tensor that a module keeps and that is saved with it, but that no training sets: the running statistics of BatchNorm.',
    },
    zh: {
      term: '缓冲区',
      says: '模块保存的、不由梯度训练的张量，会一起存进 state_dict：例如 BatchNorm 的滑动统计量。',
    },
    taught: 'resnet',
  },
  {
    id: 'hook',
    en: {
      term: 'hook',
      says: 'A function that PyTorch calls whenever a module has run, with its input and its output. It stays until its handle is removed.',
    },
    zh: {
      term: 'hook',
      says: '每当一个模块运行完，PyTorch 就用它的输入和输出调用的函数。取下它的句柄之前，它一直在。',
    },
    taught: 'features-only',
  },
  {
    id: 'handle',
    en: {
      term: 'handle',
      says: 'What `register_forward_hook` returns. It holds no features; `handle.remove()` takes the hook off.',
    },
    zh: {
      term: '句柄',
      says: '`register_forward_hook` 返回的东西（handle）。它不含特征；用 `handle.remove()` 把 hook 取下。',
    },
    taught: 'features-only',
  },
  {
    id: 'eval-mode',
    en: {
      term: 'eval mode',
      says: '`m.eval()`: dropout stands still and BatchNorm uses what it remembers. New models are in training mode.',
    },
    zh: {
      term: '评估模式',
      says: '`m.eval()`：dropout 不起作用，BatchNorm 用记下的统计量。新建的模型处于训练模式。',
    },
    taught: 'quick-tour',
  },
  {
    id: 'pretrained',
    en: {
      term: 'pretrained',
      says: '`pretrained=True` loads parameters that training has set. Without it they are random.',
    },
    zh: { term: '预训练', says: '`pretrained=True` 装入训练好的参数；不写就是随机的。' },
    taught: 'create-model',
  },
  {
    id: 'gradient',
    en: {
      term: 'gradient',
      says: 'How much the loss would change if a parameter grew a little. Training moves each parameter the other way.',
    },
    zh: { term: '梯度', says: '某个参数增大一点点时损失会变多少。训练让每个参数朝相反的方向走。' },
    taught: 'transfer-learning',
  },
  {
    id: 'device',
    en: {
      term: 'device',
      says: 'Where a tensor lives: `cpu`, `cuda:0`. An operation wants all its tensors in one place.',
    },
    zh: { term: '设备', says: '张量所在的地方：`cpu`、`cuda:0`。一个运算要求它的张量都在同一处。' },
    taught: 'summary',
  },
  {
    id: 'dtype',
    en: {
      term: 'dtype',
      says: 'The kind of a tensor’s numbers: `torch.float32`, `torch.uint8`. A picture read from a file is `uint8`; the model wants `float32`.',
    },
    zh: {
      term: 'dtype',
      says: '数据类型：张量里数的类型：`torch.float32`、`torch.uint8`。从文件读来的图片是 `uint8`，模型要的是 `float32`。',
    },
    taught: 'quick-tour',
  },
];
