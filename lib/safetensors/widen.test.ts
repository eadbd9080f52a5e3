import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSafetensors } from './read.ts';
import { widened } from './widen.ts';
import { writeSafetensors } from './write.ts';

const recorded = parseSafetensors(
  new Uint8Array(
    readFileSync(new URL('../../tests/fixtures/safetensors/dtypes.safetensors', import.meta.url)),
  ),
);

test('has float32 in place of both 16-bit dtypes, with the same values, and all else as it was', () => {
  const wide = widened(recorded);
  expect([...wide.entries.keys()]).toEqual([...recorded.entries.keys()]);
  const dtypes = new Set([...recorded.entries.values()].map(({ dtype }) => dtype));
  expect([...dtypes]).toEqual(expect.arrayContaining(['F16', 'BF16', 'F32', 'I64', 'BOOL']));
  for (const [name, { dtype, shape }] of recorded.entries) {
    const half = dtype === 'F16' || dtype === 'BF16';
    expect(wide.entry(name)).toMatchObject({ name, shape, dtype: half ? 'F32' : dtype });
    expect(wide.values(name), name).toEqual(half ? recorded.floats(name) : recorded.values(name));
  }
});

test('can be viewed where the tensors lie: float32 values are no copies', () => {
  const wide = widened(recorded);
  const float32 = [...wide.entries.values()].filter(({ dtype }) => dtype === 'F32');
  expect(float32.map((entry) => wide.floats(entry).buffer)).toEqual(float32.map(() => wide.bytes.buffer));
});

test('keeps the metadata', () => {
  const half = { dtype: 'F16', shape: [1], data: Float32Array.of(1.5) } as const;
  const file = parseSafetensors(writeSafetensors(new Map([['w', half]]), { class_names: '["cat"]' }));
  expect(widened(file).metadata).toEqual({ class_names: '["cat"]' });
});

test('is the file itself where nothing is to be widened', () => {
  const file = parseSafetensors(
    writeSafetensors(new Map([['w', { dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) }]])),
  );
  expect(widened(file)).toBe(file);
});
