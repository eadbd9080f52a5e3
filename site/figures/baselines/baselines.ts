/** Five ways to name held-out pictures, each with the same split. */
import { EXAMPLE } from '../../transfer/example.ts';
import { EXAMPLE_LABELS } from '../../transfer/example-features.ts';
import { rowsAt, type Rows } from '../../transfer/rows.ts';
import { splitOf } from '../../transfer/split.ts';
import { classesOf, logitsOf, trainedHead } from '../../transfer/train-head.ts';

/** As they stand on the stage, in no order of merit. */
export const WAYS = ['trained', 'chance', 'random', 'pixels', 'majority'] as const;
export type Way = (typeof WAYS)[number];

export interface Score {
  /** Of `of` held-out pictures; for chance what it gives on the mean. */
  readonly right: number;
  readonly of: number;
  /** Places of the held-out pictures, and the class that each was given. */
  readonly said: readonly (readonly [place: number, label: number])[];
}

export const SPLITS = 10;

const scored = new WeakMap<Rows, Map<number, Score>>();

/** As `scoreOf`; what was found for the same rows is kept. */
export function keptScore(rows: Rows, seed: number): Score {
  const known = scored.get(rows) ?? new Map<number, Score>();
  scored.set(rows, known);
  if (!known.has(seed)) known.set(seed, scoreOf(rows, seed));
  return known.get(seed)!;
}

/** A head on rows that were taken of all pictures. */
export function scoreOf(rows: Rows, seed: number): Score {
  const { train, test } = splitOf(EXAMPLE_LABELS, EXAMPLE.shots, seed);
  const head = trainedHead(rowsAt(rows, train), labelsAt(train), EXAMPLE.classes.length);
  return counted(test, classesOf(logitsOf(head, rowsAt(rows, test))));
}

/**
 * The class that stands most often among the pictures learned from, for every picture; of equals the first.
 */
export function majority(seed: number): Score {
  const { train, test } = splitOf(EXAMPLE_LABELS, EXAMPLE.shots, seed);
  const counts = EXAMPLE.classes.map((_, k) => labelsAt(train).filter((label) => label === k).length);
  const most = counts.indexOf(Math.max(...counts));
  return counted(
    test,
    test.map(() => most),
  );
}

/** A class drawn for every picture, each as likely as another: one of K on the mean. */
export function chance(seed: number): Score {
  const { test } = splitOf(EXAMPLE_LABELS, EXAMPLE.shots, seed);
  return { right: test.length / EXAMPLE.classes.length, of: test.length, said: [] };
}

const labelsAt = (places: readonly number[]): number[] => places.map((place) => EXAMPLE_LABELS[place]!);

function counted(test: readonly number[], labels: readonly number[]): Score {
  const said = test.map((place, i) => [place, labels[i]!] as const);
  const right = said.filter(([place, label]) => EXAMPLE_LABELS[place] === label).length;
  return { right, of: test.length, said };
}
