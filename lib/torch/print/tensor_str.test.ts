import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  bfloat16ToFloat32,
  float16ToFloat32,
  float32ToBfloat16,
  float32ToFloat16,
} from '#lib/safetensors/half.ts';
import {
  defaultPrintOptions,
  parameterStr,
  sizeRepr,
  tensorStr,
  withPrintOptions,
  type Printable,
  type PrintOptionChanges,
  type Scalar,
} from './index.ts';

interface Case {
  readonly shape: number[];
  readonly dtype: string;
  readonly printed: string;
  readonly bytes?: string;
  readonly formula?: [a: number, m: number, c: number, s: number];
  readonly options?: PrintOptionChanges;
  readonly wrap?: 'parameter';
  readonly device?: string;
  readonly grad_fn?: string;
  readonly requires_grad?: boolean;
}

const path = new URL('../../../tests/fixtures/torch/printing.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { readonly cases: readonly Case[] };

function elements(bytes: string, dtype: string): ArrayLike<Scalar> {
  const { buffer } = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
  switch (dtype) {
    case 'float64':
      return new Float64Array(buffer);
    case 'int64':
      return new BigInt64Array(buffer);
    case 'int32':
      return new Int32Array(buffer);
    case 'int16':
      return new Int16Array(buffer);
    case 'int8':
      return new Int8Array(buffer);
    case 'uint8':
    case 'bool':
      return new Uint8Array(buffer);
    default:
      return new Float32Array(buffer);
  }
}

function cast(value: number, dtype: string): Scalar {
  if (dtype === 'float64') return value;
  if (dtype === 'bool') return value !== 0;
  if (dtype === 'int64') return Math.trunc(value);
  if (dtype === 'float16') return float16ToFloat32(float32ToFloat16(value));
  if (dtype === 'bfloat16') return bfloat16ToFloat32(float32ToBfloat16(value));
  return Math.fround(value);
}

function printableOf({ bytes, formula, ...rest }: Case): Printable {
  if (!formula) return { ...rest, data: elements(bytes ?? '', rest.dtype) };
  const [a, m, c, s] = formula;
  return { ...rest, data: (i) => cast((((i * a) % m) - c) * s, rest.dtype) };
}

function printed(one: Case): string {
  const options = one.options ? withPrintOptions(defaultPrintOptions, one.options) : defaultPrintOptions;
  return one.wrap === 'parameter'
    ? parameterStr({ ...printableOf(one), requires_grad: true }, options)
    : tensorStr(printableOf(one), options);
}

describe.each(Array.from(Map.groupBy(cases, ({ dtype }) => dtype)))(
  '%s tensors print as PyTorch prints them',
  (_, group) => {
    test.each(group.map((one, i) => [i, JSON.stringify(one.shape), one.printed.slice(0, 40), one] as const))(
      '%i, shape %s: %s…',
      (__, ___, ____, one) => expect(printed(one)).toBe(one.printed),
    );
  },
);

test('A summarised tensor is asked for the elements it shows, once each, and for no other', () => {
  const asked: number[] = [];
  tensorStr({
    shape: [100, 200],
    dtype: 'float32',
    data: (i) => {
      asked.push(i);
      return i;
    },
  });
  const edges = (size: number) => [0, 1, 2, size - 3, size - 2, size - 1];
  expect(asked).toEqual(edges(100).flatMap((row) => edges(200).map((column) => row * 200 + column)));
});

test('A subclass prints under its own name, another device by name', () => {
  expect(tensorStr({ shape: [2], dtype: 'int64', data: [1n, 2], prefix: 'Marked(', device: 'cuda:0' })).toBe(
    "Marked([1, 2], device='cuda:0')",
  );
});

test('float64 goes unnamed where it is the default, and float32 does not', () => {
  const data = [0.5];
  expect(tensorStr({ shape: [1], dtype: 'float64', data, default_dtype: 'float64' })).toBe(
    'tensor([0.5000])',
  );
  expect(tensorStr({ shape: [1], dtype: 'float32', data, default_dtype: 'float64' })).toBe(
    'tensor([0.5000], dtype=torch.float32)',
  );
});

test('Complex tensors are refused', () => {
  expect(() => tensorStr({ shape: [1], dtype: 'complex64', data: [0] })).toThrow('got torch.complex64');
});

test('Sizes print as torch.Size', () => {
  expect([[], [3], [1, 197, 192]].map(sizeRepr)).toEqual([
    'torch.Size([])',
    'torch.Size([3])',
    'torch.Size([1, 197, 192])',
  ]);
});
