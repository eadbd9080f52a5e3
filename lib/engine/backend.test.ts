import { describe, expect, test } from 'vitest';
import { disagreement, Runtime } from './backend.ts';

const result = (...values: number[]) =>
  new Map([['logits', { data: Float32Array.from(values), shape: [values.length] }]]);

describe('two backends', () => {
  test('agree within 1e-3, or within that share of the largest value', () => {
    expect(disagreement(result(0.5, -0.2), result(0.5009, -0.2))).toBeNull();
    expect(disagreement(result(100.09, 1), result(100, 1))).toBeNull();
  });

  test('disagree beyond that, by the largest difference', () => {
    expect(disagreement(result(0.5, -0.2), result(0.51, -0.2))).toBeCloseTo(0.01, 6);
    expect(disagreement(result(NaN), result(0))).toBe(Infinity);
    expect(disagreement(result(1, NaN, 1), result(1, 0, 1))).toBe(Infinity);
  });
});

test('where there is no WebGPU, asking for it gives WebAssembly and says why', async () => {
  const runtime = await Runtime.start({ backend: 'webgpu' });
  expect(runtime.backend).toBe('wasm');
  expect(runtime.notes).toMatchObject([{ kind: 'no-webgpu' }]);
});
