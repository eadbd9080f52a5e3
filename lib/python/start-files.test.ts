import { expect, test } from 'vitest';
import { NotLoadedError, startFiles } from './start-files.ts';
import type { StartProgress } from './start-files.ts';

const answering =
  (response: () => Response | Promise<Response>): typeof fetch =>
  async () =>
    response();
const sizes = Promise.resolve({ 'a.wasm': 4, 'b.zip': 6 });

test('bytes are counted as they come, of all that is known to come', async () => {
  const heard: StartProgress[] = [];
  const { fetch } = startFiles(
    answering(() => new Response(new Uint8Array(4))),
    sizes,
    (progress) => heard.push(progress),
  );
  await sizes;
  const response = await fetch('https://x.org/python/a.wasm?v=1');
  expect((await response.arrayBuffer()).byteLength).toBe(4);
  expect(heard).toEqual([{ loaded: 4, total: 10 }]);
});

test('of a body that was packed on the way no total is told', async () => {
  const heard: StartProgress[] = [];
  const headers = { 'content-length': '2', 'content-encoding': 'gzip' };
  const { fetch } = startFiles(
    answering(() => new Response('abcdef', { headers })),
    sizes,
    (progress) => heard.push(progress),
  );
  await (await fetch('https://x.org/other.wasm')).text();
  expect(heard.at(-1)).toEqual({ loaded: 6, total: null });
});

test('a file that does not come, is not there, or breaks off is lost, by its name', async () => {
  const broken = new ReadableStream({
    pull(controller) {
      controller.error(new TypeError('network error'));
    },
  });
  const cases: [typeof fetch, string][] = [
    [answering(() => Promise.reject(new TypeError('Failed to fetch'))), 'Failed to fetch'],
    [answering(() => new Response('', { status: 404 })), 'HTTP 404'],
    [answering(() => new Response(broken)), 'network error'],
  ];
  for (const [request, reason] of cases) {
    const { fetch, lost } = startFiles(request, sizes, () => undefined);
    const read = fetch('https://x.org/python/a.wasm').then((response) => response.arrayBuffer());
    read.catch(() => undefined);
    await expect(lost).rejects.toThrow(NotLoadedError);
    await expect(lost).rejects.toThrow(reason);
    await expect(lost).rejects.toMatchObject({ file: 'a.wasm' });
  }
});
