/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

interface Said {
  /** The class named first; null where all are alike. */
  readonly first: string | null;
  /** Of the class that the whole model names. */
  readonly share: string;
}

const place = (depth: number) => (depth === 0 ? 'Before the first block' : `After block ${depth - 1}`);
const from = (depth: number) => (depth === 0 ? 'before the first block' : `after block ${depth - 1}`);
const placeZh = (depth: number) => (depth === 0 ? '第一个 block 之前' : `block ${depth - 1} 之后`);

/** Behind a Han character, from which Latin letters stand apart. */
const insideZh = (depth: number) => (depth === 0 ? placeZh(depth) : ` ${placeZh(depth)}`);

const said = ({ first, share }: Said, name: string) =>
  first === null
    ? `nothing: every class has ${share}`
    : first === name
      ? `${name} (${share})`
      : `${first} and gives ${name} ${share}`;
const saidZh = ({ first, share }: Said, name: string) =>
  first === null
    ? `不出什么：每个类别都是 ${share}`
    : first === name
      ? `是${name}（${share}）`
      : `是${first}，${name}只有 ${share}`;

const en = {
  title: 'One token, read at every depth',
  lensStrip: (name: string) => `Lens: percent for ${name}`,
  probeStrip: (name: string) => `Probe: percent for ${name}`,
  at: (depth: number, name: string, share: string, first: string | null) =>
    `${place(depth)}: ${name} ${share}, first ${first ?? 'none'}`,
  hidden: (depth: number) => `${place(depth)}: not read yet`,
  lensAt: (depth: number) => `Lens, ${from(depth)}`,
  probeAt: (depth: number) => `Probe, ${from(depth)}`,
  noProbe: 'The probes were fitted on the site’s own weights and say nothing of others.',
  depth: 'Blocks passed',
  all: 'Read at every depth',
  one: 'Read at one depth',
  says: (depth: number, name: string, lens: Said, probe: Said | null) =>
    `${place(depth)} the lens says ${said(lens, name)}${probe ? `; the probe says ${said(probe, name)}` : ''}.`,
  settled: (name: string, lens: number, probe: number | null) =>
    `The lens settles on ${name} ${from(lens)}${probe === null ? '' : `, the probe ${from(probe)}`}.`,
  caption: (
    <>
      The bar is the share of the class that the whole model names first. The lens is <code>norm</code> and{' '}
      <code>head</code> of the model, put behind another block than the last. Each probe is one matrix of its
      own, fitted to the class token at its depth on other pictures; it was never part of the model.{' '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '同一个 token，在每个深度上读',
  lensStrip: (name) => `透镜：${name}占百分之几`,
  probeStrip: (name) => `探针：${name}占百分之几`,
  at: (depth, name, share, first) =>
    `${placeZh(depth)}：${name} ${share}，${first === null ? '没有第一名' : `第一名是${first}`}`,
  hidden: (depth) => `${placeZh(depth)}：还没有读`,
  lensAt: (depth) => `透镜，${placeZh(depth)}`,
  probeAt: (depth) => `探针，${placeZh(depth)}`,
  noProbe: '探针是在本站自带的权重上拟合的，换了权重就不作数。',
  depth: '经过的 block 数',
  all: '每个深度都读',
  one: '只读一个深度',
  says: (depth, name, lens, probe) =>
    `${placeZh(depth)}，透镜说${saidZh(lens, name)}${probe ? `；探针说${saidZh(probe, name)}` : ''}。`,
  settled: (name, lens, probe) =>
    `透镜在${insideZh(lens)}定下来，说是${name}${probe === null ? '' : `；探针在${insideZh(probe)}`}。`,
  caption: (
    <>
      柱子表示整个模型排在第一的类别在这里占多少。透镜就是模型自己的 <code>norm</code> 和 <code>head</code>
      ，只是接在别的 block 后面。每个探针是单独的一个矩阵，用别的图片在那个深度的类别 token
      上拟合出来，从来不是模型的一部分。
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
