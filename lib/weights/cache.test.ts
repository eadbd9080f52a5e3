import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writeSafetensors } from '#lib/safetensors/write.ts';
import { WeightsLoader } from './load.ts';
import { BUNDLED, FakeCaches, URL_BUNDLED, serverWith } from './load.fakes.ts';

const fixture = new Uint8Array(
  readFileSync(new URL('../../tests/fixtures/timm/mini_vit.weights.safetensors', import.meta.url)),
);
const other = writeSafetensors(new Map([['w', { dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) }]]));

describe('the cache', () => {
  const ETAG = { etag: '"v1"' };

  test('the second visit reads the cache and asks the server only whether the file is the same', async () => {
    const server = serverWith(fixture, ETAG);
    const caches = new FakeCaches();
    await new WeightsLoader({ fetch: server.fetch, caches }).load(BUNDLED);
    const { from, file } = await new WeightsLoader({ fetch: server.fetch, caches }).load(BUNDLED);
    expect(from).toBe('cache');
    expect(file.bytes).toEqual(fixture);
    expect(server.requests).toEqual([`GET ${URL_BUNDLED}`, `HEAD ${URL_BUNDLED}`]);
  });

  test('offline, the cache is enough', async () => {
    const server = serverWith(fixture, ETAG);
    const caches = new FakeCaches();
    await new WeightsLoader({ fetch: server.fetch, caches }).load(BUNDLED);
    server.offline = true;
    expect((await new WeightsLoader({ fetch: server.fetch, caches }).load(BUNDLED)).from).toBe('cache');
  });

  test('a file that changed on the server is fetched again', async () => {
    const server = serverWith(other, ETAG);
    const caches = new FakeCaches();
    await new WeightsLoader({ fetch: server.fetch, caches }).load(BUNDLED);
    server.files[URL_BUNDLED] = { body: fixture, headers: { etag: '"v2"' } };
    const { from, file } = await new WeightsLoader({ fetch: server.fetch, caches }).load(BUNDLED);
    expect(from).toBe('network');
    expect(file.bytes).toEqual(fixture);
  });

  test.each<[string, (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>]>([
    ['cut short', (bytes) => bytes.slice(0, 1000)],
    ['with a damaged header', (bytes) => bytes.with(12, 0)],
    ['that is another sound file', () => other],
  ])('an entry %s is dropped and fetched again, once, past the browser’s own cache', async (_, damage) => {
    const server = serverWith(fixture);
    const caches = new FakeCaches();
    await new WeightsLoader({ fetch: server.fetch, caches }).load(BUNDLED);
    caches.damage(URL_BUNDLED, damage);
    const { from, file } = await new WeightsLoader({ fetch: server.fetch, caches }).load(BUNDLED);
    expect(from).toBe('network');
    expect(file.bytes).toEqual(fixture);
    expect(server.requests).toEqual([`GET ${URL_BUNDLED}`, `GET ${URL_BUNDLED} reload`]);
    expect((await new WeightsLoader({ fetch: server.fetch, caches }).load(BUNDLED)).from).toBe('cache');
  });

  test('the file is there while it is still being kept', async () => {
    const caches = new FakeCaches();
    const written = Promise.withResolvers<void>();
    caches.slow = written.promise;
    const loaded = await new WeightsLoader({ fetch: serverWith(fixture).fetch, caches }).load(BUNDLED);
    structuredClone(loaded.file.bytes, { transfer: [loaded.file.bytes.buffer] }); // to another thread
    expect(caches.size).toBe(0);
    written.resolve();
    expect(await loaded.warnings).toEqual([]);
    const again = await new WeightsLoader({ fetch: serverWith(fixture).fetch, caches }).load(BUNDLED);
    expect(again.from).toBe('cache');
    expect(again.file.bytes).toEqual(fixture);
  });

  test('a damaged download is not kept', async () => {
    const server = serverWith(fixture.slice(0, 5000));
    const caches = new FakeCaches();
    await expect(new WeightsLoader({ fetch: server.fetch, caches }).load(BUNDLED)).rejects.toThrow();
    expect(caches.size).toBe(0);
  });

  test('a full cache is a warning, not an error', async () => {
    const caches = new FakeCaches();
    caches.full = true;
    const loaded = await new WeightsLoader({ fetch: serverWith(fixture).fetch, caches }).load(BUNDLED);
    expect(loaded.file.bytes).toEqual(fixture);
    expect(await loaded.warnings).toEqual([
      'The weights are not kept for next time: the browser\'s cache answered "Quota exceeded.".',
    ]);
  });
});
