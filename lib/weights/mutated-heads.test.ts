import { expect, test } from 'vitest';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { writeSafetensors } from '#lib/safetensors/write.ts';
import { describeHead } from './describe.ts';

/** A small generator of whole numbers, the same for the same seed (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const sound = writeSafetensors(
  new Map([
    ['cls_token', { dtype: 'F32', shape: [1, 1, 4], data: new Float32Array(4) }],
    ['pos_embed', { dtype: 'F32', shape: [1, 5, 4], data: new Float32Array(20) }],
    ['scalar', { dtype: 'F32', shape: [], data: new Float32Array(1) }],
    ['empty', { dtype: 'F32', shape: [0, 3], data: new Float32Array(0) }],
  ]),
);

const HEADS = 10_000;

test(`${HEADS} mutated heads are told apart or refused in a sentence, never with another error`, () => {
  const next = numbers(7);
  const kinds = new Set<string>();
  for (let i = 0; i < HEADS; i++) {
    const bytes = sound.slice(0, next(4) === 0 ? next(sound.length) : sound.length);
    for (let flips = 1 + next(3); flips > 0 && bytes.length > 0; flips--)
      bytes[next(bytes.length)] = next(256);
    try {
      kinds.add(describeHead(bytes, sound.length, 'x') === null ? 'more is needed' : 'fits');
    } catch (error) {
      expect((error as Error).name).toBe('WeightsError');
      expect((error as Error).message).toMatch(/^x .*\.$/s);
      kinds.add((error as { fault: string }).fault);
    }
  }
  expect([...kinds].sort()).toEqual(['mismatch', 'more is needed', 'wrong-file']);
});

test('0-d and empty tensors are valid', () => {
  const file = parseSafetensors(sound);
  expect([file.floats('scalar').length, file.floats('empty').length]).toEqual([1, 0]);
});
