/**
 * A head that learns the reader's classes: divide, read the pictures, train, count. Each step can be seen as
 * it comes.
 */
import type { RgbImage } from '#lib/image/rgb-image.ts';
import { normalize } from '#lib/image/transform.ts';
import type { BookModel } from '../book/models.ts';
import type { Compute } from '../figure/figure.ts';
import type { Normalisation } from '../picture/normalised.ts';
import { nearestClasses } from './nearest.ts';
import { coarsePixels, rowsAt, stacked, type Rows } from './rows.ts';
import { splitOf, type Split } from './split.ts';
import { classesOf, logitsOf, trainedHead, trainHead, type Head } from './train-head.ts';

/** How many neighbours may vote. */
export const NEIGHBOURS = ['1', '3', '5'] as const;
export type Neighbours = (typeof NEIGHBOURS)[number];

/** What reads the pictures. */
export interface Backbone {
  readonly compute: Compute;
  /** As it was trained. */
  readonly normalisation: Normalisation;
  /** Tells features of one backbone from another's. */
  readonly weights: string;
}

export interface Curves {
  readonly loss: readonly number[];
  /** Shares of the pictures that were learned from, and of those held out. */
  readonly learned: readonly number[];
  readonly held: readonly number[];
}

export interface Counted {
  readonly head: Head;
  /** Rows: what it is; columns: what was said; held-out pictures. */
  readonly confusion: readonly (readonly number[])[];
  /** Held-out pictures that were named wrongly, the surest first. */
  readonly mistakes: readonly { readonly place: number; readonly said: number; readonly sure: number }[];
  /** Held-out pictures named rightly. */
  readonly right: Readonly<Record<'head' | 'colours' | 'majority', number>>;
  /** The same by how many of the nearest neighbours vote. */
  readonly nearest: Readonly<Record<Neighbours, number>>;
}

export interface Lesson {
  readonly split: Split;
  /** The class of each picture. */
  readonly labels: readonly number[];
  /** Pictures that the backbone has read. */
  readonly read: number;
  readonly curves: Curves;
  /** There at the end. */
  readonly counted: Counted | null;
}

/** Three of five pictures of the smallest class, and as many of each other one, are learned from. */
export const shotsOf = (sizes: readonly number[]): number => Math.ceil(0.6 * Math.min(...sizes));

const features = new WeakMap<RgbImage, Map<string, Float32Array>>();

/** The pooled features of a picture; what was computed once for the same weights is kept. */
export async function featuresOf(
  picture: RgbImage,
  { compute, normalisation, weights }: Backbone,
  model?: BookModel,
): Promise<Float32Array> {
  const known = features.get(picture) ?? new Map<string, Float32Array>();
  features.set(picture, known);
  const key = model ? `${model.name} ${model.label}` : weights;
  const found = known.get(key);
  if (found) return found;
  const input = inputOf(picture, normalisation);
  const { row } = await compute({ row: 'forward_head_pre_logits' }, { input, ...(model ? { model } : {}) });
  known.set(key, row.data);
  return row.data;
}

/** (1, 3, H, W) */
export const inputOf = (picture: RgbImage, { mean, std }: Normalisation) => ({
  data: normalize(picture, mean, std),
  shape: [1, 3, picture.height, picture.width],
});

const share = (said: readonly number[], labels: readonly number[]): number =>
  rightOf(said, labels) / labels.length;
export const rightOf = (said: readonly number[], labels: readonly number[]): number =>
  said.filter((label, i) => label === labels[i]).length;

/** @param classes each class's pictures, as the model sees them */
export async function* lesson(
  classes: readonly (readonly RgbImage[])[],
  seed: number,
  backbone: Backbone,
): AsyncGenerator<Lesson> {
  const pictures = classes.flat();
  const labels = classes.flatMap((own, k) => own.map(() => k));
  const split = splitOf(labels, shotsOf(classes.map(({ length }) => length)), seed);
  const none: Curves = { loss: [], learned: [], held: [] };
  const rows: Float32Array[] = [];
  for (const picture of pictures) {
    yield { split, labels, read: rows.length, curves: none, counted: null };
    rows.push(await featuresOf(picture, backbone));
  }
  const x = stacked(rows);
  const at = (places: readonly number[]) => places.map((place) => labels[place]!);
  const [train, test] = [rowsAt(x, split.train), rowsAt(x, split.test)];
  const curves = { loss: [] as number[], learned: [] as number[], held: [] as number[] };
  const now = (): Lesson => ({
    split,
    labels,
    read: rows.length,
    curves: { loss: [...curves.loss], learned: [...curves.learned], held: [...curves.held] },
    counted: null,
  });
  const loop = trainHead(train, at(split.train), classes.length, { seed });
  let step = loop.next();
  for (; !step.done; step = loop.next()) {
    const { loss, head } = step.value;
    curves.loss.push(loss);
    curves.learned.push(share(classesOf(logitsOf(head, train)), at(split.train)));
    curves.held.push(share(classesOf(logitsOf(head, test)), at(split.test)));
    if (curves.loss.length % 5 === 0) {
      yield now();
      await new Promise((resolve) => setTimeout(resolve)); // the page draws, and hears Stop
    }
  }
  const colours = stacked(pictures.map((picture) => coarsePixels(inputOf(picture, backbone.normalisation))));
  yield { ...now(), counted: count(x, colours, labels, split, step.value, seed) };
}

function count(
  x: Rows,
  colours: Rows,
  labels: readonly number[],
  { train, test }: Split,
  head: Head,
  seed: number,
): Counted {
  const at = (places: readonly number[]) => places.map((place) => labels[place]!);
  const classes = head.bias.length;
  const logits = logitsOf(head, rowsAt(x, test));
  const said = classesOf(logits);
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  said.forEach((label, i) => confusion[labels[test[i]!]!]![label]!++);
  const mistakes = said
    .map((label, i) => ({ place: test[i]!, said: label, sure: probability(logits, i, label) }))
    .filter(({ place, said: label }) => labels[place] !== label)
    .sort((a, b) => b.sure - a.sure);
  const byColour = trainedHead(rowsAt(colours, train), at(train), classes, { seed });
  const byNeighbours = (k: number): number =>
    rightOf(nearestClasses(rowsAt(x, train), at(train), rowsAt(x, test), { k }), at(test));
  const sizes = confusion.map((row) => row.reduce((sum, each) => sum + each, 0));
  return {
    head,
    confusion,
    mistakes,
    right: {
      head: rightOf(said, at(test)),
      colours: rightOf(classesOf(logitsOf(byColour, rowsAt(colours, test))), at(test)),
      // Each class is learned from as often as the others: the first stands for all.
      majority: sizes[0]!,
    },
    nearest: Object.fromEntries(NEIGHBOURS.map((k) => [k, byNeighbours(Number(k))])) as Counted['nearest'],
  };
}

function probability({ data, shape }: Rows, row: number, label: number): number {
  const logits = Array.from(data.subarray(row * shape[1]!, (row + 1) * shape[1]!));
  const most = Math.max(...logits);
  return Math.exp(logits[label]! - most) / logits.reduce((sum, each) => sum + Math.exp(each - most), 0);
}
