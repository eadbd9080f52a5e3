/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Three doors into one model',
  walk: 'What forward_head does, step by step',
  handed: 'Handed to forward_head',
  openAll: 'Open the doors',
  close: 'Close them',
  raises: 'raises',
  ask: 'Two pictures go in. Say which shape stands behind each door, then open them.',
  says: (start: string, end: string | null, error = '') =>
    end === null
      ? `forward_head gets ${start} and raises: ${error}`
      : `forward_head gets ${start} and gives ${end}.`,
  caption: (
    <>
      The model is built with these arguments and its shapes are traced, for two pictures; no weights are
      needed. With <code>pre_logits=True</code> forward_head stops before the head.{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '一个模型，三扇门',
  walk: 'forward_head 逐步做什么',
  handed: '交给 forward_head 的是',
  openAll: '打开三扇门',
  close: '关上',
  raises: '报错',
  ask: '送进两张图片。先说说每扇门后面是什么形状，再打开看。',
  says: (start, end, error = '') =>
    end === null ? `forward_head 拿到 ${start}，报错：${error}` : `forward_head 拿到 ${start}，给出 ${end}。`,
  caption: (
    <>
      用这些参数搭建模型，送两张图片走一遍形状，不需要权重。写了 <code>pre_logits=True</code>，forward_head
      就停在分类头之前。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
