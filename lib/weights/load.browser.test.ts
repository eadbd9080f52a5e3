import { afterEach, expect, test } from 'vitest';
import { WeightsLoader } from './load.ts';
import type { BundledWeights } from './source.ts';
import address from '../../tests/fixtures/timm/mini_vit.weights.safetensors?url';

const url = new URL(address, location.href).href;
const BUNDLED: BundledWeights = { kind: 'bundled', url };
const loader = (): WeightsLoader => new WeightsLoader({ fetch, caches });

afterEach(async () => {
  await caches.delete('weights');
});

test('the first visit downloads, the second reads the browser’s cache, and both give the same file', async () => {
  const first = await loader().load(BUNDLED);
  expect(await first.warnings).toEqual([]);
  const second = await loader().load(BUNDLED);
  expect([first.from, second.from]).toEqual(['network', 'cache']);
  expect(await second.warnings).toEqual([]);
  expect(first.file.entries.size).toBe(32);
  expect(second.file.bytes).toEqual(first.file.bytes);
});

test('an entry that another program has damaged is fetched again', async () => {
  const { file, warnings } = await loader().load(BUNDLED);
  await warnings;
  const cache = await caches.open('weights');
  const kept = (await cache.match(url))!;
  await cache.put(url, new Response(file.bytes.slice(0, 999), { headers: kept.headers }));
  const again = await loader().load(BUNDLED);
  expect(again.from).toBe('network');
  expect(again.file.bytes).toEqual(file.bytes);
});

test('a page of the site in place of the file is told as such', async () => {
  const page = URL.createObjectURL(
    new Blob(['<!doctype html><title>Not here</title>'], { type: 'text/html' }),
  );
  await expect(loader().load({ ...BUNDLED, url: page })).rejects.toMatchObject({
    fault: 'wrong-file',
    message: expect.stringContaining('is not a safetensors file but a web page.') as string,
  });
});

test('an aborted load stops', async () => {
  const stop = new AbortController();
  const load = loader().load(BUNDLED, { signal: stop.signal });
  stop.abort();
  await expect(load).rejects.toMatchObject({ name: 'AbortError' });
});
