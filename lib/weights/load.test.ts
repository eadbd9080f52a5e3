import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writeSafetensors } from '#lib/safetensors/write.ts';
import { StandInHub } from '#tests/hub/stand-in-hub.ts';
import { WeightsLoader } from './load.ts';
import type { Progress } from './load.ts';
import { MemoryStore } from './memory-store.ts';
import type { HubWeights } from './source.ts';
import { BUNDLED, FakeServer, URL_BUNDLED, serverWith } from './load.fakes.ts';

const fixture = new Uint8Array(
  readFileSync(new URL('../../tests/fixtures/timm/mini_vit.weights.safetensors', import.meta.url)),
);
const other = writeSafetensors(new Map([['w', { dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) }]]));

describe('from the network', () => {
  test('the site’s own weights come whole, with progress', async () => {
    const server = serverWith(fixture);
    const progress: Progress[] = [];
    const loaded = await new WeightsLoader(server).load(BUNDLED, {
      onProgress: (step) => progress.push(step),
    });
    expect(server.requests).toEqual([`GET ${URL_BUNDLED}`]);
    expect(loaded.from).toBe('network');
    expect(loaded.source).toBe(BUNDLED);
    expect(await loaded.warnings).toEqual([]);
    expect(loaded.file.bytes).toEqual(fixture);
    expect(loaded.file.entries.size).toBe(32);
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.map(({ total }) => total)).toEqual(progress.map(() => fixture.length));
    expect(progress.map(({ loaded }) => loaded)).toEqual(
      progress.map(({ loaded }) => loaded).toSorted((a, b) => a - b),
    );
    expect(progress.at(-1)).toEqual({ loaded: fixture.length, total: fixture.length });
  });

  test('a compressed answer comes whole though its length counts other bytes', async () => {
    const server = serverWith(fixture, { 'content-length': '1000', 'content-encoding': 'gzip' });
    const progress: Progress[] = [];
    const { file } = await new WeightsLoader(server).load(BUNDLED, {
      onProgress: (step) => progress.push(step),
    });
    expect(file.bytes).toEqual(fixture);
    expect(progress.at(-1)).toEqual({ loaded: fixture.length, total: null });
  });

  test('two calls at once share one download, and both see its progress', async () => {
    const server = serverWith(fixture);
    const loader = new WeightsLoader(server);
    const seen = [0, 0];
    const [a, b] = await Promise.all(
      seen.map((_, i) => loader.load(BUNDLED, { onProgress: ({ loaded }) => void (seen[i] = loaded) })),
    );
    expect(server.requests).toHaveLength(1);
    expect(a!.file).toBe(b!.file);
    expect(seen).toEqual([fixture.length, fixture.length]);
  });

  test('a file still in use comes from memory; one whose bytes moved to another thread is loaded again', async () => {
    const server = serverWith(fixture);
    const loader = new WeightsLoader(server);
    const first = await loader.load(BUNDLED);
    const second = await loader.load(BUNDLED);
    expect([second.from, second.file === first.file]).toEqual(['memory', true]);
    structuredClone(first.file.bytes, { transfer: [first.file.bytes.buffer as ArrayBuffer] });
    const third = await loader.load(BUNDLED);
    expect([third.from, third.file.bytes.length]).toEqual(['network', fixture.length]);
  });
});

describe('abort', () => {
  test('a call that aborts rejects with its reason and stops the download', async () => {
    const server = serverWith(fixture);
    server.pauseAfterFirstPiece = true;
    const stop = new AbortController();
    const load = new WeightsLoader(server).load(BUNDLED, {
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    await expect(load).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => server.cancelled).toBe(true);
  });

  test('when one of two callers aborts, the other still gets its weights', async () => {
    const loader = new WeightsLoader(serverWith(fixture));
    const stop = new AbortController();
    const leaves = loader.load(BUNDLED, { signal: stop.signal });
    const stays = loader.load(BUNDLED);
    stop.abort();
    await expect(leaves).rejects.toMatchObject({ name: 'AbortError' });
    expect((await stays).file.bytes).toEqual(fixture);
  });

  test('after an aborted load the next one starts anew', async () => {
    const server = serverWith(fixture);
    server.pauseAfterFirstPiece = true;
    const loader = new WeightsLoader(server);
    const stop = new AbortController();
    await expect(
      loader.load(BUNDLED, {
        signal: stop.signal,
        onProgress: () => {
          stop.abort();
        },
      }),
    ).rejects.toThrow();
    server.pauseAfterFirstPiece = false;
    expect((await loader.load(BUNDLED)).file.bytes).toEqual(fixture);
  });

  test('a signal that has aborted before starts nothing', async () => {
    const server = serverWith(fixture);
    const load = new WeightsLoader(server).load(BUNDLED, { signal: AbortSignal.abort() });
    await expect(load).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.requests).toEqual([]);
  });
});

describe('from a hub', () => {
  const ID = 'timm/mini_vit.test';
  const KEPT = { kind: 'kept', key: `hub:${ID}` } as const;
  const withHub = async (
    use: (hub: StandInHub, source: HubWeights, store: MemoryStore) => Promise<void>,
  ): Promise<void> => {
    const hub = await StandInHub.start();
    hub.add(ID, fixture);
    const lasting = Object.defineProperty(new MemoryStore(), 'lasting', { value: true });
    try {
      await use(hub, { kind: 'hub', id: ID, hub: hub.address }, lasting);
    } finally {
      await hub.close();
    }
  };

  test('weights are downloaded, kept, and there without the hub', async () => {
    await withHub(async (hub, source, store) => {
      const loader = (): WeightsLoader => new WeightsLoader({ fetch, store: () => Promise.resolve(store) });
      const first = await loader().load(source);
      expect([first.from, first.file.bytes]).toEqual(['network', fixture]);
      hub.requests.length = 0;
      const second = await loader().load(source);
      const third = await loader().load(KEPT);
      expect([second.from, third.from, third.file.bytes]).toEqual(['cache', 'cache', fixture]);
      expect(hub.requests).toEqual([]);
    });
  });

  test('kept weights that are gone are told, and nothing is fetched for them', async () => {
    await expect(new WeightsLoader({ fetch }).load(KEPT)).rejects.toMatchObject({
      fault: 'not-found',
      message: `${ID} is not kept in this browser any more.`,
    });
  });

  test('a kept file that lost its end is dropped', async () => {
    await withHub(async (_, source, store) => {
      const loader = new WeightsLoader({ fetch, store: () => Promise.resolve(store) });
      await store.begin({ key: KEPT.key, bytes: fixture.length + 1, sha256: null, commit: null });
      await store.append(KEPT.key, 0, fixture);
      await store.markWhole(KEPT.key);
      await expect(loader.load(KEPT)).rejects.toMatchObject({ fault: 'not-found' });
      expect((await loader.load(source)).file.bytes).toEqual(fixture);
    });
  });
});

describe('a reader’s file', () => {
  const loader = new WeightsLoader(new FakeServer({}));

  test('is read from memory, with progress', async () => {
    const progress: Progress[] = [];
    const file = new File([fixture], 'mine.safetensors');
    const loaded = await loader.load({ kind: 'file', file }, { onProgress: (step) => progress.push(step) });
    expect(loaded.from).toBe('memory');
    expect(loaded.file.bytes).toEqual(fixture);
    expect(progress).toEqual([{ loaded: fixture.length, total: fixture.length }]);
  });

  test.each([
    [new File([], 'x.safetensors'), 'x.safetensors is empty: it has 0 bytes.'],
    [
      new File([Uint8Array.of(0x80, 2, 0x8a, 10), 'x'.repeat(50)], 'model.pth'),
      'model.pth is not a safetensors file but a Python pickle, as old PyTorch .pth and .bin files are.',
    ],
    [
      new File(['abc'], 'a.txt'),
      "a.txt is not a valid safetensors file. The file has 3 bytes; a safetensors file starts with 8 bytes that give its header's length.",
    ],
  ])('is refused in words: %#', async (file, message) => {
    await expect(loader.load({ kind: 'file', file })).rejects.toMatchObject({
      fault: expect.any(String) as string,
      message,
    });
  });

  test('loses what a training tool put before every name', async () => {
    const named = writeSafetensors(
      new Map(
        ['cls_token', 'pos_embed'].map((name) => [
          `state_dict.model.module.${name}`,
          { dtype: 'F32', shape: [1], data: Float32Array.of(7) },
        ]),
      ),
    );
    const { file } = await loader.load({ kind: 'file', file: new File([named], 'm.safetensors') });
    expect([...file.entries.keys()]).toEqual(['cls_token', 'pos_embed']);
    expect(file.floats('pos_embed')).toEqual(Float32Array.of(7));
  });

  test('that does not fit the expected model is refused in PyTorch’s words', async () => {
    const state_dict = new Map([['w', { shape: [3] }]]);
    const load = loader.load(
      { kind: 'file', file: new File([other], 'w.safetensors') },
      { expect: { model: 'VisionTransformer', state_dict } },
    );
    await expect(load).rejects.toMatchObject({
      fault: 'mismatch',
      message:
        'Error(s) in loading state_dict for VisionTransformer:\n\tsize mismatch for w: copying a param with shape ' +
        'torch.Size([2]) from checkpoint, the shape in current model is torch.Size([3]).',
    });
  });
});
