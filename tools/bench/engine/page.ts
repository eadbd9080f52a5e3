/**
 * The page of the engine's bench: what Playwright calls. Measuring happens in workers, one for each number of
 * threads.
 */
import { createEngineClient } from '#lib/engine/client.ts';
import type { Measurement, MeasureRequest } from './measure.worker.ts';

const bench = {
  /** Measures in a new worker, which ends with it. */
  measure: (request: MeasureRequest): Promise<Measurement> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./measure.worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<Measurement | { readonly error: string }>) => {
          worker.terminate();
          if ('error' in data) reject(new Error(data.error));
          else resolve(data);
        },
      );
      worker.addEventListener('error', ({ message }) => {
        reject(new Error(message));
      });
      worker.postMessage(request);
    }),

  /** The page's own engine, ten forwards: the longest task of the main thread meanwhile, in milliseconds. */
  async longestTask(model: string, weights: string): Promise<number> {
    const client = createEngineClient({ backend: 'wasm' });
    const bytes = new Uint8Array(await (await fetch(weights)).arrayBuffer());
    const loaded = await client.load({ name: model, weights: { kind: 'bytes', bytes } });
    const input = { data: new Float32Array(3 * 224 * 224), shape: [1, 3, 224, 224] };
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'longtask' });
    for (let i = 0; i < 10; i++)
      await client.run({ model: loaded, input, taps: ['logits', 'forward_features'] });
    await new Promise((resolve) => setTimeout(resolve, 100));
    observer.disconnect();
    client.dispose();
    return longest;
  },
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
