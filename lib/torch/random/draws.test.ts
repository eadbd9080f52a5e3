import { describe, expect, test } from 'vitest';
import { bias_bound, Generator, kaiming_uniform_bound, uniform_ } from './index.ts';
import { cases, drawNow, layers, type Step } from './recorded.node.ts';

/** Steps whose numbers only pass through +, −, × and our own float32 kernels: equal to the last bit. */
function isExact({ op, dtype = 'float32', n = 0 }: Step): boolean {
  if (op === 'timm_trunc_normal' || op === 'exponential') return false; // MKL's erfinv, the C library's log1p
  if (op === 'trunc_normal') return dtype === 'float32';
  return op !== 'randn' && op !== 'normal' ? true : dtype === 'float32' || n === 0;
}

function expectDrawn(drawn: ArrayLike<number>, step: Step): void {
  if (isExact(step)) {
    expect(Array.from(drawn)).toEqual(step.values);
    return;
  }
  const tolerance = step.dtype === 'float64' ? 1e-15 : 2e-7;
  expect(drawn.length).toBe(step.values.length);
  step.values.forEach((value, i) => {
    const size = step.dtype === 'float64' ? Math.max(1, Math.abs(value)) : Math.abs(value);
    expect(Math.abs(drawn[i]! - value), `${step.op}[${i}]`).toBeLessThanOrEqual(tolerance * size);
  });
}

describe('Draws match PyTorch, one after the other from one seed', () => {
  test.each(
    cases.map(
      (one, i) => [i, one.seed, [...new Set(one.steps.map(({ op }) => op))].join(', '), one] as const,
    ),
  )('case %i, seed %s: %s', (_, __, ___, { seed, steps }) => {
    const generator = new Generator().manual_seed(BigInt(seed));
    for (const step of steps) expectDrawn(drawNow(step, generator), step);
  });
});

test.each(layers)('$layer starts from the weights and biases that PyTorch gives it', ({ seed, tensors }) => {
  const generator = new Generator().manual_seed(BigInt(seed));
  const { weight, bias } = tensors;
  const bound = kaiming_uniform_bound(weight.shape, { a: Math.sqrt(5) });
  const range = bias_bound(weight.shape);
  const drawnWeight = uniform_(new Float32Array(weight.values.length), generator, -bound, bound);
  const drawnBias = uniform_(new Float32Array(bias.values.length), generator, -range, range);
  expect(Array.from(drawnWeight)).toEqual(weight.values);
  expect(Array.from(drawnBias)).toEqual(bias.values);
});

test('Drawing fewer than 16 normals leaves the odd one for the next call, and seeding forgets it', () => {
  const generator = new Generator().manual_seed(0);
  drawNow({ op: 'randn', n: 3, values: [], printed: '' }, generator);
  expect(generator.next_double_normal_sample).not.toBeNull();
  expect(generator.manual_seed(0).next_double_normal_sample).toBeNull();
});
