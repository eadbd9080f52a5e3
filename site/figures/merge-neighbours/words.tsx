/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'When view works, and when it does not',
  of: 'Tensor',
  tensors: { proj: 'before the transpose', tokens: 'after it' },
  codes: { proj: 'x = m.patch_embed.proj(picture)', tokens: 'x.flatten(2).transpose(1, 2)' },
  dims: 'Its dimensions with their strides; press between two to merge them, below one to split it',
  stride: (stride: number) => `stride ${stride}`,
  split: (dim: number) => `Split dimension ${dim} in two`,
  merge: (dim: number) => `Merge dimensions ${dim} and ${dim + 1}`,
  notYet: 'Press × between two dimensions to merge them, or ÷ to split one.',
  works: (strides: string) => `A view: the same memory, read with strides ${strides}.`,
  refused: 'PyTorch refuses: ',
  sameView: 'The same view; nothing is copied.',
  copies: 'Works, and copies all numbers into a new order.',
  ask: 'Say first which of the merges view will refuse, then try them.',
  splits: 'Splitting always works: each part gets a stride of its own.',
  one: 'A dimension of 1 has no second step to take, so it merges with any neighbour.',
  merges: (outer: number, size: number, inner: number, works: boolean) =>
    works
      ? `Works: ${size} steps of ${inner} lead to where one step of ${outer} leads.`
      : `Does not work: ${size} steps of ${inner} lead ${size * inner} places on, and one step of the other ${outer}. One stride cannot say both.`,
  caption: (
    <>
      Strides are worked out by this site’s torch as PyTorch does, and the message is PyTorch’s own.{' '}
      <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: 'view 什么时候行，什么时候不行',
  of: '张量',
  tensors: { proj: '转置之前', tokens: '转置之后' },
  codes: { proj: 'x = m.patch_embed.proj(picture)', tokens: 'x.flatten(2).transpose(1, 2)' },
  dims: '各维和它们的步长；按两维之间的按钮合并，按一维下面的按钮拆开',
  stride: (stride) => `步长 ${stride}`,
  split: (dim) => `把第 ${dim} 维拆成两维`,
  merge: (dim) => `合并第 ${dim} 维和第 ${dim + 1} 维`,
  notYet: '按两维之间的 × 合并它们，或按 ÷ 拆开一维。',
  works: (strides) => `是视图：同一块内存，按步长 ${strides} 来读。`,
  refused: 'PyTorch 不接受：',
  sameView: '同样的视图；什么也没有复制。',
  copies: '可以，但要把所有的数按新次序复制一遍。',
  ask: '先说说看，哪一种合并 view 不接受，再动手试。',
  splits: '拆开总是可以的：每一部分都有自己的步长。',
  one: '长度为 1 的一维没有第二步可走，所以和哪个邻居都能合并。',
  merges: (outer, size, inner, works) =>
    works
      ? `可以：走 ${size} 步、每步 ${inner}，正好到另一维走一步 ${outer} 的地方。`
      : `不行：走 ${size} 步、每步 ${inner}，到的是 ${size * inner} 个位置之后；另一维走一步是 ${outer}。一个步长说不了两件事。`,
  caption: (
    <>
      步长由本站的 torch 按 PyTorch 的规则算出，报错是 PyTorch 的原话。{' '}
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
