/**
 * `torch.multinomial` on one row of weights, after ATen/native/Distributions.cpp and
 * cpu/MultinomialKernel.cpp.
 */
import { check } from '../errors.ts';
import { exponential_, uniform_double } from './draws.ts';
import type { FloatTarget } from './draws.ts';
import type { Generator } from './generator.ts';

/**
 * Indices into `weights`, `num_samples` of them.
 * @throws TorchError in PyTorch's words, for what cannot be sampled.
 */
export function multinomial(
  weights: FloatTarget,
  generator: Generator,
  num_samples: number,
  replacement = false,
): number[] {
  check(num_samples > 0, () => 'cannot sample n_sample <= 0 samples');
  check(
    replacement || num_samples <= weights.length,
    () => 'cannot sample n_sample > prob_dist.size(-1) samples without replacement',
  );
  if (replacement && num_samples > 1) return withReplacement(weights, generator, num_samples);
  check(
    weights.every((weight) => weight >= 0 && weight < Infinity),
    () => 'probability tensor contains either `inf`, `nan` or element < 0',
  );
  check(
    weights.some((weight) => weight > 0),
    () => 'invalid multinomial distribution (sum of probabilities <= 0)',
  );
  // The largest of weight / exponential: the race that each weight wins with its own probability.
  const race = exponential_(weights.slice(), generator);
  race.forEach((time, i) => (race[i] = weights[i]! / time));
  return Array.from(race.keys())
    .sort((a, b) => race[b]! - race[a]! || a - b)
    .slice(0, num_samples);
}

function withReplacement(weights: FloatTarget, generator: Generator, num_samples: number): number[] {
  for (const weight of weights) {
    const entry = (what: string) =>
      `invalid multinomial distribution (encountering probability entry ${what})`;
    check(weight >= 0, () => entry('< 0'));
    check(weight < Infinity, () => entry('= infinity or NaN'));
  }
  const cumulative = weights.slice();
  for (let j = 1; j < weights.length; j++) cumulative[j]! += cumulative[j - 1]!;
  const sum = cumulative.at(-1)!;
  check(sum > 0, () => 'invalid multinomial distribution (sum of probabilities <= 0)');
  cumulative.forEach((value, j) => (cumulative[j] = value / sum));
  cumulative[weights.length - 1] = 1;
  return Array.from({ length: num_samples }, () => {
    const sample = uniform_double(generator);
    return cumulative.findIndex((value) => value >= sample);
  });
}
