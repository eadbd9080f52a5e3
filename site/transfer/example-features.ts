/** What a backbone makes of the example's pictures, one after the other, and what their plain colours are. */
import type { Compute } from '../figure/figure.ts';
import type { BookModel } from '../book/models.ts';
import { normalisedFor, type Normalisation } from '../picture/normalised.ts';
import { EXAMPLE, sheetFile } from './example.ts';
import { coarsePixels, stacked, type Rows } from './rows.ts';
import { preparedTile } from './sheet.ts';

const random = new Map<string, BookModel>();

/** An architecture of timm's with weights that nobody trained; the same object for the same name. */
export function randomBackbone(name: string): BookModel {
  const made: BookModel = random.get(name) ?? {
    name,
    options: { num_classes: 0 },
    weights: { kind: 'seed', seed: 0 },
    label: `${name}, random`,
  };
  random.set(name, made);
  return made;
}

/** The class of each picture, in the order of `exampleRows`. */
export const EXAMPLE_LABELS: readonly number[] = EXAMPLE.classes.flatMap((_, k) =>
  Array.from({ length: EXAMPLE.pictures }, () => k),
);

/** Which picture of its class one is, by its place among all. */
export const indexInClass = (place: number): number => place % EXAMPLE.pictures;

export interface Collecting {
  readonly done: number;
  /** There once all pictures are. */
  readonly rows: Rows | null;
}

const kept = new Map<string, readonly Float32Array[]>();

/** (n, C) pooled features; what was computed for the same weights is kept, also of a run that was stopped. */
export async function* exampleRows(
  compute: Compute,
  normalisation: Normalisation,
  weights: string,
  model?: BookModel,
): AsyncGenerator<Collecting> {
  const found = [...(kept.get(weights) ?? [])];
  for (let place = found.length; place < EXAMPLE_LABELS.length; place++) {
    yield { done: place, rows: null };
    const { tensor } = await tileAt(place);
    const input = normalisedFor({ data: tensor, shape: [1, 3, 224, 224] }, normalisation);
    const { features } = await compute(
      { features: 'forward_head_pre_logits' },
      { input, ...(model ? { model } : {}) },
    );
    found.push(features.data);
    kept.set(weights, [...found]);
  }
  yield { done: found.length, rows: stacked(found) };
}

const tileAt = (place: number) =>
  preparedTile(sheetFile(EXAMPLE.classes[EXAMPLE_LABELS[place]!]!.en), indexInClass(place));

/** (n, 768): the mean colours of 16 × 16 fields of each picture. */
export async function exampleColours(): Promise<Rows> {
  const rows: Float32Array[] = [];
  for (let place = 0; place < EXAMPLE_LABELS.length; place++) {
    const { tensor } = await tileAt(place);
    rows.push(coarsePixels({ data: tensor, shape: [1, 3, 224, 224] }));
  }
  return stacked(rows);
}
