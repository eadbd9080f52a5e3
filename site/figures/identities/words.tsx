/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Modules that do nothing, and what they keep a place for',
  printed: (release: string) => `ViT-Tiny as timm ${release} prints it`,
  release: 'Release',
  light: 'Light up what does nothing',
  dark: 'Put it out',
  all: 'All twelve blocks',
  hidden: 'The count comes when they are lit.',
  counted: (count: number, release: string) =>
    `timm ${release} prints Identity() ${count} times; blocks 1 to 11 are as block 0.`,
  reasons: {
    norm: 'no norm asked for',
    qk_norm: 'qk_norm=False',
    layer_scale: 'init_values=None',
    drop_path: 'drop_path_rate=0',
    other: 'patch_drop_rate=0',
  },
  ask: 'Guess how many modules of this model give back exactly what they get, then light them up.',
  says: (count: number, reasons: readonly string[]) => `${count} modules do nothing: ${reasons.join('; ')}.`,
  caption: (
    <>
      The text is what each release printed for <code>print(model)</code>, recorded.{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '什么也不做的模块，是在给谁留位置',
  printed: (release) => `timm ${release} 打印的 ViT-Tiny`,
  release: '版本',
  light: '点亮什么也不做的',
  dark: '熄灭',
  all: '显示全部十二个 block',
  hidden: '点亮之后才显示个数。',
  counted: (count, release) =>
    `timm ${release} 打印了 ${count} 个 Identity()；block 1 到 11 和 block 0 一样。`,
  reasons: {
    norm: '没有要求 norm',
    qk_norm: 'qk_norm=False',
    layer_scale: 'init_values=None',
    drop_path: 'drop_path_rate=0',
    other: 'patch_drop_rate=0',
  },
  ask: '先猜这个模型里有多少个模块把得到的东西原样交回，再把它们点亮。',
  says: (count, reasons) => `${count} 个模块什么也不做：${reasons.join('；')}。`,
  caption: (
    <>
      文字是各个版本执行 <code>print(model)</code> 时打印的，是记录下来的原文。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
