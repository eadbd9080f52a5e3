/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';
import type { PictureType, Place } from './convolve.ts';

const en = {
  title: 'A message that says where, not what',
  picture: 'The picture lies on',
  weights: 'The weights lie on',
  dtype: 'The picture’s numbers are',
  places: { cpu: 'CPU', cuda: 'GPU (cuda)' } satisfies Record<Place, string>,
  dtypes: { float32: 'torch.float32', uint8: 'torch.uint8' } satisfies Record<PictureType, string>,
  call: 'm.patch_embed.proj(x)',
  runs: 'It runs:',
  input: 'the picture, x',
  against: { weight: 'the layer’s weights', bias: 'the layer’s biases' },
  on: (dtype: string, place: Place | null) =>
    place === null ? `${dtype}, wherever it lies` : `${dtype}, on the ${place === 'cpu' ? 'CPU' : 'GPU'}`,
  same: 'one of the two has to move to the other, or be converted',
  mkldnn: 'what else a CPU library of that name would have taken; never what you want',
  ask: 'Both lie in one place. Put one of them elsewhere and read what PyTorch says.',
  says: (what: 'place' | 'dtype'): string =>
    what === 'place'
      ? 'Both types are float32. Only the word cuda differs: the message is about the place.'
      : 'No place is named: this message is about the dtype, and it comes first whatever the places are.',
  together: 'Both on the GPU: it runs as well. No place is better, only one for both.',
  caption: (
    <>
      No GPU is needed: tensors carry the name of a device here, which is compared in PyTorch’s order and
      refused in PyTorch’s words. <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '这条报错说的是在哪里，不是什么类型',
  picture: '图片在',
  weights: '权重在',
  dtype: '图片的数是',
  places: { cpu: 'CPU', cuda: 'GPU（cuda）' },
  dtypes: { float32: 'torch.float32', uint8: 'torch.uint8' },
  call: 'm.patch_embed.proj(x)',
  runs: '能运行：',
  input: '图片 x',
  against: { weight: '这一层的权重', bias: '这一层的偏置' },
  on: (dtype, place) =>
    place === null ? `${dtype}，不管在哪里` : `${dtype}，在 ${place === 'cpu' ? 'CPU' : 'GPU'} 上`,
  same: '两者之一要搬到另一个那里去，或者转换类型',
  mkldnn: '一个叫这个名字的 CPU 计算库还愿意接受什么；你要的从来不是它',
  ask: '两者在同一处。把其中一个搬走，读读 PyTorch 说什么。',
  says: (what) =>
    what === 'place'
      ? '两个类型都是 float32，差别只在 cuda 这个词：这条报错说的是位置。'
      : '没有提到位置：这条报错说的是 dtype，不管在哪里，它都排在最前面。',
  together: '两者都在 GPU 上，也能运行。没有哪一处更好，只要在同一处。',
  caption: (
    <>
      不需要 GPU：这里的张量只带着设备的名字，按 PyTorch 的顺序比较，用 PyTorch 的原话报错。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
