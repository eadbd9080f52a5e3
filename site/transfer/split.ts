/** Which pictures are learned from and which are held out: decided before anything else, from a seed. */
import { randperm } from '#lib/torch/random/draws.ts';
import { Generator } from '#lib/torch/random/generator.ts';

export interface Split {
  /** Places of the pictures to learn from, class by class. */
  readonly train: readonly number[];
  /** All others: nothing may be chosen by them. */
  readonly test: readonly number[];
}

/**
 * @param labels the class of each picture
 * @param shots pictures a class to learn from
 * @param seed as `torch.manual_seed` takes it; each class is shuffled by one `torch.randperm`
 */
export function splitOf(labels: readonly number[], shots: number, seed: number): Split {
  const generator = new Generator().manual_seed(seed);
  const classes = Math.max(...labels) + 1;
  const train: number[] = [];
  const test: number[] = [];
  for (let k = 0; k < classes; k++) {
    const own = labels.flatMap((label, place) => (label === k ? [place] : []));
    const order = Array.from(randperm(new Float64Array(own.length), generator), (i) => own[i]!);
    train.push(...order.slice(0, shots));
    test.push(...order.slice(shots));
  }
  return { train, test };
}
