import { expect, test } from 'vitest';
import type { Output } from '#lib/python/contract.ts';
import { parseOutputs, stringifyOutputs } from './outputs-json.ts';

test('outputs come back as they were, typed arrays with every bit', () => {
  const values = new Float32Array([1.5, NaN, -0, Infinity]).subarray(1);
  const outputs: Output[] = [
    { kind: 'stream', name: 'stdout', text: 'a\n' },
    { kind: 'display', text: 'tensor', record: { kind: 'grid', shape: [3], values } },
  ];
  expect(parseOutputs(stringifyOutputs(outputs))).toEqual(outputs);
});

test('an array that could not be read back is refused', () => {
  const record = { kind: 'grid', values: new BigInt64Array(1) };
  expect(() => stringifyOutputs([{ kind: 'display', text: '', record }])).toThrow(
    'cannot hold a BigInt64Array',
  );
});
