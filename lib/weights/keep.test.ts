import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeSafetensors } from '#lib/safetensors/write.ts';
import { StandInHub } from '#tests/hub/stand-in-hub.ts';
import { changedSince, keepHubFile, type KeepProgress } from './keep.ts';
import { MemoryStore } from './memory-store.ts';
import { readKept } from './store.ts';
import type { HubWeights } from './source.ts';

const ID = 'timm/small.test';
const KEY = `hub:${ID}`;
const MIB = 1024 * 1024;
const bytes = writeSafetensors(
  new Map([
    ['w', { dtype: 'F32', shape: [700_000], data: Float32Array.from({ length: 700_000 }, (_, i) => i) }],
  ]),
);

let hub: StandInHub;
let store: MemoryStore;
let progress: KeepProgress[];
beforeEach(async () => {
  hub = await StandInHub.start();
  hub.add(ID, bytes);
  store = new MemoryStore();
  progress = [];
});
afterEach(() => hub.close());

const keep = (more: Partial<Parameters<typeof keepHubFile>[1]> = {}, source: Partial<HubWeights> = {}) =>
  keepHubFile(
    { kind: 'hub', id: ID, hub: hub.address, ...source },
    {
      fetch,
      store,
      signal: new AbortController().signal,
      onProgress: (step) => progress.push(step),
      retryAfter: 1,
      ...more,
    },
  );
const fault = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'kept',
    (error: { fault: string; message: string }) => `${error.fault}: ${error.message}`,
  );
/** Of the requests for bytes: where each began. */
const starts = (): number[] =>
  hub.requests
    .filter((request) => request.endsWith(`of ${ID}`) && !request.startsWith('look'))
    .map((request) => Number(/bytes=(\d+)/.exec(request)?.[1] ?? 0));

test('a file is looked up once, fetched once, checked and kept', async () => {
  const kept = await keep();
  expect(hub.requests).toEqual([`look up ${ID}`, `all of ${ID}`]);
  expect(kept).toMatchObject({ key: KEY, bytes: bytes.length, stored: bytes.length, whole: true });
  expect(kept.commit).toMatch(/^[0-9a-f]{40}$/);
  expect(await readKept(store, KEY)).toEqual(bytes);
  expect(progress.at(0)).toEqual({ state: 'asking', loaded: 0, total: null });
  expect(progress.at(-1)).toEqual({ state: 'checking', loaded: bytes.length, total: bytes.length });
});

test('a kept file asks nothing of the hub', async () => {
  await keep();
  hub.requests.length = 0;
  await keep();
  expect(hub.requests).toEqual([]);
});

test('whoever is asked hears the size before a byte is fetched, and may decline', async () => {
  const asked: number[] = [];
  const declined = keep({
    agree: (size) => {
      asked.push(size);
      return Promise.reject(new Error('not wanted'));
    },
  });
  await expect(declined).rejects.toThrow('not wanted');
  expect([asked, hub.requests]).toEqual([[bytes.length], [`look up ${ID}`]]);
  expect((await keep({ agree: () => Promise.resolve() })).whole).toBe(true);
});

test('the request for bytes says nothing of the reader', async () => {
  hub.behaviour.cutAt = 1.5 * MIB;
  await keep();
  expect(Object.keys(hub.lastHeaders)).toContain('range');
  for (const name of ['referer', 'cookie', 'authorization', 'if-range'])
    expect(Object.keys(hub.lastHeaders)).not.toContain(name);
});

test('a connection cut at every tenth of the file goes on where it was', async () => {
  for (let tenth = 0; tenth < 10; tenth++) {
    store = new MemoryStore();
    hub.requests.length = 0;
    hub.sent = 0;
    const cut = Math.round((bytes.length * tenth) / 10) || 1;
    hub.behaviour.cutAt = cut;
    await keep();
    expect(await readKept(store, KEY)).toEqual(bytes);
    const [first, second, ...more] = starts();
    expect([first, more]).toEqual([0, []]);
    // What had arrived was stored; what was on its way is less than a piece.
    expect(cut - second!).toBeLessThan(MIB);
    expect(second).toBeLessThanOrEqual(cut);
    expect(hub.sent).toBeLessThan(bytes.length + MIB);
  }
});

test('a download that was stopped goes on from what was stored, byte for byte', async () => {
  const stop = new AbortController();
  const stopped = keep({
    signal: stop.signal,
    onProgress: ({ loaded }) => {
      if (loaded > 1.2 * MIB) stop.abort();
    },
  });
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  const { stored } = (await store.find(KEY))!;
  expect(stored).toBeGreaterThan(1.1 * MIB);
  hub.requests.length = 0;
  await keep();
  expect(starts()).toEqual([stored]);
  expect(await readKept(store, KEY)).toEqual(bytes);
});

test('a silent connection is told as stalled, and another goes on', async () => {
  hub.behaviour.stallAt = MIB;
  await keep({ stallAfter: 100 });
  expect(progress.map(({ state }) => state)).toContain('stalled');
  expect(starts()).toHaveLength(2);
  expect(await readKept(store, KEY)).toEqual(bytes);
});

test('a hub that sends the whole file when asked for the rest starts it cleanly anew', async () => {
  hub.behaviour.cutAt = 2 * MIB;
  hub.behaviour.ignoreRange = true;
  await keep();
  expect(await readKept(store, KEY)).toEqual(bytes);
});

test('a file that changed on the hub while it came is begun anew', async () => {
  hub.behaviour.cutAt = MIB;
  await expect(keep({ fetch: failingAfter(2) })).rejects.toMatchObject({ fault: 'unreachable' });
  expect((await store.find(KEY))?.stored).toBeGreaterThan(0);
  const other = bytes.slice();
  other[other.length - 1]! ^= 1;
  hub.add(ID, other);
  await keep();
  expect(await readKept(store, KEY)).toEqual(other);
});

test('a file that changed on the hub since it was kept stays what it was, and is told on request', async () => {
  const kept = await keep();
  const source = { kind: 'hub', id: ID, hub: hub.address } as const;
  const ask = { fetch, signal: new AbortController().signal };
  expect(await changedSince(kept, source, ask)).toBe(false);
  const other = bytes.slice();
  other[other.length - 1]! ^= 1;
  hub.add(ID, other);
  expect(await changedSince(kept, source, ask)).toBe(true);
  expect(await keep()).toEqual(kept);
  expect(await readKept(store, KEY)).toEqual(bytes);
  expect(starts()).toEqual([0]);
  hub.repositories.clear();
  expect(await fault(changedSince(kept, source, ask))).toMatch(
    'refused: The hub does not give timm/small.test',
  );
});

/** A network that is gone after so many requests. */
const failingAfter = (count: number): typeof globalThis.fetch => {
  let left = count;
  return (...request) => (left-- > 0 ? fetch(...request) : Promise.reject(new TypeError('Failed to fetch')));
};

describe('what goes wrong is said in a sentence, and nothing wrong is kept', () => {
  test.each([
    [404, `not-found: The hub has no ${ID} (it answered 404).`],
    [
      401,
      `refused: The hub does not give ${ID} to everybody (it answered 401): no such name, or a login is needed.`,
    ],
    [
      403,
      `refused: The hub does not give ${ID} to everybody (it answered 403): no such name, or a login is needed.`,
    ],
    [
      429,
      'refused: The hub has had too many requests from this network (it answered 429). Wait a few minutes, then go on.',
    ],
    [503, `refused: The hub answered 503 for ${ID}; try again later.`],
  ])('status %i', async (status, message) => {
    hub.behaviour.status = status;
    expect(await fault(keep())).toBe(message);
  });

  test('no such repository', async () => {
    expect(await fault(keep({}, { id: 'timm/nothing' }))).toBe(
      'refused: The hub does not give timm/nothing to everybody (it answered 401): no such name, or a login is needed.',
    );
  });

  test('a redirect that leads to itself', async () => {
    hub.behaviour.redirectLoop = true;
    expect(await fault(keep())).toMatch(`unreachable: ${ID} could not be reached at 127.0.0.1`);
  });

  test('a web page for bytes', async () => {
    hub.behaviour.webPage = true;
    expect(await fault(keep())).toBe(
      `wrong-file: A web page came in place of ${ID}: this network may want you to log in first.`,
    );
  });

  test('a server that is no hub', async () => {
    expect(await fault(keep({}, { hub: hub.origins[1]! }))).toMatch(/^not-found: The hub has no timm\/small/);
  });

  test('another SHA-256 than stated', async () => {
    hub.add(ID, bytes, { sha256: '0'.repeat(64) });
    expect(await fault(keep())).toMatch(/^wrong-file: .*its SHA-256 differs\. It is not kept\.$/);
    expect(await store.all()).toEqual([]);
  });

  test('weights in several files', async () => {
    hub.add(ID, bytes, { inParts: true });
    expect(await fault(keep())).toBe(
      `not-found: The weights of ${ID} are in several files; this page loads those that are in one model.safetensors.`,
    );
  });

  test('5 GB, before a byte of them is asked for', async () => {
    const huge = new Proxy(bytes, {
      get: (target, name) => (name === 'length' ? 5e9 : (Reflect.get(target, name) as unknown)),
    });
    hub.add(ID, bytes, { bytes: huge, sha256: '0'.repeat(64), commit: 'c' });
    expect(await fault(keep())).toBe(`refused: ${ID} has 5000.0 MB; files of up to 2 GB are loaded.`);
    expect(starts()).toEqual([]);
  });

  test('no room', async () => {
    const full = new Proxy(store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (name === 'append')
          return (key: string, at: number, piece: Uint8Array<ArrayBuffer>) =>
            at > MIB
              ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
              : target.append(key, at, piece);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    expect(await fault(keep({ store: full }))).toMatch(
      /^no-room: This browser has no room for more of timm\/small\.test: 1\.\d MB are stored\. Delete other weights/,
    );
    expect((await store.find(KEY))?.stored).toBeGreaterThan(MIB);
    await keep();
    expect(await readKept(store, KEY)).toEqual(bytes);
  });
});

test('two tabs without locks: each sees what the other stores, and the file is sound', async () => {
  hub.behaviour.rate = 20 * MIB;
  await Promise.all([keep({ retryAfter: 20 }), keep({ retryAfter: 20 })]);
  expect(progress.map(({ state }) => state)).toContain('elsewhere');
  expect(await readKept(store, KEY)).toEqual(bytes);
  expect(hub.sent).toBeLessThan(2 * bytes.length);
});

test('two tabs with locks: the second waits, watches and asks for nothing', async () => {
  hub.behaviour.rate = 2 * MIB;
  const { locks } = navigator as unknown as { locks: LockManager };
  await Promise.all([keep({ locks }), keep({ locks })]);
  expect(starts()).toEqual([0]);
  expect(progress.map(({ state }) => state)).toContain('elsewhere');
});
