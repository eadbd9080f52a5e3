import { describe, expect, test, vi } from 'vitest';
import { Generator, integers, LazyGenerator, normal, trunc_normal, uniform } from './index.ts';
import { cases, drawLater, drawNow } from './recorded.node.ts';
import { Mt19937 } from './mt19937.ts';

/** The numbers 0 … n − 1 in an order that `seed` decides. */
function shuffled(n: number, seed: number): number[] {
  const order = new Generator().manual_seed(seed);
  return Array.from({ length: n }, (_, i) => [order.random(), i] as const)
    .sort(([a], [b]) => a - b)
    .map(([, i]) => i);
}

/** Every recorded case on one stream, seeded anew for each, beside what drawing at once gives. */
function recordAll(stream: LazyGenerator) {
  return cases.flatMap(({ seed, steps }) => {
    const generator = new Generator().manual_seed(BigInt(seed));
    stream.manual_seed(BigInt(seed));
    return steps.map((step) => ({ lazy: drawLater(step, stream), eager: drawNow(step, generator) }));
  });
}

describe('Recorded draws give the numbers that drawing at once gives', () => {
  test('read in the order in which they were recorded', () => {
    for (const { lazy, eager } of recordAll(new LazyGenerator()))
      expect(Array.from(lazy.values())).toEqual(eager);
  });

  test.each([1, 2, 3, 4, 5])('read in any order, after seeding again many times (shuffle %i)', (seed) => {
    const draws = recordAll(new LazyGenerator());
    for (const i of shuffled(draws.length, seed)) {
      expect(Array.from(draws[i]!.lazy.values())).toEqual(draws[i]!.eager);
    }
  });

  test.each([6, 7, 8])('read while others are still being recorded (shuffle %i)', (seed) => {
    const coin = new Generator().manual_seed(seed);
    const stream = new LazyGenerator();
    const generator = new Generator();
    for (const { seed: start, steps } of cases) {
      stream.manual_seed(BigInt(start));
      generator.manual_seed(BigInt(start));
      const unread: (() => void)[] = [];
      for (const step of steps) {
        const lazy = drawLater(step, stream);
        const eager = drawNow(step, generator);
        unread.push(() => expect(Array.from(lazy.values())).toEqual(eager));
        if (coin.random() % 3 === 0) unread.splice(coin.random() % unread.length, 1)[0]!();
      }
      unread.forEach((read) => read());
    }
  });

  test('far apart, where the way back starts from a checkpoint', () => {
    const stream = new LazyGenerator(7);
    const generator = new Generator().manual_seed(7);
    const sizes = [5, 300_000, 3, 262_144, 1, 17, 600_001, 2, 40];
    const draws = sizes.map((n) => stream.record(normal(), n));
    const eager = sizes.map((n) => {
      const out = new Float32Array(n);
      normal().fill(out, generator);
      return out;
    });
    for (const i of [8, 0, 4, 6, 2, 7, 1, 3, 5]) expect(draws[i]!.values()).toEqual(eager[i]);
  });

  test('on a stream so long that its checkpoints were thinned out', () => {
    const stream = new LazyGenerator(7);
    const skipped = [0, 20_000_000, 400_000_000, 1_000_000];
    const draws = skipped.map((n) => {
      stream.record(uniform(), n); // never made: a word a value is passed over
      return stream.record(uniform(), 5);
    });
    const { engine } = new Generator().manual_seed(7);
    const eager = skipped.map((n) => {
      engine.skip(n);
      const out = new Float32Array(5);
      uniform().fill(out, new Generator(engine));
      return out;
    });
    for (const i of [2, 0, 3, 1]) expect(draws[i]!.values()).toEqual(eager[i]);
  });
});

test('A draw is made when it is read, and only then', () => {
  const stream = new LazyGenerator(0);
  const [first, second] = [stream.record(uniform(), 20), stream.record(normal(), 20)];
  second.values();
  expect(first.made).toBe(false);
  expect(second.made).toBe(true);
  expect(second.values()).toBe(second.values());
});

test('A truncated normal with bounds in reach is drawn at once, one with bounds out of reach is not', () => {
  const stream = new LazyGenerator(0);
  expect(stream.record(trunc_normal({ std: 1 }), 100).made).toBe(true);
  expect(stream.record(trunc_normal({ std: 0.02 }), 100).made).toBe(false);
});

test('The state is that of a generator which drew everything, and restores', () => {
  const stream = new LazyGenerator(3);
  const generator = new Generator().manual_seed(3);
  for (const n of [1000, 3, 5]) {
    stream.record(normal(), n);
    normal().fill(new Float32Array(n), generator);
  }
  const state = stream.get_state();
  expect(state).toEqual(generator.get_state());
  const expected = [stream.record(normal(), 4).values(), stream.record(integers(0, 99), 4).values()];
  stream.manual_seed(1).set_state(state);
  expect([stream.record(normal(), 4).values(), stream.record(integers(0, 99), 4).values()]).toEqual(expected);
  expect(stream.initial_seed()).toBe(3n);
});

test('Passing over the 11.4 million numbers of two ViTs draws none of them', () => {
  const stream = new LazyGenerator(0);
  for (let model = 0; model < 2; model++) {
    for (let parameter = 0; parameter < 152; parameter++) stream.record(uniform(-0.1, 0.1), 37_614);
  }
  const last = stream.record(uniform(), 5);
  const drawn = vi.spyOn(Mt19937.prototype, 'random');
  last.values();
  expect(drawn).toHaveBeenCalledTimes(5);
  drawn.mockRestore();
});
