import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SafetensorsError } from './error.ts';
import { parseSafetensors, type SafetensorsFile } from './read.ts';
import { writeSafetensors } from './write.ts';

const recorded = new Uint8Array(
  readFileSync(new URL('../../tests/fixtures/safetensors/dtypes.safetensors', import.meta.url)),
);
const small = writeSafetensors(
  new Map([
    ['weight', { dtype: 'F32', shape: [2, 3], data: new Float32Array(6) }],
    ['bias', { dtype: 'F16', shape: [3], data: new Float32Array(3) }],
  ]),
  { format: 'pt' },
);

/** As many tensors as the greatest header holds. */
const many = writeSafetensors(
  new Map(
    Array.from({ length: 12_000 }, (_, i) => [
      `blocks.${i}.weight`,
      { dtype: 'F16', shape: [1], data: new Float32Array(1) },
    ]),
  ),
);

/** Milliseconds of the processor that a mutant may take, or thrice what the file takes on a slow machine. */
const LONGEST = 100;

/** Milliseconds of the processor that `work` takes; of three times the least where it seems too long. */
function cost(work: () => void, limit = 0): number {
  let least = Infinity;
  for (let round = 0; round < 3 && least > limit; round++) {
    const before = process.threadCpuUsage();
    try {
      work();
    } catch (error) {
      if (!(error instanceof SafetensorsError)) throw error;
    }
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Numbers from 0 to `below`, the same in every run (Lehmer's generator). */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const TOKENS = [
  '0',
  '-1',
  '1e99',
  '9007199254740993',
  'null',
  '[]',
  '{}',
  '"',
  ',',
  ':',
  '\\',
  '\u0000',
  '"F64"',
  '[0,8]',
  ' ',
];

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * A copy of `bytes` with one to three of: a bit flipped, a run cut out, a run doubled, a token put in, the
 * end cut off.
 */
function mutate(bytes: Uint8Array, draw: (below: number) => number): Uint8Array {
  let mutant = bytes.slice();
  const headerEnd = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
  for (let edits = 1 + draw(3); edits > 0; edits--) {
    const at = draw(Math.min(mutant.length, headerEnd) + 1);
    const run = 1 + draw(12);
    const [before, after] = [mutant.subarray(0, at), mutant.subarray(at)];
    const kind = draw(5);
    if (kind === 0 && at < mutant.length) mutant[at]! ^= 1 << draw(8);
    else if (kind === 1) mutant = joined(before, after.subarray(run));
    else if (kind === 2) mutant = joined(before, after.subarray(0, run), after);
    else if (kind === 3)
      mutant = joined(before, new TextEncoder().encode(TOKENS[draw(TOKENS.length)]), after);
    else mutant = mutant.slice(0, draw(mutant.length + 1));
  }
  // Half of the mutants announce the length that their header may now have, so that checks past the first see
  // them.
  if (draw(2) === 1 && mutant.length >= 8) {
    const grown = headerEnd - 8 + mutant.length - bytes.length;
    if (grown >= 0) new DataView(mutant.buffer).setBigUint64(0, BigInt(grown), true);
  }
  return mutant;
}

test.each([
  ['a small file', small, 12_000],
  ['a file of many tensors', many, 100],
  ['a file of every dtype', recorded.slice(0, 8 + 1200), 1_000],
])('mutants of %s either read whole or are refused by a SafetensorsError', (_, bytes, count) => {
  const draw = draws(20261123);
  const faults = new Map<string, number>();
  const limit = Math.max(LONGEST, 3 * cost(() => parseSafetensors(bytes)));
  let longest = 0;
  /** Of buffers, beyond as much as the file once more; what a file announces is not taken on trust. */
  let most = 0;
  const measured = (mutant: Uint8Array): SafetensorsFile => {
    longest = Math.max(
      longest,
      cost(() => parseSafetensors(mutant), limit),
    );
    const { arrayBuffers } = process.memoryUsage();
    try {
      return parseSafetensors(mutant);
    } finally {
      most = Math.max(most, process.memoryUsage().arrayBuffers - arrayBuffers - mutant.length);
    }
  };
  for (let i = 0; i < count; i++) {
    const mutant = mutate(bytes, draw);
    try {
      const file = measured(mutant);
      for (const entry of file.entries.values()) {
        const size = entry.shape.reduce((product, size) => product * size, 1);
        if (entry.end > mutant.length || file.floats(entry).length !== size)
          expect.fail(`the file of ${mutant.length} bytes holds no ${JSON.stringify(entry)}`);
      }
    } catch (error) {
      if (!(error instanceof SafetensorsError)) throw error;
      expect(error.message).toMatch(/^[^\n]{1,499}\.$/);
      faults.set(error.fault, (faults.get(error.fault) ?? 0) + 1);
    }
  }
  expect(longest).toBeLessThanOrEqual(limit);
  expect(most).toBeLessThanOrEqual(0);
  // The mutants must reach the deep checks, not only the first ones.
  if (bytes === small) {
    const reached = [
      'header-length',
      'header-text',
      'metadata',
      'entry',
      'dtype',
      'shape',
      'offsets',
      'hole',
      'truncated',
      'trailing',
    ];
    expect([...faults.keys()]).toEqual(expect.arrayContaining(reached));
  }
});
