/**
 * The site's pictures by how alike they are to the reader's: pixel by pixel, or by the 192 features that the
 * head reads.
 */
import { overGallery } from '../../book/over-gallery.ts';
import type { OfPicture } from '../../book/over-gallery.ts';
import { topClasses } from '../../book/model.ts';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { choice } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import type { Book, GalleryPicture } from '../../figure/figure.ts';
import { ranked, same, written } from './near.ts';
import './style.css';
import { words } from './words.tsx';

type Known = readonly OfPicture<'features' | 'logits'>[];

export default defineFigure({
  name: 'neighbours',
  words,
  lines: 'forward_head',
  state: { by: choice(['pixels', 'features']) },

  needs: () => run({ features: 'forward_head_pre_logits', logits: 'logits' }),
  derive: async ({ book }) => ({ others: await othersThan(book) }),

  growsWith: ({ by }) => (by === 'features' ? by : null),
  async *grow({ book, compute }) {
    const others = await othersThan(book);
    const taps = { features: 'forward_head_pre_logits', logits: 'logits' } as const;
    yield* overGallery(others, taps, compute);
  },

  view({ state: { by }, tensors: { features }, derived: { others }, grown, words, book }) {
    const rows =
      by === 'pixels'
        ? ranked(
            book.picture.input.data,
            others.map(({ input }) => input.data),
          )
        : ranked(
            features.data,
            others.map((_, i) => grown?.[i]?.features.data),
          );
    return (
      <div class="neighbours">
        <Part name="query" label={words.query}>
          <Pixels href={book.picture.href} label={book.picture.alt} rows={1} cols={1} width={160} smooth />
        </Part>
        <div>
          <p class="heading">{words.order[by]}</p>
          <ol aria-label={words.order[by]}>
            {rows.map(({ place, alike }) => (
              <li>
                <img src={others[place]!.href} alt={others[place]!.alt} width="96" height="96" />
                <span class="alike">{written(alike)}</span>
                <span class="named">{by === 'features' ? nameOf(grown, place, book.classNames) : ''}</span>
              </li>
            ))}
          </ol>
        </div>
      </div>
    );
  },

  controls: ({ control, words }) => control('by', { label: words.by, option: (by) => words.bys[by] }),

  readout({ state: { by }, tensors: { features, logits }, derived: { others }, grown, words, book }) {
    if (by === 'pixels') {
      const [first] = ranked(
        book.picture.input.data,
        others.map(({ input }) => input.data),
      );
      return words.nearest.pixels(others[first!.place]!.alt, written(first!.alike));
    }
    const known = grown?.length ?? 0;
    if (known < others.length) return words.comparing(known, others.length);
    const [first] = ranked(
      features.data,
      others.map((_, i) => grown![i]!.features.data),
    );
    return words.nearest.features(
      others[first!.place]!.alt,
      written(first!.alike),
      nameOf(grown, first!.place, book.classNames),
      topClasses(logits.data, book.classNames, 1)[0]!.name,
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ tensors: { features } }) => ({
    ...features,
    name: 'forward_head(…, pre_logits=True)',
    dims: ['B', 'C'],
    kind: 'activation',
  }),
});

/** The reader's picture may be one of the site's. */
const othersThan = async ({ gallery, picture }: Book): Promise<readonly GalleryPicture[]> =>
  (await gallery()).filter(({ cropped }) => !same(cropped, picture.cropped));

/** What the model names first in a picture. */
const nameOf = (known: Known | undefined, place: number, names: readonly string[]): string =>
  known?.[place] ? topClasses(known[place].logits.data, names, 1)[0]!.name : '';
