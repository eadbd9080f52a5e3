import { expect, test } from 'vitest';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import type { Compute } from '../figure/figure.ts';
import { lesson, type Backbone, type Lesson } from './lesson.ts';

/** A picture of one grey, 16 × 16. */
const grey = (light: number): RgbImage => ({
  width: 16,
  height: 16,
  data: new Uint8ClampedArray(16 * 16 * 3).fill(light),
});

/** A backbone that gives the picture's first number, and 1. */
const compute = ((_: unknown, options: { readonly input: { readonly data: Float32Array } }) =>
  Promise.resolve({
    row: { data: Float32Array.of(options.input.data[0]!, 1), shape: [1, 2] },
  })) as unknown as Compute;

const half = [0.5, 0.5, 0.5];
const backbone: Backbone = { compute, normalisation: { mean: half, std: half }, weights: 'stand-in' };

async function all(classes: readonly (readonly RgbImage[])[], seed = 0): Promise<Lesson[]> {
  const steps: Lesson[] = [];
  for await (const step of lesson(classes, seed, backbone)) steps.push(step);
  return steps;
}

const dark = Array.from({ length: 5 }, (_, i) => grey(10 + i));
const light = Array.from({ length: 7 }, (_, i) => grey(200 + i));

test('pictures are divided before the first is read, and no picture is in both parts', async () => {
  const [first, ...later] = await all([dark, light]);
  expect(first!.read).toBe(0);
  const { train, test: held } = first!.split;
  expect(train).toHaveLength(6);
  expect([...train, ...held].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i));
  for (const { split } of later) expect(split).toEqual(first!.split);
});

test('it ends with every held-out picture counted once, and the head that was seen last', async () => {
  const steps = await all([dark, light]);
  const { counted, curves, split } = steps.at(-1)!;
  expect(curves.loss).toHaveLength(100);
  expect(curves.loss.at(-1)!).toBeLessThan(curves.loss[0]!);
  expect(counted!.confusion.flat().reduce((sum, each) => sum + each, 0)).toBe(split.test.length);
  expect(counted!.right).toEqual({ head: 6, colours: 6, majority: 2 });
  expect(counted!.nearest).toEqual({ 1: 6, 3: 6, 5: 6 });
  expect(counted!.mistakes).toEqual([]);
});

test('a mistake is a held-out picture with what it was called', async () => {
  const odd = [...dark.slice(0, 4), grey(250)];
  const lessons = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((seed) => all([odd, light], seed)));
  const held = lessons.map((steps) => steps.at(-1)!).filter(({ split }) => split.test.includes(4));
  expect(held.length).toBeGreaterThan(0);
  for (const { counted } of held)
    expect(counted!.mistakes.map(({ place, said }) => [place, said])).toContainEqual([4, 1]);
});

test('pictures are normalised as the backbone was trained', async () => {
  const seen: number[] = [];
  const listening = ((taps: unknown, options: { readonly input: { readonly data: Float32Array } }) => {
    seen.push(options.input.data[0]!);
    return (compute as (...args: unknown[]) => unknown)(taps, options);
  }) as unknown as Compute;
  const other = { mean: [0.4, 0.4, 0.4], std: [0.2, 0.2, 0.2] };
  const pictures = [dark, light].map((own) => own.map((each) => ({ ...each })));
  const steps = lesson(pictures, 0, { compute: listening, normalisation: other, weights: 'other' });
  for await (const step of steps) if (step.read === 1) break;
  expect(seen[0]).toBeCloseTo((10 / 255 - 0.4) / 0.2, 5);
});
