/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'One memory, three lists of the same shape',
  way: 'Way to the list',
  as: 'Answers',
  scales: { percent: 'percent', logits: 'logits' },
  putBack: 'Each row put back as the patch of its place',
  pictures: {
    flatten: (alt: string) => `The picture, whole. ${alt}`,
    reshape: (alt: string) => `The picture’s numbers, scrambled within every patch. Before: ${alt}`,
    columns: (alt: string) => `The picture’s patches, each whole, rows and columns swapped. Before: ${alt}`,
  },
  own: 'As timm does it',
  after: 'The other way',
  ask: 'Choose another line. The shape will be the same. Say first what becomes of the picture.',
  says: {
    reshape: (name: string, same: boolean) =>
      `A row is no patch: it holds what one filter says about many. The answer is ${same ? 'still ' : 'now '}${name}.`,
    columns: (name: string, same: boolean) =>
      `Every row is a whole patch, column by column: the picture is mirrored in its diagonal. The answer is ${same ? 'still ' : 'now '}${name}.`,
  },
  caption: (
    <>
      To show which numbers come to stand in a row, the picture’s own 768 numbers a patch went the same way as
      that token’s. <Claim kind="architecture" lang="en" /> The answers are the model’s, with the tokens of
      that list. <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '一块内存，三个形状相同的列表',
  way: '怎样得到列表',
  as: '答案',
  scales: { percent: '百分比', logits: 'logit' },
  putBack: '每一行放回它那个位置，当作 patch',
  pictures: {
    flatten: (alt) => `完整的图片。${alt}`,
    reshape: (alt) => `图片的数，在每个 patch 里都乱了。原图：${alt}`,
    columns: (alt) => `图片的 patch，每个都完整，行和列对调了。原图：${alt}`,
  },
  own: 'timm 的做法',
  after: '另一种做法',
  ask: '换一行代码。形状还会一样。先说说看，图片会变成什么样？',
  says: {
    reshape: (name, same) =>
      `一行不是一个 patch：里面是一个滤波器对许多 patch 的响应。答案${same ? '还是' : '变成'}${name}。`,
    columns: (name, same) =>
      `每一行都是完整的 patch，但按列排：图片沿对角线翻了过来。答案${same ? '还是' : '变成'}${name}。`,
  },
  caption: (
    <>
      为了看出一行里站着哪些数，图片自己的数（每个 patch 768 个）走了和 token 的那些数同样的路。{' '}
      <Claim kind="architecture" lang="zh-CN" /> 答案是模型用这个列表的 token 算出来的。{' '}
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
