import { describe, expect, test } from 'vitest';
import type { Engine, LoadedModel, ModelSpec, RunRequest, TaskOptions } from '#lib/engine/contract.ts';
import { tensorOf } from '#lib/engine/tap.ts';
import { buildBook } from './book.node.ts';
import { model } from './model.ts';
import { models } from './models.ts';
import { openBook, type BookPicture } from './open-book.ts';
import { bookRecord } from './record.node.ts';

describe('the book of a build', () => {
  test('runs its own model on its own picture, changed or not', async () => {
    const book = await buildBook();
    const plain = await book.run(models.scenes, ['logits', model.blocks[3].attn.attn_drop]);
    const change = { blocks: { 3: { attn: { heads: { 1: 0 } } } } };
    const changed = await book.run(models.scenes, ['logits'], { change });
    expect(tensorOf(plain, model.blocks[3].attn.attn_drop).shape).toEqual([1, 3, 197, 197]);
    const cat = 0;
    expect(tensorOf(plain, 'logits').data[cat]! - tensorOf(changed, 'logits').data[cat]!).toBeCloseTo(9.7, 1);
    expect(plain.picture).toBe(await book.picture());
    expect(plain.model.num_classes).toBe((await bookRecord()).num_classes);
  });

  test('outlines models without weights, and refuses to run them', async () => {
    const book = await buildBook();
    const { modules } = await book.outline(models.resnet50, { input_size: [1, 3, 300, 300] });
    expect(modules.find(({ path }) => path === 'layer4')!.output).toEqual([1, 2048, 10, 10]);
    expect((await book.outline({ name: 'vit_base_patch16_224' })).modules[0]!.parameters).toBe(86_567_656);
    expect((await book.outline(models.scenes)).output).toEqual([1, (await bookRecord()).num_classes]);
    await expect(book.run(models.resnet50, ['logits'])).rejects.toThrow(
      'resnet50 is here for its shapes only: it has no weights to run with.',
    );
  });
});

const loaded: LoadedModel = {
  id: 1,
  spec: { name: 'x', weights: { kind: 'seed', seed: 0 } },
  num_classes: 7,
  metadata: {},
  state_dict: new Map(),
  modules: [],
  form: null,
};
const picture: BookPicture = {
  choice: { kind: 'book' },
  cropped: { width: 1, height: 1, data: new Uint8Array(3) },
  input: { data: new Float32Array(3), shape: [1, 3, 1, 1] },
  notes: [],
};

/** An engine whose loads end when the test says so. */
function opened() {
  const loads: {
    spec: ModelSpec;
    options: TaskOptions;
    resolve: (model: LoadedModel) => void;
    reject: (error: Error) => void;
  }[] = [];
  const runs: RunRequest[] = [];
  const engine: Engine = {
    load: (spec, options = {}) =>
      new Promise((resolve, reject) => {
        loads.push({ spec, options, resolve, reject });
      }),
    run: (request) => {
      runs.push(request);
      return Promise.resolve({
        tensors: new Map(),
        backend: 'wasm',
        threads: 1,
        milliseconds: 1,
        notes: [{ kind: 'one-thread' }],
      });
    },
    race: () => Promise.reject(new Error('not asked for')),
    outline: () => Promise.reject(new Error('not asked for')),
    dispose: () => undefined,
  };
  const weights = { kind: 'seed', seed: 3 } as const;
  const book = openBook({
    header: { num_classes: 7 },
    engine,
    picture: () => Promise.resolve(picture),
    weights: () => weights,
  });
  return { book, loads, runs };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a model', () => {
  test('is loaded once for all that ask, each told how it comes along; who leaves does not end it', async () => {
    const { book, loads, runs } = opened();
    const stages: string[][] = [[], []];
    const leaving = new AbortController();
    const first = book.run(models.scenes, ['logits'], {
      signal: leaving.signal,
      onProgress: ({ stage }) => stages[0]!.push(stage),
    });
    const second = book.run(models.scenes, ['logits'], { onProgress: ({ stage }) => stages[1]!.push(stage) });
    await settled();
    expect(loads.map(({ spec }) => spec)).toEqual([
      { name: 'vit_tiny_patch16_224', options: { num_classes: 7 }, weights: { kind: 'seed', seed: 3 } },
    ]);
    loads[0]!.options.onProgress!({ stage: 'starting' });
    leaving.abort(new Error('overtaken'));
    await expect(first).rejects.toThrow('overtaken');
    loads[0]!.options.onProgress!({ stage: 'compiling' });
    loads[0]!.resolve(loaded);
    expect(await second).toMatchObject({ model: loaded, picture, notes: [{ kind: 'one-thread' }] });
    expect(stages).toEqual([['starting'], ['starting', 'compiling']]);
    expect(runs.map(({ input }) => input)).toEqual([picture.input]);
  });

  test('that could not be loaded is loaded again by the next who asks', async () => {
    const { book, loads } = opened();
    const failing = book.load(models.scenes);
    await settled();
    loads[0]!.reject(new Error('offline'));
    await expect(failing).rejects.toThrow('offline');
    const again = book.load(models.scenes);
    await settled();
    loads[1]!.resolve(loaded);
    expect(await again).toBe(loaded);
  });
});

test('a run takes another input in the picture’s place', async () => {
  const { book, loads, runs } = opened();
  const input = { data: new Float32Array(3).fill(2), shape: [1, 3, 1, 1] };
  const run = book.run(models.scenes, ['logits'], { input });
  await settled();
  loads[0]!.resolve(loaded);
  await run;
  expect(runs[0]!.input).toBe(input);
});
