/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const en = {
  title: 'Three layers saved, and the middle one taken out',
  way: 'After saving',
  saved: 'names in the file',
  now: 'names that the model asks for',
  loading: 'What load_state_dict says',
  ask: 'The Dropout in the middle holds no numbers. Does it matter to the file whether you replace it or delete it?',
  says: (way: string, loads: boolean) =>
    loads
      ? `${way}: all names are where they were, and the file loads.`
      : `${way}: what stood behind it has moved up, and the file does not load.`,
  caption: (
    <>
      <code>nn.Sequential(nn.Linear(4, 4), nn.Dropout(0.5), nn.Linear(4, 2))</code>; the names are those of
      its state_dict(). <Claim kind="architecture" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '存下三层，再去掉中间一层',
  way: '保存之后',
  saved: '文件里的名字',
  now: '模型要的名字',
  loading: 'load_state_dict 说什么',
  ask: '中间的 Dropout 里没有数。是换掉它还是删掉它，对文件来说有区别吗？',
  says: (way, loads) =>
    loads ? `${way}：名字都在原处，文件装得进去。` : `${way}：后面的往前挪了，文件装不进去。`,
  caption: (
    <>
      <code>nn.Sequential(nn.Linear(4, 4), nn.Dropout(0.5), nn.Linear(4, 2))</code>
      ；名字取自它的 state_dict()。
      <Claim kind="architecture" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
