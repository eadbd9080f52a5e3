import { describe, expect, test } from 'vitest';
import type { Engine, LoadedModel, ModelSpec, RunResult } from '#lib/engine/contract.ts';
import type { Outline } from '#lib/summary/outline.ts';
import { PageMemory, type HeldMemory } from './page-memory.ts';
import { sharingEngine } from './sharing-engine.ts';

class Worker implements HeldMemory {
  memory: number;
  busy = false;

  constructor(memory: number) {
    this.memory = memory;
  }

  release(): void {
    this.memory = 0;
  }
}

function page(budget: number | null, figures: number, python: number) {
  const memory = new PageMemory(budget);
  const workers = { figures: new Worker(figures), python: new Worker(python) };
  memory.join('figures', workers.figures);
  memory.join('python', workers.python);
  return { memory, ...workers };
}

describe('where both do not fit', () => {
  test('the one that rests is released for the other', () => {
    const { memory, figures, python } = page(1000, 700, 300);
    expect(memory.makeRoom('python', 300)).toBe(false);
    expect(memory.makeRoom('python', 301)).toBe(true);
    expect([figures.memory, python.memory]).toEqual([0, 300]);
    expect([memory.isReleased('figures'), memory.isReleased('python')]).toEqual([true, false]);
    figures.memory = 700;
    expect(memory.isReleased('figures')).toBe(false);
  });

  test('one that runs stays, and one that is not there is not released', () => {
    const { memory, figures, python } = page(1000, 700, 300);
    figures.busy = true;
    expect(memory.makeRoom('python', 900)).toBe(false);
    expect(figures.memory).toBe(700);
    python.memory = 0;
    expect(memory.makeRoom('figures', 2000)).toBe(false);
  });

  test('nobody is released on a guess where the browser does not say how much there is', () => {
    const { memory, python } = page(null, 0, 300);
    expect([memory.isBounded, memory.makeRoom('figures', 1e12)]).toEqual([false, false]);
    expect(python.memory).toBe(300);
  });
});

describe('an engine that shares the memory', () => {
  const result: RunResult = {
    tensors: new Map(),
    backend: 'wasm',
    threads: 1,
    milliseconds: 5,
    notes: [{ kind: 'one-thread' }],
  };
  const kept: ModelSpec = { name: 'vit_base_patch16_224', weights: { kind: 'kept', key: 'file:x' } };

  /** @param fails how many times it is refused memory. */
  function engine(worker: Worker, fails: number, message = 'Array buffer allocation failed') {
    let left = fails;
    const work =
      <T>(value: T) =>
      async (): Promise<T> => {
        if (left-- > 0) throw new RangeError(message);
        return Promise.resolve(value);
      };
    const run = work(result);
    const load = work({} as LoadedModel);
    const other = { race: work(null), outline: work({} as Outline), dispose: () => undefined };
    return Object.assign(worker, { load, run, ...other }) satisfies Engine;
  }

  const shared = (worker: Worker & Engine, { memory }: ReturnType<typeof page>) =>
    sharingEngine(worker, { memory, bytesOf: () => Promise.resolve(346e6) });
  const run = (its: Engine) => its.run({ model: {} as LoadedModel, input: {} as never, taps: [] });

  test('ends Python before it loads what would not fit beside it, and says so until Python is there again', async () => {
    const own = page(1.2e9, 0, 300e6);
    const its = shared(engine(own.figures, 0), own);
    await its.load(kept);
    expect(own.python.memory).toBe(0);
    expect((await run(its)).notes).toEqual([{ kind: 'one-thread' }, { kind: 'python-ended' }]);
    own.python.memory = 300e6;
    expect((await run(its)).notes).toEqual([{ kind: 'one-thread' }]);
  });

  test('ends Python when it is refused memory, and tries once more', async () => {
    const own = page(null, 100, 300);
    const { notes } = await run(shared(engine(own.figures, 1), own));
    expect(notes).toEqual([{ kind: 'one-thread' }, { kind: 'python-ended' }]);
    expect([own.figures.memory, own.python.memory]).toEqual([0, 0]);
    const twice = page(null, 100, 300);
    await expect(run(shared(engine(twice.figures, 2), twice))).rejects.toThrow('allocation failed');
  });

  test('lets Python be when it runs, and when something else is wrong', async () => {
    const own = page(null, 100, 300);
    own.python.busy = true;
    await expect(run(shared(engine(own.figures, 1), own))).rejects.toThrow('allocation failed');
    own.python.busy = false;
    await expect(run(shared(engine(own.figures, 1, 'no such tap'), own))).rejects.toThrow('no such tap');
    expect(own.python.memory).toBe(300);
  });
});
