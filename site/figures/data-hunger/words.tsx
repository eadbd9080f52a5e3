/** The words of the figure, in both languages. */
import type { Reading } from './measured.ts';

interface Said {
  readonly reading: Reading;
  readonly share: string;
}

interface Recipe {
  readonly size: number;
  readonly classes: number;
  readonly steps: number;
  readonly batch: number;
  readonly heldOut: number;
  readonly smallest: number;
  readonly parameters: readonly [resnet: number, vit: number];
}

/** As the chapter writes it: `8,192`. */
export const written = (count: number): string => count.toLocaleString('en');

const en = {
  title: 'Two small nets learn from few scenes and from many',
  show: 'What is drawn',
  readings: {
    resnet: 'ResNet, new scenes',
    vit: 'ViT, new scenes',
    'resnet-learned': 'ResNet, scenes it learned from',
    'vit-learned': 'ViT, scenes it learned from',
  },
  axes: { across: 'scenes to learn from', up: 'right, %' },
  described: (
    scenes: readonly number[],
    curves: readonly { readonly reading: Reading; readonly shares: readonly string[] }[],
  ) =>
    `How often each is right, with ${scenes.map(written).join(', ')} scenes to learn from. ${curves.map(({ reading, shares }) => `${en.readings[reading]}: ${shares.join(', ')}`).join('; ')}`,
  scenes: 'Scenes to learn from',
  says: (scenes: number, passes: number, said: readonly Said[], chance: string) =>
    `${written(scenes)} scenes, each seen ${passes} times: ${said.map(({ reading, share }) => `${en.readings[reading]} ${share}`).join('; ') || 'nothing is drawn'}. Guessing gives ${chance}.`,
  caption: ({ size, classes, steps, batch, heldOut, smallest, parameters: [resnet, vit] }: Recipe) => (
    <>
      Six trainings from random weights: a ResNet of {written(resnet)} parameters and a ViT of {written(vit)},
      on scenes of {size} pixels with {classes} kinds of animals. Same recipe, same {written(steps)} steps of{' '}
      {batch} scenes; only the number of different scenes varies. New scenes: {written(heldOut)} that no net
      learned from. Scenes it learned from: {smallest} that all six had. Trained and measured once, with
      PyTorch; nothing is computed here.
    </>
  ),
};

const zh: typeof en = {
  title: '两个小网络，学的场景有少有多',
  show: '画哪些',
  readings: {
    resnet: 'ResNet，新场景',
    vit: 'ViT，新场景',
    'resnet-learned': 'ResNet，学过的场景',
    'vit-learned': 'ViT，学过的场景',
  },
  axes: { across: '用来学习的场景数', up: '答对，%' },
  described: (scenes, curves) =>
    `用 ${scenes.map(written).join('、')} 个场景学习后，各自答对的比例。${curves.map(({ reading, shares }) => `${zh.readings[reading]}：${shares.join('，')}`).join('；')}`,
  scenes: '用来学习的场景',
  says: (scenes, passes, said, chance) =>
    `${written(scenes)} 个场景，每个看过 ${passes} 遍：${said.map(({ reading, share }) => `${zh.readings[reading]} ${share}`).join('；') || '什么也没画'}。瞎猜是 ${chance}。`,
  caption: ({ size, classes, steps, batch, heldOut, smallest, parameters: [resnet, vit] }) => (
    <>
      从随机权重开始训练六次：ResNet 有 {written(resnet)} 个参数，ViT 有 {written(vit)} 个；场景为 {size}{' '}
      像素，画着 {classes} 种动物。训练配方相同，都是 {written(steps)} 步，每步 {batch}{' '}
      个场景；只有不同场景的数目不一样。“新场景”是谁都没学过的 {written(heldOut)}{' '}
      个，“学过的场景”是六次训练都用到的 {smallest} 个。用 PyTorch 训练并测过一次；这里不做计算。
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
