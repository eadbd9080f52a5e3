/** The page's side, with a worker that does what each test says. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { EngineClient, type EngineClientOptions } from './client.ts';
import type { LoadedModel, ModelSpec, RunResult } from './contract.ts';
import { postError } from './posted-error.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { RuntimeStartError } from './runtime-start-error.ts';
import { taps } from './tap.ts';
import type { VisionTransformer } from '../timm/index.ts';

type Order = Extract<ToWorker, { type: 'load' | 'run' | 'race' | 'outline' }>;

/** Answers loads at once and keeps runs until the test answers them. */
class FakeWorker extends EventTarget {
  readonly received: ToWorker[] = [];
  terminated = false;

  postMessage(message: ToWorker): void {
    this.received.push(message);
    if (message.type === 'load')
      this.answer({ type: 'done', job: message.job, result: loaded(message.model, message.spec), memory: 0 });
  }

  answer(message: FromWorker): void {
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: message })));
  }

  terminate(): void {
    this.terminated = true;
  }

  get runs(): Order[] {
    return this.received.filter((message) => message.type === 'run');
  }
}

const spec: ModelSpec = { name: 'vit_tiny_patch16_224', weights: { kind: 'seed', seed: 0 } };
const loaded = (id: number, spec: ModelSpec): LoadedModel => ({
  id,
  spec,
  num_classes: 7,
  metadata: {},
  state_dict: new Map(),
  modules: [],
  form: null,
});
const result: RunResult = { tensors: new Map(), backend: 'wasm', threads: 1, milliseconds: 5, notes: [] };
const input = { data: new Float32Array(3), shape: [1, 3, 1, 1] };
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

afterEach(() => void vi.useRealTimers());

async function start(options: Omit<EngineClientOptions, 'spawn'> = {}) {
  const workers: FakeWorker[] = [];
  const spawn = (): Worker => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  };
  const client = new EngineClient({ ...options, spawn });
  const model = await client.load(spec);
  const run = (signal?: AbortSignal) =>
    client.run({ model, input, taps: ['logits'], ...(signal ? { signal } : {}) });
  const finish = (worker: FakeWorker, n: number, memory = 0) => {
    worker.answer({ type: 'done', job: worker.runs[n]!.job, result, memory });
  };
  return { client, model, workers, run, finish };
}

describe('runs', () => {
  test('wait for each other, and typed taps go to the worker as names', async () => {
    const { client, model, workers, run, finish } = await start();
    const vit = taps<VisionTransformer>();
    const first = client.run({ model, input, taps: [vit.blocks[3].attn, 'logits'] });
    const second = run();
    expect(workers[0]!.runs).toHaveLength(1);
    expect(workers[0]!.runs[0]).toMatchObject({ request: { taps: ['blocks.3.attn', 'logits'] } });
    finish(workers[0]!, 0);
    expect(await first).toEqual(result);
    expect(workers[0]!.runs).toHaveLength(2);
    finish(workers[0]!, 1);
    expect(await second).toEqual(result);
  });

  test('tell how they come along', async () => {
    const { client, model, workers, finish } = await start();
    const stages: string[] = [];
    const onProgress = ({ stage }: { stage: string }) => stages.push(stage);
    const done = client.run({ model, input, taps: ['logits'], onProgress });
    workers[0]!.answer({ type: 'progress', job: workers[0]!.runs[0]!.job, progress: { stage: 'running' } });
    finish(workers[0]!, 0);
    await done;
    expect(stages).toEqual(['waiting', 'running']);
  });

  test('wait with outlines, which need no model', async () => {
    const { client, workers } = await start();
    const done = client.outline({ name: 'resnet50', input_size: [1, 3, 224, 224] });
    const order = workers[0]!.received.at(-1)!;
    expect(order).toMatchObject({ type: 'outline', spec: { name: 'resnet50' } });
    const outline = { input: [], output: [], modules: [], tensors: [] };
    workers[0]!.answer({ type: 'done', job: (order as Order).job, result: outline, memory: 0 });
    expect(await done).toEqual(outline);
  });

  test('fail with the worker’s error, in its own class and words', async () => {
    const { workers, run } = await start();
    const failing = run();
    const message = 'size mismatch for head.weight';
    const error = { name: 'RuntimeError', message, pyType: 'RuntimeError' } as const;
    workers[0]!.answer({ type: 'failed', job: workers[0]!.runs[0]!.job, error });
    await expect(failing).rejects.toMatchObject({ pyType: 'RuntimeError', message });
  });
});

describe('cancelling', () => {
  test('drops what waits: the worker never hears of it', async () => {
    const { workers, run, finish } = await start();
    const first = run();
    const controller = new AbortController();
    const second = run(controller.signal);
    controller.abort(new Error('no longer needed'));
    await expect(second).rejects.toThrow('no longer needed');
    finish(workers[0]!, 0);
    await first;
    await settled();
    expect(workers[0]!.runs).toHaveLength(1);
  });

  test('does not wait for what runs, and keeps a worker that comes free in time', async () => {
    const { workers, run, finish } = await start();
    const controller = new AbortController();
    const first = run(controller.signal);
    controller.abort(new Error('stop'));
    await expect(first).rejects.toThrow('stop');
    const second = run();
    expect(workers[0]!.received.at(-1)).toMatchObject({ type: 'cancel' });
    finish(workers[0]!, 0);
    await settled();
    finish(workers[0]!, 1);
    expect(await second).toEqual(result);
    expect(workers).toHaveLength(1);
  });

  test('replaces a worker that does not come free, and the new one loads the model again', async () => {
    const { workers, run, finish } = await start({ patience: 5 });
    const controller = new AbortController();
    const first = run(controller.signal);
    controller.abort(new Error('stop'));
    await expect(first).rejects.toThrow('stop');
    const second = run();
    await vi.waitFor(() => expect(workers[1]?.runs).toHaveLength(1));
    expect(workers[0]!.terminated).toBe(true);
    expect(workers[1]!.received.map(({ type }) => type)).toEqual(['start', 'load', 'run']);
    finish(workers[1]!, 0);
    expect(await second).toEqual(result);
  });
});

describe('the worker is replaced', () => {
  test('when it has taken too much memory', async () => {
    const { workers, run, finish } = await start({ memoryLimit: 100 });
    const first = run();
    finish(workers[0]!, 0, 101);
    expect(await first).toEqual(result);
    expect(workers[0]!.terminated).toBe(true);
    const second = run();
    await vi.waitFor(() => expect(workers[1]?.runs).toHaveLength(1));
    finish(workers[1]!, 0, 99);
    await second;
    expect(workers[1]!.terminated).toBe(false);
  });

  test('when the page wants its memory back, at once or when its run has ended', async () => {
    const { client, workers, run, finish } = await start();
    const first = run();
    client.release();
    expect([client.busy, workers[0]!.terminated]).toEqual([true, false]);
    finish(workers[0]!, 0, 70);
    expect(await first).toEqual(result);
    expect([client.busy, client.memory, workers[0]!.terminated]).toEqual([false, 0, true]);
    const second = run();
    await vi.waitFor(() => expect(workers[1]?.runs).toHaveLength(1));
    finish(workers[1]!, 0, 70);
    await second;
    expect(client.memory).toBe(70);
    client.release();
    expect([client.memory, workers[1]!.terminated]).toEqual([0, true]);
  });

  test('when it broke: its job fails, the next one runs', async () => {
    const { workers, run, finish } = await start();
    const first = run();
    const second = run();
    workers[0]!.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    await expect(first).rejects.toThrow('the engine’s worker broke: out of memory');
    await vi.waitFor(() => expect(workers[1]?.runs).toHaveLength(1));
    finish(workers[1]!, 0);
    expect(await second).toEqual(result);
  });

  test('when it fell silent: its job fails with a sentence, the next one runs', async () => {
    vi.useFakeTimers();
    const { workers, run, finish } = await start();
    const [first, second] = [run(), run()];
    const sentence = 'the engine’s worker did not answer for 60 seconds, and was ended';
    const failed = expect(first).rejects.toThrow(sentence);
    await vi.advanceTimersByTimeAsync(60_000);
    await failed;
    vi.useRealTimers();
    expect(workers[0]!.terminated).toBe(true);
    await vi.waitFor(() => expect(workers[1]?.runs).toHaveLength(1));
    finish(workers[1]!, 0);
    expect(await second).toEqual(result);
  });

  test('not while it says how it comes along, and later where a model computes', async () => {
    vi.useFakeTimers();
    const { workers, run, finish } = await start({ silence: 2000 });
    const done = run();
    const { job } = workers[0]!.runs[0]!;
    for (const stage of ['starting', 'compiling', 'running'] as const) {
      await vi.advanceTimersByTimeAsync(1900);
      workers[0]!.answer({ type: 'progress', job, progress: { stage } });
    }
    await vi.advanceTimersByTimeAsync(5900);
    finish(workers[0]!, 0);
    expect(await done).toEqual(result);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(workers[0]!.terminated).toBe(false);

    const silent = expect(run()).rejects.toThrow('did not answer for 2 seconds');
    await vi.advanceTimersByTimeAsync(2000);
    await silent;
  });

  test('when threads did not start: another tries with one, and the result says so', async () => {
    const { workers, run, finish } = await start({ threads: 4 });
    const first = run();
    const error = postError(new RuntimeStartError(4, 'no threads'));
    workers[0]!.answer({ type: 'failed', job: workers[0]!.runs[0]!.job, error });
    await vi.waitFor(() => expect(workers[1]?.runs).toHaveLength(1));
    expect(workers[1]!.received[0]).toMatchObject({ type: 'start', options: { threads: 1 } });
    finish(workers[1]!, 0);
    expect((await first).notes).toEqual([{ kind: 'one-thread' }]);
  });

  test('when it stands still where it makes a thread: another tries with one, soon', async () => {
    vi.useFakeTimers();
    const { workers, run, finish } = await start({ threads: 4 });
    const first = run();
    workers[0]!.answer({ type: 'threads', making: true });
    workers[0]!.answer({ type: 'threads', making: false });
    await vi.advanceTimersByTimeAsync(20_000);
    workers[0]!.answer({ type: 'threads', making: true });
    await vi.advanceTimersByTimeAsync(7999);
    expect(workers[0]!.terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(workers[0]!.terminated).toBe(true);
    vi.useRealTimers();
    await vi.waitFor(() => expect(workers[1]?.runs).toHaveLength(1));
    expect(workers[1]!.received[0]).toMatchObject({ type: 'start', options: { threads: 1 } });
    finish(workers[1]!, 0);
    expect((await first).notes).toEqual([{ kind: 'one-thread' }]);
  });
});

test('the winner of a race computes the model in every worker after it', async () => {
  const { client, model, workers, run, finish } = await start({ memoryLimit: 100 });
  const raced = client.race({ model, input, taps: ['logits'] });
  const order = workers[0]!.received.at(-1)!;
  expect(order).toMatchObject({ type: 'race', request: { taps: ['logits'] } });
  const outcome = { winner: 'wasm', milliseconds: { webgpu: 50, wasm: 20 }, differs: null } as const;
  workers[0]!.answer({ type: 'done', job: (order as Order).job, result: outcome, memory: 101 });
  expect(await raced).toEqual(outcome);
  const next = run();
  await vi.waitFor(() => expect(workers[1]?.runs).toHaveLength(1));
  expect(workers[1]!.received[1]).toMatchObject({ type: 'load', spec: { ...spec, backend: 'wasm' } });
  finish(workers[1]!, 0);
  await next;
});

test('a race gives way to what the reader asks for, whether it runs or waits', async () => {
  const { client, model, workers, run, finish } = await start({ patience: 5 });
  const race = () => client.race({ model, input, taps: ['logits'] });
  const racing = race();
  const first = run();
  await expect(racing).rejects.toMatchObject({ name: 'AbortError' });
  const [worker] = workers as [FakeWorker];
  const order = worker.received.find(({ type }) => type === 'race') as Order;
  expect(worker.received.at(-1)).toEqual({ type: 'cancel', job: order.job });
  const waiting = race();
  const second = run();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(worker.terminated).toBe(false);
  worker.answer({ type: 'failed', job: order.job, error: { name: 'AbortError', message: 'called off' } });
  await vi.waitFor(() => expect(worker.runs).toHaveLength(1));
  finish(worker, 0);
  expect(await first).toEqual(result);
  finish(worker, 1);
  expect(await second).toEqual(result);
  expect(worker.received.filter(({ type }) => type === 'race')).toHaveLength(1);
});

test('an engine that was ended rejects what runs and what waits', async () => {
  const { client, workers, run } = await start();
  const [first, second] = [run(), run()];
  client.dispose();
  await expect(first).rejects.toThrow('the engine was ended');
  await expect(second).rejects.toThrow('the engine was ended');
  expect(workers[0]!.terminated).toBe(true);
});

describe('models that are of no use any more', () => {
  const forgets = (worker: FakeWorker) => worker.received.filter(({ type }) => type === 'forget').length;

  test('are forgotten by a worker that stays, and loaded again by who runs one', async () => {
    const { client, workers, run, finish } = await start();
    client.forget();
    expect([forgets(workers[0]!), workers[0]!.terminated]).toEqual([1, false]);
    const done = run();
    await settled();
    expect(workers[0]!.received.slice(-2).map(({ type }) => type)).toEqual(['load', 'run']);
    finish(workers[0]!, 0);
    expect(await done).toEqual(result);
    expect(workers).toHaveLength(1);
  });

  test('stay as long as something runs', async () => {
    const { client, workers, run, finish } = await start();
    const [first, second] = [run(), run()];
    client.forget();
    expect(forgets(workers[0]!)).toBe(0);
    finish(workers[0]!, 0);
    await first;
    await settled();
    expect(workers[0]!.received.map(({ type }) => type)).toEqual([
      'start',
      'load',
      'run',
      'forget',
      'load',
      'run',
    ]);
    finish(workers[0]!, 1);
    await second;
  });

  test('go with a worker that has grown large for them', async () => {
    const { client, workers, run, finish } = await start({ memoryKept: 1000 });
    const first = run();
    finish(workers[0]!, 0, 1001);
    await first;
    client.forget();
    expect([forgets(workers[0]!), workers[0]!.terminated]).toEqual([0, true]);
  });

  test('do not keep a worker that is to end', async () => {
    const { client, workers, run, finish } = await start();
    const first = run();
    client.release();
    client.forget();
    finish(workers[0]!, 0);
    await first;
    await settled();
    expect(workers[0]!.terminated).toBe(true);
  });
});
