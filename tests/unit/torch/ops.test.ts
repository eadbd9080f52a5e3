/**
 * Every expression that tools/record/ops.py recorded, on lib/torch's tables: type, shape, strides, values and
 * errors.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FloatScalar, type DType } from '#lib/torch/dtype.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { Tensor } from '#lib/torch/tensor.ts';
import { run, type Tree } from './python-tree.ts';

interface RecordedTensor {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly stride: readonly number[];
  readonly values: readonly (number | boolean | string)[];
}
type Recorded =
  | RecordedTensor
  | { readonly list: readonly Recorded[] }
  | { readonly float: number | string }
  | { readonly type: string }
  | { readonly const: unknown };

interface Case {
  readonly source: string;
  readonly program: readonly Tree[];
  readonly result?: Recorded;
  readonly error?: readonly [string, string];
}

const file = new URL('../../fixtures/torch/ops.json', import.meta.url);
const { prelude, cases } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly prelude: readonly Tree[];
  readonly cases: readonly Case[];
};

const number = (value: unknown): number =>
  Number(String(Number(value) === Number(value) ? Number(value) : value).replace('inf', 'Infinity'));

/** How far from PyTorch's number ours may lie, as a part of its size: a few units in the last place. */
const tolerance: Partial<Record<DType, number>> = {
  float64: 1e-12,
  float32: 2e-6,
  float16: 2e-3,
  bfloat16: 1e-2,
};

function expectTensor(actual: Tensor, expected: RecordedTensor): void {
  const { dtype, shape, stride } = expected;
  expect({ dtype: actual.dtype, shape: actual.shape, stride: actual.strides }).toEqual({
    dtype,
    shape,
    stride,
  });
  const values = Array.from(actual.values());
  const wanted = expected.values.map(number);
  expect(values).toHaveLength(wanted.length);
  const bound = tolerance[dtype] ?? 0;
  const largest = Math.max(1e-3, ...wanted.filter(Number.isFinite).map(Math.abs));
  const far = values.findIndex((value, k) => {
    const want = wanted[k]!;
    if (!Number.isFinite(want)) return !Object.is(value, want);
    return !(Math.abs(value - want) <= bound * Math.max(Math.abs(want), largest * 0.5));
  });
  if (far >= 0) expect(values).toEqual(wanted);
}

function expectValue(actual: unknown, expected: Recorded): void {
  if ('dtype' in expected) {
    expect(actual).toBeInstanceOf(Tensor);
    expectTensor(actual as Tensor, expected);
  } else if ('list' in expected) {
    const parts = Array.isArray(actual) ? (actual as unknown[]) : Object.values(actual as object);
    expect(parts).toHaveLength(expected.list.length);
    parts.forEach((part, k) => {
      expectValue(part, expected.list[k]!);
    });
  } else if ('float' in expected) {
    expect(actual instanceof FloatScalar ? actual.value : actual).toBeCloseTo(number(expected.float), 5);
  } else if ('type' in expected) expect(`torch.${actual as string}`).toBe(expected.type);
  else expect(typeof actual === 'bigint' ? Number(actual) : actual).toEqual(expected.const);
}

describe('lib/torch answers as PyTorch does', () => {
  test.each(cases)('$source', ({ program, result, error }) => {
    if (result) {
      expectValue(run(prelude, program), result);
      return;
    }
    let raised: unknown;
    try {
      const value = run(prelude, program);
      if (value instanceof Tensor) value.values();
    } catch (thrown) {
      raised = thrown;
    }
    expect(raised).toBeInstanceOf(TorchError);
    const { pyType, message } = raised as TorchError;
    expect([pyType, message]).toEqual(error);
  });
});
