/** All that the figure says and shows of one row, the same at build time and live. */
import { formatShape, formatShare } from '#lib/plot/format.ts';
import type { View } from '#lib/plot/view.ts';
import { topClasses } from '../../book/model.ts';
import { mayBeNone } from '../../book/unknown.ts';
import type { Operation } from './operation.ts';
import { mapParts, rowSource } from './row-source.ts';
import type { MapPart } from './row-source.ts';
import type { FlattenTransposeStrings } from './strings.ts';

export interface RowView {
  readonly heading: string;
  readonly note: string;
  /** One or two maps that stand for all that the row is taken from. */
  readonly maps: readonly {
    readonly part: MapPart;
    /** `x[0, 85]`, as the chapter's code has it. */
    readonly code: string;
    readonly patches: string;
    /** The map read aloud. */
    readonly label: string;
  }[];
  readonly sentence: string;
}

/** @param shape of the tensor before the operation, (1, C, h, w) */
export function rowView(
  operation: Operation,
  row: number,
  shape: readonly number[],
  words: FlattenTransposeStrings,
): RowView {
  const [, channels, height, width] = shape as [number, number, number, number];
  const pieces = rowSource(operation, row, { channels, patches: height * width });
  const [whole] = pieces;
  const isPatch = operation === 'flatten';
  const slice = `x[0, :, ${Math.floor(row / width)}, ${row % width}]`;
  return {
    heading: words.made(row),
    note: isPatch ? words.ofEach(channels) : words.ofMaps(pieces.length),
    maps: mapParts(pieces).map((part) => ({
      part,
      code: `x[0, ${part.channel}]`,
      patches: words.patches(part.patch, part.lastPatch),
      label: words.map(part),
    })),
    sentence: isPatch ? words.isPatch(row, whole!, slice) : words.isNoPatch(row, pieces),
  };
}

/** The tokens' shape and the model's first class. */
export function answerSentence(
  shape: readonly number[],
  logits: View,
  names: readonly string[],
  words: FlattenTransposeStrings,
): string {
  const [first] = topClasses(logits.data, names, 1);
  return words.says(formatShape(shape), first!.name, formatShare(first!.probability));
}

/** What to think of an answer that is no surer than those to pictures of none of the classes; else nothing. */
export function noneSentence(logits: View, limit: number, words: FlattenTransposeStrings): string {
  const [first] = topClasses(logits.data, [], 1);
  return mayBeNone(first!.probability, limit) ? words.none(logits.data.length) : '';
}
