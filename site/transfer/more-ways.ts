/**
 * Two ways more to name the same held-out pictures, that take longer than a head: the last block, and a
 * backbone without training.
 */
import { blocksOf, tapOfPath } from '#lib/engine/tap.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import { model } from '../book/model.ts';
import { randomBackbone } from './example-features.ts';
import { lastNames, type LastBlockStep, type LastBlockTask } from './last-block-task.ts';
import { featuresOf, inputOf, rightOf, type Backbone, type Lesson } from './lesson.ts';
import { rowsAt, stacked } from './rows.ts';
import { classesOf, logitsOf, trainedHead } from './train-head.ts';

export interface MoreWays {
  /** What is under way. */
  readonly doing: 'tokens' | 'block' | 'random' | 'done';
  /** Pictures that were read for it, or steps that were made. */
  readonly count: number;
  /** Held-out pictures named rightly; null until it is known. */
  readonly right: Readonly<Record<'block' | 'random', number | null>>;
}

export type TrainBlock = (task: LastBlockTask) => AsyncGenerator<LastBlockStep, readonly number[]>;

export interface Architecture {
  /** timm's. */
  readonly name: string;
  readonly depth: number;
}

/**
 * @param classes each class's pictures, as the model sees them
 * @param of how they were divided
 * @param trainBlock away from the page, which must not stand still
 */
export async function* moreWays(
  classes: readonly (readonly RgbImage[])[],
  { labels, split }: Pick<Lesson, 'labels' | 'split'>,
  seed: number,
  backbone: Backbone,
  { name, depth }: Architecture,
  trainBlock: TrainBlock,
): AsyncGenerator<MoreWays> {
  const pictures = classes.flat();
  const at = (places: readonly number[]) => places.map((place) => labels[place]!);
  const right: { block: number | null; random: number | null } = { block: null, random: null };
  const now = (doing: MoreWays['doing'], count: number): MoreWays => ({ doing, count, right: { ...right } });

  const entering = blocksOf(model, depth).at(-2)!;
  const tokens: Float32Array[] = [];
  for (const picture of pictures) {
    yield now('tokens', tokens.length);
    const input = inputOf(picture, backbone.normalisation);
    tokens.push((await backbone.compute({ entering }, { input })).entering.data);
  }
  const names = lastNames(depth);
  const input = inputOf(pictures[0]!, backbone.normalisation);
  const state = await backbone.compute(Object.fromEntries(names.map((each) => [each, tapOfPath(each)])), {
    input,
  });
  const all = stacked(tokens);
  const training = trainBlock({
    name,
    options: { num_classes: 0 },
    state: new Map(Object.entries(state)),
    classes: classes.length,
    train: rowsAt(all, split.train),
    labels: at(split.train),
    test: rowsAt(all, split.test),
    seed,
  });
  try {
    yield now('block', 0);
    let step = await training.next();
    for (; !step.done; step = await training.next()) yield now('block', step.value.step);
    right.block = rightOf(step.value, at(split.test));
  } finally {
    await training.return([]); // where nobody asks for more, its worker ends
  }

  const rows: Float32Array[] = [];
  for (const picture of pictures) {
    yield now('random', rows.length);
    rows.push(await featuresOf(picture, backbone, randomBackbone(name)));
  }
  const x = stacked(rows);
  const head = trainedHead(rowsAt(x, split.train), at(split.train), classes.length, { seed });
  right.random = rightOf(classesOf(logitsOf(head, rowsAt(x, split.test))), at(split.test));
  yield now('done', 0);
}
