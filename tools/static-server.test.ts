import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './static-server.mjs';

const folder = mkdtempSync(join(tmpdir(), 'static-server-'));
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const root = join(folder, 'dist');
  mkdirSync(join(root, 'a'), { recursive: true });
  mkdirSync(join(root, 'zh-cn'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'a/index.html'), '<p>a</p>');
  writeFileSync(join(root, '404.html'), 'not found');
  writeFileSync(join(root, 'zh-cn/404.html'), '找不到');
  writeFileSync(join(root, 'm.wasm'), new Uint8Array([0, 97, 115, 109]));
  server = await serve({ root, base: '/book', headers: { 'X-Test': 'yes' } });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, init?: RequestInit): Promise<Response> => fetch(new URL(path, server.url), init);

test('a folder is answered by its index, with the headers asked for', async () => {
  const response = await get('a/');
  expect(await response.text()).toBe('<p>a</p>');
  expect(response.headers.get('x-test')).toBe('yes');
  expect(response.headers.get('content-encoding')).toBe('gzip');
});

test('a folder without its slash is sent to the address with one', async () => {
  const response = await get('a?x=1', { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([301, '/book/a/?x=1']);
});

test('wasm has the type that compiles while it streams', async () => {
  expect((await get('m.wasm')).headers.get('content-type')).toBe('application/wasm');
});

test('a file that did not change is not sent again', async () => {
  const etag = (await get('a/')).headers.get('etag')!;
  expect((await get('a/', { headers: { 'if-none-match': etag } })).status).toBe(304);
});

test('what is missing is answered by the 404 page of its language', async () => {
  const responses = [await get('nothing'), await get('zh-cn/nothing/')];
  expect(responses.map(({ status }) => status)).toEqual([404, 404]);
  expect(await Promise.all(responses.map((response) => response.text()))).toEqual(['not found', '找不到']);
});

test.for(['..%2fsecret.txt', '%2e%2e/secret.txt', '..%5csecret.txt', 'a/..%2f..%2fsecret.txt'])(
  'nothing outside the folder is served: %s',
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  },
);

test('a broken address is refused with the 404 page of its language', async () => {
  const responses = [await get('%E0%A4%A'), await get('zh-cn/%zz')];
  expect(responses.map(({ status }) => status)).toEqual([400, 400]);
  expect(await Promise.all(responses.map((response) => response.text()))).toEqual(['not found', '找不到']);
});

test('another method is refused', async () => {
  expect((await get('a/', { method: 'POST' })).status).toBe(405);
});
