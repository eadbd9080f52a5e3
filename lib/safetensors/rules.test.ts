/**
 * What the reference reads and refuses, and what PyTorch makes of the bytes; recorded by
 * tools/record/safetensors_rules.py.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SafetensorsError } from './error.ts';
import { parseSafetensors } from './read.ts';
import { widened } from './widen.ts';

interface Rules {
  readonly headers: readonly { readonly what: string; readonly header: string; readonly read: boolean }[];
  readonly dtypes: readonly {
    readonly dtype: string;
    readonly bytes: readonly number[];
    readonly floats: readonly (number | 'nan' | 'inf' | '-inf')[];
  }[];
}

const { headers, dtypes } = JSON.parse(
  readFileSync(new URL('../../tests/fixtures/safetensors/rules.json', import.meta.url), 'utf8'),
) as Rules;

function fileOf(header: string, data: readonly number[]): Uint8Array {
  const text = new TextEncoder().encode(header);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true);
  return Uint8Array.of(...length, ...text, ...data);
}

test.for(headers)('$what: read or refused as by the reference', ({ header, read }) => {
  const parse = (): unknown => parseSafetensors(fileOf(header, [1]));
  if (read) expect(parse).not.toThrow();
  else expect(parse).toThrow(SafetensorsError);
});

const SIZES: Record<string, number> = { U16: 2, U32: 4, U64: 8 };
const NAMED: Record<string, number> = { nan: NaN, inf: Infinity, '-inf': -Infinity };

test.for(dtypes)('$dtype: the numbers that PyTorch reads', ({ dtype, bytes, floats }) => {
  const shape = [bytes.length / (SIZES[dtype] ?? 1)];
  const header = JSON.stringify({ a: { dtype, shape, data_offsets: [0, bytes.length] } });
  const file = parseSafetensors(fileOf(header, bytes));
  const wanted = floats.map((value) => (typeof value === 'number' ? value : NAMED[value]));
  expect([...file.floats('a')]).toEqual(wanted);
  if (dtype.startsWith('F8')) expect([...widened(file).floats('a')]).toEqual(wanted);
});

test('a name that stands twice is refused, though the reference takes the last one', () => {
  const entry = '{"dtype":"U8","shape":[1],"data_offsets":[0,1]}';
  const twice = fileOf(`{"a":${entry},"a":${entry}}`, [1]);
  expect(() => parseSafetensors(twice)).toThrow('The header names "a" twice.');
  const inside = fileOf('{"a":{"x":1,"x":2,"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', [1]);
  expect(() => parseSafetensors(inside)).toThrow('Tensor "a" has "x" twice.');
});

test('what the hub serves or keeps in a checkpoint’s place is named', () => {
  const parse = (text: string) => (): unknown => parseSafetensors(new TextEncoder().encode(text));
  expect(parse('Entry not found')).toThrow('The hub answered "Entry not found" in place of the file.');
  expect(
    parse('{"metadata":{"total_size":9},"weight_map":{"a":"model-00001-of-00002.safetensors"}}'),
  ).toThrow(/^This is the index of a checkpoint in several files/);
});

test('complex numbers are named', () => {
  const complex = fileOf('{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}', Array<number>(8).fill(0));
  expect(() => parseSafetensors(complex)).toThrow(
    'Tensor "a" has dtype "C64", complex numbers; this reader knows',
  );
});

test('no message is longer than 500 characters, however large what it speaks of', () => {
  const many = (text: string): string => text.repeat(100_000).slice(0, 300_000);
  for (const header of [
    `{"${many('n')}":3}`,
    `{"a":{"dtype":"${many('F')}","shape":[],"data_offsets":[0,1]}}`,
    `{"a":{"dtype":"U8","shape":[${many('1,')}1],"data_offsets":[0,2]}}`,
    `{"a":{"dtype":"U8","shape":[${many('9,')}9],"data_offsets":[0,1]}}`,
    `{"a":{"dtype":"U8","shape":[1],"data_offsets":[${many('1,')}1]}}`,
    `{"__metadata__":{"${many('m')}":1}}`,
    many('{"a":'),
    many('['),
    `{"${many('\\u00')}":1}`,
  ]) {
    expect(() => parseSafetensors(fileOf(header, [1]))).toThrow(/^[^\n]{1,500}$/);
  }
});

test('a header over 1 MB is refused before it is read', () => {
  const long = new Uint8Array(8 + 1_000_001).fill(0x20);
  new DataView(long.buffer).setBigUint64(0, 1_000_001n, true);
  expect(() => parseSafetensors(long)).toThrow(
    'The file announces a header of 1000001 bytes; more than 1000000 are not accepted.',
  );
});
