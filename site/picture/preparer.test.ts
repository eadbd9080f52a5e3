import { expect, test, vi } from 'vitest';
import { ImageError } from '#lib/image/error.ts';
import type { PreparedPicture, PrepareReply, PrepareRequest } from './prepared.ts';
import { Preparer } from './preparer.ts';

const picture = {} as PreparedPicture;

/** A worker that answers with `replies` in turn, and not at all where one is undefined. */
class FakeWorker extends EventTarget {
  static made: FakeWorker[] = [];
  static replies: ((id: number) => PrepareReply | undefined)[] = [];
  ended = false;
  constructor() {
    super();
    FakeWorker.made.push(this);
  }
  postMessage({ id }: PrepareRequest): void {
    const data = FakeWorker.replies.shift()!(id);
    if (data) queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }
  terminate(): void {
    this.ended = true;
  }
}

function preparer(...replies: ((id: number) => PrepareReply | undefined)[]): Preparer {
  FakeWorker.made = [];
  FakeWorker.replies = replies;
  return new Preparer({ spawn: () => new FakeWorker() as unknown as Worker, timeLimit: 2000 });
}

const good = (id: number): PrepareReply => ({ id, picture });
const silent = (): undefined => undefined;

test('pictures go through one worker, one after the other', async () => {
  const through = preparer(good, good);
  await Promise.all([through.prepare(new Blob(), 224), through.prepare(new Blob(), 224)]);
  expect(FakeWorker.made).toHaveLength(1);
});

test('a fault of the file is the caller’s', async () => {
  const through = preparer((id) => ({ id, error: 'It is empty.', fault: 'empty' }), good);
  await expect(through.prepare(new Blob(), 224)).rejects.toEqual(new ImageError('empty', 'It is empty.'));
  await expect(through.prepare(new Blob(), 224)).resolves.toBe(picture);
});

test('one that takes too long is given up with its worker, and those behind it go on in another', async () => {
  vi.useFakeTimers();
  try {
    const through = preparer(silent, good);
    const [stuck, next] = [through.prepare(new Blob(), 224), through.prepare(new Blob(), 224)];
    const given = expect(stuck).rejects.toThrow('The picture took longer than 2 s to read and was given up.');
    await vi.advanceTimersByTimeAsync(2000);
    await given;
    await expect(next).resolves.toBe(picture);
    expect(FakeWorker.made.map(({ ended }) => ended)).toEqual([true, false]);
  } finally {
    vi.useRealTimers();
  }
});

test('a worker that breaks fails its picture alone', async () => {
  const through = preparer(silent, good);
  const [broken, next] = [through.prepare(new Blob(), 224), through.prepare(new Blob(), 224)];
  FakeWorker.made[0]!.dispatchEvent(new Event('error'));
  await expect(broken).rejects.toThrow('The picture could not be prepared.');
  await expect(next).resolves.toBe(picture);
});
