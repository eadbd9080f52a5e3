import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writeSafetensors } from '#lib/safetensors/write.ts';
import { WeightsLoader } from './load.ts';
import type { Progress } from './load.ts';
import { BUNDLED, FakeServer, HUB, URL_BUNDLED, URL_HUB, serverWith } from './load.fakes.ts';

const fixture = new Uint8Array(
  readFileSync(new URL('../../tests/fixtures/timm/mini_vit.weights.safetensors', import.meta.url)),
);
const other = writeSafetensors(new Map([['w', { dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) }]]));

describe('from the network', () => {
  test.each([
    [BUNDLED, URL_BUNDLED],
    [HUB, URL_HUB],
  ])('$kind weights come whole, with progress', async (source, url) => {
    const server = serverWith(fixture);
    const progress: Progress[] = [];
    const loaded = await new WeightsLoader(server).load(source, {
      onProgress: (step) => progress.push(step),
    });
    expect(server.requests).toEqual([`GET ${url}`]);
    expect(loaded.from).toBe('network');
    expect(loaded.source).toBe(source);
    expect(loaded.warnings).toEqual([]);
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
