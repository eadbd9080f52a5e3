import { expect, test } from 'vitest';
import type { TensorData } from '#lib/engine/contract.ts';
import { book } from '../book/book.node.ts';
import { topClasses } from '../book/model.ts';
import { byNearness, effectOf, eraseFrom, withoutPatch } from './erased.ts';

const logits = (): TensorData => ({ data: Float32Array.of(1, 2, 3), shape: [1, 3] });

/** All that grows, once it has ended. */
async function all<T>(growth: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of growth) found.push(each);
  return found;
}

/** Runs of an `erase` that says which patches it was asked for. */
function counted() {
  const asked: number[] = [];
  const erase = (patch: number) => {
    asked.push(patch);
    return Promise.resolve({ data: Float32Array.of(patch, 0, 0), shape: [1, 3] });
  };
  return { asked, erase };
}

test('the patch itself comes first, then those beside it', () => {
  const order = byNearness(17, 14);
  expect(order).toHaveLength(196);
  expect(order[0]).toBe(17);
  expect(new Set(order.slice(1, 5))).toEqual(new Set([3, 16, 18, 31]));
  expect(order.at(-1)).toBe(195);
});

test('without a moment to spare only the patch that was pointed at is erased', async () => {
  const { asked, erase } = counted();
  const found = await all(eraseFrom(5, 14, logits(), erase, () => Promise.resolve(false)));
  expect(asked).toEqual([5]);
  expect(found).toEqual([{ patch: 5, logits: Float32Array.of(5, 0, 0) }]);
});

test('the others follow one by one, and each is erased once a picture', async () => {
  const { asked, erase } = counted();
  const whole = logits();
  let spare = 3;
  const whenIdle = () => Promise.resolve(spare-- > 0);
  await all(eraseFrom(0, 14, whole, erase, whenIdle));
  expect(asked).toEqual([0, 1, 14, 15]);
  await all(eraseFrom(15, 14, whole, erase, () => Promise.resolve(false)));
  expect(asked).toHaveLength(4);
  // Another picture has other logits.
  await all(eraseFrom(15, 14, logits(), erase, () => Promise.resolve(false)));
  expect(asked).toEqual([0, 1, 14, 15, 15]);
});

test('what overtakes ends it before the next run', async () => {
  const { asked, erase } = counted();
  const growth = eraseFrom(7, 14, logits(), erase, () => Promise.resolve(true));
  await growth.next();
  await growth.return(undefined);
  expect(asked).toEqual([7]);
});

test('an erased patch changes the real model’s answer, most where the picture is', async () => {
  const { run } = await book();
  const whole = (await run(['logits'])).tensors.get('logits')!;
  const classes = topClasses(whole.data, []);
  const without = async (patch: number) => {
    const { tensors } = await run(['logits'], { change: withoutPatch(patch) });
    return effectOf({ patch, logits: tensors.get('logits')!.data }, classes);
  };
  const { probabilities, logits, first } = await without(88);
  expect(first).toBe(classes[0]!.index);
  const changed = (await run(['logits'], { change: withoutPatch(88) })).tensors.get('logits')!.data;
  expect(logits[0]).toBeCloseTo(changed[first]! - whole.data[first]!, 5);
  expect(probabilities[0]).not.toBeCloseTo(classes[0]!.probability, 4);
  const moved = async (patch: number) =>
    Math.abs((await without(patch)).probabilities[0]! - classes[0]!.probability);
  expect(await moved(88)).toBeGreaterThan(await moved(0));
});
