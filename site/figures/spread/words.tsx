/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

const number = (count: number): string => count.toLocaleString('en-US');

const en = {
  title: 'One change, two ways to spread',
  picture: 'Pick a patch',
  patches: 'Patches of the picture; the chosen one is painted over',
  cell: (row: number, col: number) => `patch in row ${row}, column ${col}`,
  vit: (tokens: number) => `The ViT: ${tokens} tokens`,
  resnet: 'The ResNet: maps',
  strip: (net: string) => `${net}, five depths`,
  asked: (all: number) => `? / ${number(all)}`,
  unasked: (name: string) => `${name}: not asked yet`,
  first: 'Say first how many tokens will have changed, then paint the patch.',
  count: (moved: number, all: number) => `${number(moved)} / ${number(all)}`,
  column: (name: string, moved: number, all: number) => `${name}: ${number(moved)} of ${number(all)} moved`,
  unmoved: 'did not move',
  poke: 'Paint it',
  pokes: { none: 'not yet', grey: 'grey', white: 'white' },
  same: 'This patch has that colour already: nothing changed. Pick another, or the other colour.',
  /** `median` of all places; null where fewer than half moved at all. */
  depthOf: (model: string, name: string) => `${model}, ${name}`,
  says: (name: string, moved: number, all: number, median: string | null) =>
    `${name}: ${number(moved)} of ${number(all)} places moved, ${median === null ? 'the others not at all' : `half of all by less than ${median}`}.`,
  caption: (
    <>
      Both models see the picture twice, as it is and with the patch painted over. A place’s colour says how
      far its numbers moved: the length of the difference, in units of the mean length of all places there, by
      powers of ten. What moved by less than a millionth counts as not moved. Who can be reached is how the
      models are built, <Claim kind="architecture" lang="en" /> how strongly is what these weights make of it.{' '}
      <Claim kind="this-model" lang="en" /> An official ResNet from the weights menu, resnet50 too, takes the
      place of the site’s own.
    </>
  ),
};

const zh: typeof en = {
  title: '同一处改动，两种传开的方式',
  picture: '选一个 patch',
  patches: '图片的 patch；选中的那个被涂掉',
  cell: (row, col) => `第 ${row} 行第 ${col} 列的 patch`,
  vit: (tokens) => `ViT：${tokens} 个 token`,
  resnet: 'ResNet：特征图',
  strip: (net) => `${net}，五个深度`,
  asked: (all) => `? / ${number(all)}`,
  unasked: (name) => `${name}：还没有问`,
  first: '先说会有多少个 token 变掉，再涂这个 patch。',
  count: (moved, all) => `${number(moved)} / ${number(all)}`,
  column: (name, moved, all) => `${name}：${number(all)} 个位置里有 ${number(moved)} 个变了`,
  unmoved: '没有变',
  poke: '涂成',
  pokes: { none: '先不涂', grey: '灰色', white: '白色' },
  same: '这个 patch 本来就是这个颜色，什么也没变。换一个 patch，或换一种颜色。',
  depthOf: (model, name) => `${model} 的 ${name}`,
  says: (name, moved, all, median) =>
    `${name}：${number(all)} 个位置里有 ${number(moved)} 个变了，${median === null ? '其余一点没变' : `半数位置的变化不到 ${median}`}。`,
  caption: (
    <>
      两个模型各看这张图片两次：一次原样，一次涂掉这个
      patch。一个位置的颜色说明它的数变了多少：差的长度，以那里所有位置的平均长度为单位，按 10
      的幂上色。变化不到百万分之一的，算作没有变。谁能被影响到，由模型的结构决定，
      <Claim kind="architecture" lang="zh-CN" />
      影响多强，则取决于这组权重。
      <Claim kind="this-model" lang="zh-CN" />
      在权重菜单里选用官方的 ResNet（包括 resnet50），它就取代本站自己的那个。
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
