/** The page's side, with a worker that does what each test says. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PythonClient, type PythonClientSpec } from './client.ts';
import type { BookFiles } from './contract.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

class FakeWorker extends EventTarget {
  readonly received: ToWorker[] = [];
  terminated = false;

  postMessage(message: ToWorker): void {
    this.received.push(message);
  }

  answer(message: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Id of the last run that it was sent. */
  get run(): number {
    const last = this.received.findLast((message) => message.type === 'run');
    if (last?.type !== 'run') throw new Error('no run was sent');
    return last.id;
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A client whose workers are made at once, or when the test says so. */
function start({ spawn, ...spec }: Partial<PythonClientSpec> = {}) {
  const workers: FakeWorker[] = [];
  const make = (): Promise<Worker> => {
    workers.push(new FakeWorker());
    return Promise.resolve(workers.at(-1) as unknown as Worker);
  };
  const client = new PythonClient({
    spawn: spawn ?? make,
    assets: '',
    book: {} as BookFiles,
    isolated: false,
    ...spec,
  });
  const run = () => client.run('1', { name: '<cell 1>', onOutput: () => undefined });
  const settled = () => vi.advanceTimersByTimeAsync(0);
  /** The worker says that it is there, takes the run, and begins it. */
  const begin = async (worker: FakeWorker): Promise<void> => {
    worker.answer({ type: 'ready' });
    await settled();
    worker.answer({ type: 'heard', id: worker.run });
    worker.answer({ type: 'begun', id: worker.run });
  };
  const finish = (worker: FakeWorker): void => worker.answer({ type: 'done', id: worker.run, ms: 1 });
  return { client, workers, run, settled, begin, finish };
}

test('a worker that breaks in the middle of a run ends it, and the next run has another Python', async () => {
  const { workers, run, settled, begin, finish } = start();
  const first = run();
  const second = run();
  await settled();
  await begin(workers[0]!);
  workers[0]!.dispatchEvent(Object.assign(new Event('error'), { message: 'killed' }));
  expect(await first).toMatchObject({ ended: 'crashed', restarted: true });
  expect(workers[0]!.terminated).toBe(true);
  await settled();
  await begin(workers[1]!);
  finish(workers[1]!);
  expect(await second).toMatchObject({ restarted: false, fresh: true });
});

test('a worker that is killed and says nothing is ended when the run’s time is up', async () => {
  const { workers, run, settled, begin, finish } = start();
  const first = run();
  await settled();
  await begin(workers[0]!);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(await first).toMatchObject({ ended: 'time', restarted: true });
  const second = run();
  await settled();
  await begin(workers[1]!);
  finish(workers[1]!);
  expect(await second).toMatchObject({ fresh: true });
});

test('a run that slept with its page has not used its time', async () => {
  const { workers, run, settled, begin, finish } = start();
  const first = run();
  await settled();
  await begin(workers[0]!);
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersToNextTimer();
  finish(workers[0]!);
  expect(await first).toMatchObject({ restarted: false, ms: 1 });
});

test('a Python that does not answer its start is replaced; when that does not either, a sentence says so', async () => {
  const { workers, run, settled, begin, finish } = start({ threads: 4 });
  const first = expect(run()).rejects.toThrow('it did not answer for 90 seconds');
  await vi.advanceTimersByTimeAsync(20_000);
  workers[0]!.answer({ type: 'progress', loaded: 1, total: 2 });
  await vi.advanceTimersByTimeAsync(44_999);
  expect(workers[0]!.terminated).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(workers[0]!.terminated).toBe(true);
  expect(workers.map(({ received }) => received[0])).toMatchObject([{ threads: 4 }, { threads: 1 }]);
  await vi.advanceTimersByTimeAsync(89_999);
  expect(workers[1]!.terminated).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await first;
  expect(workers[1]!.terminated).toBe(true);
  const second = run();
  await settled();
  await begin(workers[2]!);
  finish(workers[2]!);
  await second;
  await vi.advanceTimersByTimeAsync(200_000);
  expect(workers[2]!.terminated).toBe(false);
});

test('a Python that stands still where it makes a thread is replaced soon, by one with a single thread', async () => {
  const { workers, run, settled, begin, finish } = start({ threads: 4 });
  const first = run();
  await settled();
  workers[0]!.answer({ type: 'threads', making: true });
  workers[0]!.answer({ type: 'threads', making: false });
  await vi.advanceTimersByTimeAsync(20_000);
  workers[0]!.answer({ type: 'threads', making: true });
  await vi.advanceTimersByTimeAsync(7999);
  expect(workers[0]!.terminated).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(workers[0]!.terminated).toBe(true);
  expect(workers[1]!.received[0]).toMatchObject({ threads: 1 });
  await begin(workers[1]!);
  finish(workers[1]!);
  expect(await first).toMatchObject({ restarted: false });
});

test('a start that is stopped while it is silent is not begun again', async () => {
  const { client, workers, run, settled } = start();
  const first = run();
  await settled();
  client.restart();
  expect(await first).toMatchObject({ ended: 'stopped', restarted: true });
  await vi.advanceTimersByTimeAsync(200_000);
  expect(workers).toHaveLength(1);
});

test('a worker that comes after Stop is ended, and does not take the next one’s place', async () => {
  const made: PromiseWithResolvers<Worker>[] = [];
  const spawn = (): Promise<Worker> => {
    made.push(Promise.withResolvers<Worker>());
    return made.at(-1)!.promise;
  };
  const { client, run, settled, begin, finish } = start({ spawn });
  const first = run();
  await settled();
  await client.stop();
  expect(await first).toMatchObject({ ended: 'stopped' });
  const second = run();
  await settled();
  const [late, next] = [new FakeWorker(), new FakeWorker()];
  made[1]!.resolve(next as unknown as Worker);
  await settled();
  made[0]!.resolve(late as unknown as Worker);
  await settled();
  expect(late.terminated).toBe(true);
  expect(late.received).toEqual([]);
  await begin(next);
  finish(next);
  expect(await second).toMatchObject({ restarted: false });
  expect(next.terminated).toBe(false);
});
