/** The figures' engine, sharing the device's memory with the page's Python. */
import type { Engine, ModelSpec, RunResult } from '#lib/engine/contract.ts';
import { isOutOfMemory, memoryFor } from './memory.ts';
import type { HeldMemory, PageMemory } from './page-memory.ts';

/** What it needs of the page. */
export interface SharingOptions {
  readonly memory: PageMemory;
  /** Bytes of weights that are to be loaded; 0 of those that hardly count. */
  readonly bytesOf: (weights: ModelSpec['weights']) => Promise<number>;
}

const PYTHON_ENDED = { kind: 'python-ended' } as const;

export function sharingEngine(engine: Engine & HeldMemory, { memory, bytesOf }: SharingOptions): Engine {
  memory.join('figures', engine);

  /** Once more where memory ran out and Python rested. */
  async function withRoom<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error && isOutOfMemory(error)) || !memory.releaseOther('figures')) throw error;
      engine.release(); // what it got half-way is in the way too
      return await work();
    }
  }

  const noted = (result: RunResult): RunResult =>
    memory.isReleased('python') ? { ...result, notes: [...result.notes, PYTHON_ENDED] } : result;

  return {
    async load(spec, options) {
      const bytes = memory.isBounded ? await bytesOf(spec.weights) : 0;
      if (bytes > 0) memory.makeRoom('figures', memoryFor(bytes));
      return withRoom(() => engine.load(spec, options));
    },
    run: async (request) => noted(await withRoom(() => engine.run(request))),
    race: (request) => engine.race(request),
    outline: (spec, options) => engine.outline(spec, options),
    dispose: () => engine.dispose(),
  };
}
