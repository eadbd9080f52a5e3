/** The words of the figure, in both languages. */
import { Claim } from '../../drawings/claim.tsx';

interface Found {
  /** Patches, by number. */
  readonly chosen: readonly number[];
  readonly depth: number;
  readonly limit: string;
  readonly here: number;
  readonly of: number;
  /** null where every patch is chosen. */
  readonly most: string | null;
  /** In other pictures, as far as they have been run. */
  readonly elsewhere: { readonly count: number; readonly pictures: number } | null;
}

const place = (depth: number) => (depth === 0 ? 'before the first block' : `after block ${depth - 1}`);
const placeZh = (depth: number) => (depth === 0 ? '第一个 block 之前' : `block ${depth - 1} 之后`);

const en = {
  title: 'What is alike changes on the way',
  own: (depth: number) => `How alike each patch is to the chosen one, ${place(depth)}`,
  others: 'The same in the site’s pictures',
  described: (alt: string) => `Cosine of each patch with the chosen ones. ${alt}`,
  most: (most: string) => `at most ${most}`,
  patch: 'Patch',
  keep: (patch: number) => `Keep patch ${patch} and choose more`,
  letGo: (patch: number) => `Let patch ${patch} go`,
  letAllGo: (count: number) => `Let all ${count} go`,
  depth: 'Blocks passed',
  with: 'Look in the site’s pictures too',
  without: 'Only in this picture',
  says: ({ chosen, depth, limit, here, of, most, elsewhere }: Found) =>
    `${chosen.length === 1 ? `Patch ${chosen[0]}` : `${chosen.length} patches`}, ${place(depth)}: ${most === null ? 'all are chosen' : `${here} of the ${of} others reach ${limit}, the most alike ${most}`}` +
    (elsewhere
      ? `; in ${elsewhere.pictures} of the site’s pictures ${elsewhere.count} patches reach ${limit}.`
      : '.'),
  caption: (own: boolean) => (
    <>
      The cosine of two tokens: 1 is the same direction, 0 nothing in common. Of several chosen patches it is
      the mean direction that is compared.{' '}
      {own &&
        'While this model was trained, helper heads named each patch’s content and place from its token (they were thrown away after): that its patches sort by content is partly what they were told to do, and other ViTs may sort less. '}
      <Claim kind="this-model" lang="en" />
    </>
  ),
};

const zh: typeof en = {
  title: '什么算像，一路在变',
  own: (depth) => `每个 patch 与选中的有多像，${placeZh(depth)}`,
  others: '在本站的图片里也找一找',
  described: (alt) => `每个 patch 与选中的 patch 的余弦。${alt}`,
  most: (most) => `最高 ${most}`,
  patch: 'patch',
  keep: (patch) => `留下 patch ${patch}，再选几个`,
  letGo: (patch) => `放开 patch ${patch}`,
  letAllGo: (count) => `${count} 个全部放开`,
  depth: '经过的 block 数',
  with: '也在本站的图片里找',
  without: '只看这张图片',
  says: ({ chosen, depth, limit, here, of, most, elsewhere }) =>
    `${chosen.length === 1 ? `patch ${chosen[0]}` : `${chosen.length} 个 patch`}，${placeZh(depth)}：${most === null ? '全都选中了' : `其余 ${of} 个里有 ${here} 个达到 ${limit}，最像的是 ${most}`}` +
    (elsewhere ? `；本站的 ${elsewhere.pictures} 张图片里有 ${elsewhere.count} 个达到 ${limit}。` : '。'),
  caption: (own) => (
    <>
      两个 token 的余弦：1 表示方向相同，0 表示毫无共同之处。选了几个 patch 时，比较的是它们的平均方向。
      {own &&
        '训练这个模型时，有几个辅助头要从每个 patch 的 token 里说出它的内容和位置（训练完就扔掉了）：patch 会按内容归类，部分原因正是训练时就这样要求，别的 ViT 未必分得这么清楚。'}
      <Claim kind="this-model" lang="zh-CN" />
    </>
  ),
};

export const words = { en, 'zh-CN': zh };
