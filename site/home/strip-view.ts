/** Everything that the strip shows of one run: its pictures, sentences, shapes and the classes. */
import type { TensorData } from '#lib/engine/contract.ts';
import { formatSigned, formatValue } from '#lib/plot/format.ts';
import type { Raster } from '#lib/plot/raster.ts';
import { stats } from '#lib/plot/stats.ts';
import { topClasses } from '../book/model.ts';
import { mayBeNone } from '../book/may-be-none.ts';
import type { Book } from '../figure/figure.ts';
import type { StageName, TensorName } from './stages.ts';
import { homeWords } from './words.ts';
import { channelsTile, logitsTile, look, lookTiles, tokensTile } from './tile.ts';
import type { Look, Tile } from './tile.ts';

export type Tensors = Readonly<Record<TensorName, TensorData>>;

export interface StageView {
  /** Where its picture is shown from, with its sides in pixels. */
  readonly href: string;
  readonly width: number;
  readonly height: number;
  readonly shape: readonly number[];
  /** What is in the picture, in a sentence or two with its numbers. */
  readonly says: string;
  /** The range of its colours, as it is printed. */
  readonly range: string;
}

export interface StripView {
  readonly stages: Readonly<Record<StageName, StageView>>;
  readonly blocks: readonly StageView[];
  /** What the class token gives to each patch, a block each. */
  readonly looks: readonly Look[];
  /** The range that all blocks share. */
  readonly blockRange: string;
  readonly classes: ReturnType<typeof topClasses>;
  /** The sentence for a picture that may show none of the classes; empty for others. */
  readonly none: string;
}

type StripBook = Pick<Book, 'lang' | 'classNames' | 'unknownLimit' | 'form' | 'address'> & {
  readonly picture: Pick<Book['picture'], 'cropped' | 'href'>;
};

/** Drawn a stage at a time with a pause after each, so that a page stays free meanwhile. */
export async function stripView(tensors: Tensors, book: StripBook): Promise<StripView> {
  const words = homeWords[book.lang];
  const { form } = book;
  const looks = Array.from({ length: form.depth }, (_, i) => look(tensors[`block${i}`]!, form.prefix.length));
  const tiles = lookTiles(looks);
  const classes = topClasses(tensors.logits.data, book.classNames);
  const { cropped, href } = book.picture;
  const drawn = async ({ raster }: { readonly raster: Raster }) => {
    await pause();
    return { href: book.address(raster), width: raster.width, height: raster.height };
  };
  const told = (name: StageName, tile?: Tile) => {
    const { data, shape } = tensors[name];
    const { min, max } = stats(data);
    const numbers = { min: formatSigned(min), max: formatSigned(max), shape, prefix: form.prefix };
    const says = words.says[name](numbers);
    return { shape, says, range: tile ? words.range(formatValue(tile.max, 2)) : '' };
  };
  const stage = async (name: StageName, draw: typeof tokensTile): Promise<StageView> => {
    const tile = draw(tensors[name]);
    return { ...(await drawn(tile)), ...told(name, tile) };
  };
  return {
    stages: {
      picture: { href, width: cropped.width, height: cropped.height, ...told('picture') },
      proj: await stage('proj', channelsTile),
      tokens: await stage('tokens', tokensTile),
      position: await stage('position', tokensTile),
      norm: await stage('norm', tokensTile),
      head: await stage('head', logitsTile),
    },
    blocks: await Promise.all(
      looks.map(async (each, i) => ({
        ...(await drawn(tiles[i]!)),
        shape: tensors[`block${i}`]!.shape,
        says: blockSays(each, i),
        range: '',
      })),
    ),
    looks,
    blockRange: words.blockRange(percent(tiles[0]!.max)),
    classes,
    none: mayBeNone(classes[0]!.probability, book.unknownLimit)
      ? words.none(book.classNames.length, percent(classes[0]!.probability), percent(book.unknownLimit))
      : '',
  };

  function blockSays({ data, shape: [, cols] }: Look, block: number): string {
    const { max } = stats(data);
    const at = Array.prototype.indexOf.call(data, max);
    return words.says.block(block, form.num_heads, percent(max), Math.floor(at / cols), at % cols);
  }
}

/** What is added to a logit: `+0.36`. */
export const change = (by: number): string => `${by < 0 ? '−' : '+'}${Math.abs(by).toFixed(2)}`;

/** Lets the page do what waits: a task of its own, as a promise alone would not give. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

/** A probability or a share of attention, with one digit after the point: `6.6 %`. */
export const percent = (share: number): string =>
  share > 0 && share < 0.0005 ? '< 0.1 %' : `${(100 * share).toFixed(1)} %`;
