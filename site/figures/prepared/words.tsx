/** The words of the figure, in both languages. */
import type { Normalisation } from '../../picture/normalised.ts';
import { Claim } from '../../drawings/claim.tsx';
import { formatValue } from '#lib/plot/format.ts';

const listed = (numbers: readonly number[]): string =>
  new Set(numbers).size === 1 ? formatValue(numbers[0]!) : numbers.map((n) => formatValue(n)).join(', ');

const en = {
  title: 'The same picture, prepared another way',
  scale: 'Shift and divide',
  scales: (name: 'half' | 'imagenet' | 'none', { mean, std }: Normalisation, wanted: boolean) => {
    if (name === 'none') return 'not at all: from 0 to 1';
    const how = { half: 'from −1 to 1', imagenet: 'with ImageNet’s numbers' }[name];
    return `${wanted ? 'as this model wants it' : how}: mean ${listed(mean)}, std ${listed(std)}`;
  },
  order: 'Colours',
  orders: { rgb: 'red, green, blue', bgr: 'blue, green, red (OpenCV)' },
  as: 'Answers',
  units: { logits: 'logits', percent: 'percent' },
  right: 'As the model wants it',
  chosen: 'As you chose',
  range: (min: string, max: string) => `numbers from ${min} to ${max}`,
  described: (how: string, alt: string) =>
    `${how}: the picture that the model takes these numbers for. ${alt}`,
  ask: 'Say first which mistake the model will forgive, then make it.',
  verdict: (first: string, moved: string, now: string | null) =>
    now === null
      ? `Still ${first}; its logit moves by ${moved}.`
      : `Now ${now}; the logit of ${first} moves by ${moved}.`,
  caption: ({ mean, std }: Normalisation) => (
    <>
      The same pixels go in both times. The pictures show what such numbers would be to a model that was
      trained with the mean {listed(mean)} and the std {listed(std)}; what lies outside has no colour left and
      is drawn as black or as full colour. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '同一张图片，换一种准备方法',
  scale: '平移和缩放',
  scales: (name, { mean, std }, wanted) => {
    if (name === 'none') return '都不做：从 0 到 1';
    const how = { half: '从 −1 到 1', imagenet: '用 ImageNet 的数' }[name];
    return `${wanted ? '按这个模型的要求' : how}：mean ${listed(mean)}，std ${listed(std)}`;
  },
  order: '颜色',
  orders: { rgb: '红、绿、蓝', bgr: '蓝、绿、红（OpenCV）' },
  as: '答案',
  units: { logits: 'logit', percent: '百分比' },
  right: '按模型的要求',
  chosen: '按你的选择',
  range: (min, max) => `数值从 ${min} 到 ${max}`,
  described: (how, alt) => `${how}：在模型眼里，这些数是怎样一张图片。${alt}`,
  ask: '先说哪一种错误模型会原谅，再去犯它。',
  verdict: (first, moved, now) =>
    now === null
      ? `还是${first}；它的 logit 变化 ${moved}。`
      : `现在是${now}；${first}的 logit 变化 ${moved}。`,
  caption: ({ mean, std }) => (
    <>
      两次送进去的是同样的像素。图片画的是：对一个用 mean {listed(mean)}、std {listed(std)} 训练出来的模型，
      这些数意味着什么。超出范围的数没有对应的颜色，画成黑色或最亮的颜色。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
