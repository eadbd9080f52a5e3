import { expect, test } from 'vitest';
import { race, type TimedRun } from './race.ts';

const logits = (...values: number[]): TimedRun['tensors'] =>
  new Map([['logits', { data: Float32Array.from(values), shape: [values.length] }]]);

/** A session that answers the same and takes these times, one a run. */
function session(tensors: TimedRun['tensors'], times: readonly number[], order: string[] = [], name = '') {
  let runs = 0;
  return () => {
    order.push(name);
    return Promise.resolve({ tensors, milliseconds: times[runs++]! });
  };
}

test('both run three times in turns, and the smaller median wins', async () => {
  const order: string[] = [];
  const result = await race({
    webgpu: session(logits(1, 2), [90, 12, 10], order, 'webgpu'),
    wasm: session(logits(1, 2.0005), [30, 31, 5], order, 'wasm'),
  });
  expect(order).toEqual(['webgpu', 'wasm', 'webgpu', 'wasm', 'webgpu', 'wasm']);
  expect(result).toEqual({ winner: 'webgpu', milliseconds: { webgpu: 12, wasm: 30 }, differs: null });
});

test('WebAssembly wins where it is as fast', async () => {
  const even = [20, 20, 20];
  const { winner } = await race({ webgpu: session(logits(1), even), wasm: session(logits(1), even) });
  expect(winner).toBe('wasm');
});

test('a WebGPU that computes something else has lost, however fast it is', async () => {
  const { winner, differs } = await race({
    webgpu: session(logits(1, 2), [1, 1, 1]),
    wasm: session(logits(1, 2.01), [99, 99, 99]),
  });
  expect(winner).toBe('wasm');
  expect(differs).toBeCloseTo(0.01, 6);
});

test('a race that is called off stops before the next run', async () => {
  const stop = new AbortController();
  const order: string[] = [];
  const webgpu = session(logits(1), [1, 1, 1], order, 'webgpu');
  const wasm = session(logits(1), [1, 1, 1], order, 'wasm');
  const racing = race(
    {
      webgpu,
      wasm: () => {
        stop.abort(new Error('the reader is back'));
        return wasm();
      },
    },
    stop.signal,
  );
  await expect(racing).rejects.toThrow('the reader is back');
  expect(order).toEqual(['webgpu', 'wasm']);
});
