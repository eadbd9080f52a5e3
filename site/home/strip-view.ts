/** Everything that the strip shows of one run: its pictures, sentences, shapes and the classes. */
import { formatSigned, formatValue } from '#lib/plot/format.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import type { Language } from '#lib/plot/language.ts';
import { stats } from '#lib/plot/stats.ts';
import { topClasses } from '../book/model.ts';
import { mayBeNone } from '../book/may-be-none.ts';
import { STAGES } from './stages.ts';
import type { StageName } from './stages.ts';
import { homeStrings } from './strings.ts';
import {
  blockLooks,
  channelsTile,
  logitsTile,
  lookTiles,
  pictureTile,
  tensorOf,
  tokensTile,
} from './tile.ts';
import type { Look, Tensors, Tile } from './tile.ts';

export interface StageView extends Tile {
  readonly shape: readonly number[];
  /** What is in the picture, in a sentence or two with its numbers. */
  readonly says: string;
  /** The range of its colours, as it is printed. */
  readonly range: string;
}

export interface StripView {
  readonly stages: Readonly<Record<StageName, StageView>>;
  readonly blocks: readonly StageView[];
  /** The range that all blocks share. */
  readonly blockRange: string;
  readonly classes: ReturnType<typeof topClasses>;
  /** Whether none of the classes may be right. */
  readonly none: boolean;
}

export interface StripContext {
  readonly lang: Language;
  readonly names: readonly string[];
  /** `unknownLimit()`: at most this probability means that none of the classes may be right. */
  readonly limit: number;
  /** Of the model that ran. */
  readonly form: VitForm;
}

const TILES: Readonly<Record<StageName, typeof tokensTile>> = {
  picture: pictureTile,
  proj: channelsTile,
  tokens: tokensTile,
  position: tokensTile,
  norm: tokensTile,
  head: logitsTile,
};

/**
 * Drawn a stage at a time with a pause after each, so that a page stays free meanwhile.
 * @param tensors of a run of `STRIP_TAPS`
 */
export async function stripView(
  tensors: Tensors,
  { lang, names, limit, form }: StripContext,
): Promise<StripView> {
  const words = homeStrings(lang);
  const looks = blockLooks(tensors, form.prefix.length);
  const tiles = lookTiles(looks);
  const classes = topClasses(tensorOf(tensors, 'head').data, names);
  const stage = (name: StageName): StageView => {
    const tensor = tensorOf(tensors, name);
    const tile = TILES[name](tensor);
    const { min, max } = stats(tensor.data);
    const says = words.says[name]({
      min: formatSigned(min),
      max: formatSigned(max),
      shape: tensor.shape,
      prefix: form.prefix,
    });
    return { ...tile, shape: tensor.shape, says, range: words.range(formatValue(tile.max, 2)) };
  };
  const stages = {} as Record<StageName, StageView>;
  for (const name of Object.keys(STAGES) as StageName[]) {
    stages[name] = stage(name);
    await pause();
  }
  return {
    stages,
    blocks: looks.map((look, i) => ({
      ...tiles[i]!,
      shape: look.shape,
      says: blockSays(look, i),
      range: '',
    })),
    blockRange: words.blockRange(percent(tiles[0]!.max)),
    classes,
    none: mayBeNone(classes[0]!.probability, limit),
  };

  function blockSays({ data, shape: [, cols] }: Look, block: number): string {
    const { max } = stats(data);
    const at = Array.prototype.indexOf.call(data, max);
    return words.says.block(block, form.num_heads, percent(max), Math.floor(at / cols), at % cols);
  }
}

/** Lets the page do what waits: a task of its own, as a promise alone would not give. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

/** A probability or a share of attention, with one digit after the point: `6.6 %`. */
export const percent = (share: number): string =>
  share > 0 && share < 0.0005 ? '< 0.1 %' : `${(100 * share).toFixed(1)} %`;
