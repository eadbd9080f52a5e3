/**
 * The home page's strip: the whole model from the picture to the answer, with one patch followed through it.
 */
import { cellOf } from '../book/patch.ts';
import { integerOrNone, passing } from '../figure/fields.tsx';
import { defineFigure, run } from '../figure/figure.ts';
import { effectOf, eraseFrom, withoutPatch } from './erased.ts';
import type { Erased } from './erased.ts';
import { stripTaps } from './stages.ts';
import { Strip } from './strip.tsx';
import { change, percent, stripView } from './strip-view.ts';
import type { StripView } from './strip-view.ts';
import { homeWords } from './words.ts';

export default defineFigure({
  name: 'model-strip',
  words: { en: homeWords['en'], 'zh-CN': homeWords['zh-CN'] },
  state: {
    patch: integerOrNone(({ side }) => side * side - 1),
    /** In which block's map a mouse looks at it. */
    block: passing<number | null>(null),
  },

  needs: (_, { form }) => run(stripTaps(form.depth)),
  derive: ({ tensors, book }): Promise<StripView> => stripView(tensors, book),

  growsWith: (_, { patch }) => (patch === null ? null : `without ${patch}`),
  async *grow({ tensors, book, compute, whenIdle }, _, { patch }): AsyncGenerator<Erased> {
    const erase = async (each: number) =>
      (await compute({ logits: 'logits' }, { change: withoutPatch(each) })).logits;
    yield* eraseFrom(patch!, book.form.side, tensors.logits, erase, whenIdle);
  },

  cursors: {
    patches: {
      at: ({ state: { patch }, book }) => (patch === null ? null : cellOf(patch, book.form.side)),
      pick: ({ row, col }, { book }) => ({ patch: row * book.form.side + col, block: null }),
      look: true,
    },
    picture: { look: ({ row, col }, { book }) => ({ patch: row * book.form.side + col, block: null }) },
    blocks: {
      look: ({ row, col, index }, { book }) => ({ patch: row * book.form.side + col, block: index }),
    },
  },

  view: ({ seen: { patch }, derived, grown, words, book, cursor }) => (
    <Strip
      view={derived}
      words={words}
      lang={book.lang}
      form={book.form}
      picture={book.picture}
      patch={patch}
      effect={effectOn(patch, grown, derived)}
      cursor={cursor('patches', words.patchesLabel)}
    />
  ),
  controls: ({ words, control }) => control('patch', { label: words.putBack }),
  readout({ state, seen: { patch, block }, derived, grown, words, book }) {
    if (patch === null) return { asks: words.hint };
    const { looks, blocks, classes } = derived;
    const { row, col } = cellOf(patch, book.form.side);
    const shares = looks.map(({ data }) => data[patch]!);
    const where =
      block === null
        ? words.patch(patch, row, col, ...most(shares))
        : `${blocks[block]!.says} ${words.here(row, col, percent(shares[block]!))}`;
    const effect = effectOn(patch, grown, derived);
    if (!effect) return where;
    const [{ name, index, probability }] = classes as [StripView['classes'][number]];
    const said = [
      where,
      words.without(book.form.embed_dim, name, change(effect.logits[0]!), [
        percent(probability),
        percent(effect.probabilities[0]!),
      ]),
      ...(effect.first === index ? [] : [words.flips(book.classNames[effect.first]!)]),
    ].join(words.space);
    return patch === state.patch ? { tells: said } : said;
  },
  caption: () => <></>,
});

/** What the answer is without the patch, as soon as that is known. */
const effectOn = (patch: number | null, grown: Erased | undefined, { classes }: StripView) =>
  grown && grown.patch === patch ? effectOf(grown, classes) : null;

/** The block that gives the largest share, and the share as it is printed. */
function most(shares: readonly number[]): [block: number, share: string] {
  const largest = Math.max(...shares);
  return [shares.indexOf(largest), percent(largest)];
}
