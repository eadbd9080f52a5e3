/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Twelve places, written in two ways',
  written: 'Written as',
  place: (index: number, weight: string) => `blocks[${index}].norm1.weight[0] is ${weight}; set it to 2`,
  waiting: 'The number of parameters comes when you have changed a weight.',
  counted: (count: string) => `sum(p.numel() for p in blocks.parameters()): ${count}`,
  again: 'Start again',
  ask: 'Press a place: its norm1.weight[0] becomes 2. In how many places will it stand?',
  says: (index: number, same: number) =>
    same === 1
      ? `blocks[${index}].norm1.weight[0] = 2 changed one place: each holds a block of its own.`
      : `blocks[${index}].norm1.weight[0] = 2 changed all ${same}: they hold the same block.`,
  caption: (
    <>
      Both are built here as PyTorch builds them; each place shows its norm1.weight[0].{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '十二个位置，两种写法',
  written: '写法',
  place: (index, weight) => `blocks[${index}].norm1.weight[0] 是 ${weight}；把它设为 2`,
  waiting: '改过一个权重之后，才显示参数个数。',
  counted: (count) => `sum(p.numel() for p in blocks.parameters())：${count}`,
  again: '重新开始',
  ask: '按一个位置：它的 norm1.weight[0] 变成 2。会有几个位置跟着变？',
  says: (index, same) =>
    same === 1
      ? `blocks[${index}].norm1.weight[0] = 2 只改了一个位置：每个位置都有自己的 block。`
      : `blocks[${index}].norm1.weight[0] = 2 把 ${same} 个位置都改了：它们是同一个 block。`,
  caption: (
    <>
      两种写法都在这里按 PyTorch 的方式搭建；每个位置显示它的 norm1.weight[0]。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
