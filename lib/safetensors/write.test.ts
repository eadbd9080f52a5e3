import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSafetensors } from './read.ts';
import { writeSafetensors } from './write.ts';
import type { TensorToWrite } from './write.ts';

test('a file that the reference wrote, read and written again, is the same to the byte', () => {
  const path = new URL('../../tests/fixtures/safetensors/written.safetensors', import.meta.url);
  const original = new Uint8Array(readFileSync(path));
  const file = parseSafetensors(original);
  const tensors = new Map<string, TensorToWrite>(
    [...file.entries.values()]
      .reverse()
      .map(({ name, dtype, shape }) => [
        name,
        { dtype: dtype === 'F16' ? 'F16' : 'F32', shape, data: file.floats(name) },
      ]),
  );
  expect(writeSafetensors(tensors, file.metadata)).toEqual(original);
});

test('float32 numbers written as float16 come back rounded, with float32 tensors first', () => {
  const bytes = writeSafetensors(
    new Map<string, TensorToWrite>([
      ['a.half', { dtype: 'F16', shape: [3], data: Float32Array.of(1, 0.1, 1e6) }],
      ['z.full', { dtype: 'F32', shape: [], data: Float32Array.of(0.1) }],
      ['b.bits', { dtype: 'F16', shape: [1, 2], data: Uint16Array.of(0x3c00, 0x0001) }],
    ]),
  );
  const file = parseSafetensors(bytes);
  expect([...file.entries.keys()]).toEqual(['z.full', 'a.half', 'b.bits']);
  expect([...file.floats('a.half')]).toEqual([1, 0.0999755859375, Infinity]);
  expect([...file.floats('b.bits')]).toEqual([1, 2 ** -24]);
  expect([...file.floats('z.full')]).toEqual([Math.fround(0.1)]);
});

test('the header is padded with spaces to a multiple of 8, as the reference pads it', () => {
  expect([...writeSafetensors(new Map())]).toEqual([
    8, 0, 0, 0, 0, 0, 0, 0, 123, 125, 32, 32, 32, 32, 32, 32,
  ]);
});

test('tensors named by numbers keep their place among the others', () => {
  const one = { dtype: 'F32', shape: [1], data: Float32Array.of(1) } as const;
  const bytes = writeSafetensors(
    new Map([
      ['1', one],
      ['-', one],
      ['10', one],
    ]),
    { 7: 'x', a: 'y' },
  );
  expect([...parseSafetensors(bytes).entries.keys()]).toEqual(['-', '1', '10']);
});

test('a shape that does not fit its numbers is named', () => {
  const tensors = new Map([['w', { dtype: 'F32', shape: [2, 3], data: new Float32Array(5) }]] as const);
  expect(() => writeSafetensors(tensors)).toThrow('Tensor "w" of shape [2, 3] wants 6 numbers, got 5.');
});
