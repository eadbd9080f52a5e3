/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'What is near depends on what you compare',
  query: 'Your picture',
  by: 'Compare',
  bys: { pixels: 'pixels', features: 'features' },
  order: {
    pixels: 'The site’s pictures, most alike first: cosine of the pixels',
    features: 'The site’s pictures, most alike first: cosine of the features, and what the model calls each',
  },
  comparing: (known: number, of: number) => `Running the model on the pictures: ${known} of ${of}.`,
  nearest: {
    pixels: (alt: string, alike: string) => `Nearest by pixels (${alike}): ${alt}.`,
    features: (alt: string, alike: string, name: string, own: string) =>
      `Nearest by features (${alike}): ${alt}. The model calls it ${name}, and yours ${own}.`,
  },
  caption: (
    <>
      Pixels: the 3 · 224 · 224 numbers that the model is given. Features: the row that the head reads,{' '}
      <code>forward_head(tokens, pre_logits=True)</code>. Which is nearest is this model’s and these
      pictures’. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '谁和谁相近，要看拿什么来比',
  query: '你的图片',
  by: '比什么',
  bys: { pixels: '像素', features: '特征' },
  order: {
    pixels: '本站的图片，最像的在前：像素的余弦',
    features: '本站的图片，最像的在前：特征的余弦，下面是模型给出的类别',
  },
  comparing: (known, of) => `正在让模型看这些图片：${of} 张中的 ${known} 张。`,
  nearest: {
    pixels: (alt, alike) => `像素上最近（${alike}）：${alt}。`,
    features: (alt, alike, name, own) =>
      `特征上最近（${alike}）：${alt}。模型说它是${name}，说你的图片是${own}。`,
  },
  caption: (
    <>
      像素：交给模型的 3 · 224 · 224 个数。特征：分类头所读的那一行，
      <code>forward_head(tokens, pre_logits=True)</code>。谁最近，只对这个模型、这些图片成立。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
