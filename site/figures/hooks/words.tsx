/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

interface Heard {
  readonly passes: number;
  readonly hooks: number;
  readonly called: number;
  readonly silent: readonly string[];
}

/** So many names stand in a sentence, the rest is counted. */
const NAMED = 2;

const en = {
  title: 'Who is heard when a picture passes',
  printed: 'ViT-Tiny as PyTorch prints it, without arguments; a press on a line hooks the module',
  hook: 'hook',
  heard: 'heard',
  silent: 'silent',
  calls: (count: number) => `${count} ${count === 1 ? 'call' : 'calls'}`,
  all: 'Hook every module',
  fused: 'Fused attention',
  run: 'Run the model',
  off: 'Take all hooks off',
  note: (passes: number) =>
    `${passes} ${passes === 1 ? 'pass' : 'passes'}. Blocks 1 to 11 are as block 0 inside.`,
  none: 'No hook, nobody listens. Press a line of the model, then run it.',
  ask: (hooks: number) =>
    hooks === 1
      ? 'One module is hooked. Say whether it will be heard, then run the model.'
      : `${hooks} modules are hooked. Say how many will stay silent, then run the model.`,
  says: ({ passes, hooks, called, silent }: Heard) => {
    const names = silent.slice(0, NAMED).join(', ') + (silent.length > NAMED ? ', …' : '');
    const all = `${called} of ${hooks} hooked modules were heard, ${passes} ${passes === 1 ? 'time' : 'times'} each: ${called * passes} calls.`;
    return silent.length === 0 ? all : `${all} Silent: ${silent.length} (${names}).`;
  },
  caption: (
    <>
      The hooks are PyTorch’s <code>register_forward_hook</code>, on the model traced for one picture; no
      weights are needed. Beside a module stands the shape that its hook is handed.{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '图片经过时，听得见谁',
  printed: 'PyTorch 打印的 ViT-Tiny，略去参数；按一行，就给那个模块挂上 hook',
  hook: 'hook',
  heard: '听到了',
  silent: '没有声音',
  calls: (count) => `调用 ${count} 次`,
  all: '每个模块都挂上',
  fused: '融合注意力',
  run: '运行模型',
  off: '全部取下',
  note: (passes) => `跑了 ${passes} 遍。block 1 到 11 里面和 block 0 一样。`,
  none: '没有 hook，就没有人在听。先按模型的一行，再运行。',
  ask: (hooks) =>
    hooks === 1
      ? '一个模块挂了 hook。先说说听不听得到它，再运行模型。'
      : `${hooks} 个模块挂了 hook。先说说有几个会没有声音，再运行模型。`,
  says: ({ passes, hooks, called, silent }) => {
    const names = silent.slice(0, NAMED).join('、') + (silent.length > NAMED ? '……' : '');
    const all = `挂了 hook 的 ${hooks} 个模块里，听到了 ${called} 个，每个 ${passes} 次：一共调用 ${called * passes} 次。`;
    return silent.length === 0 ? all : `${all}没有声音的有 ${silent.length} 个（${names}）。`;
  },
  caption: (
    <>
      这里的 hook 就是 PyTorch 的 <code>register_forward_hook</code>
      ，模型按一张图片走一遍形状，不需要权重。模块旁边写的是它的 hook 拿到的形状。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
