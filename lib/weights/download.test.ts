import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writeSafetensors } from '#lib/safetensors/write.ts';
import { download } from './download.ts';
import { WeightsLoader } from './load.ts';
import type { BundledWeights } from './source.ts';
import { BUNDLED, FakeServer, URL_BUNDLED, serverWith } from './load.fakes.ts';

const fixture = new Uint8Array(
  readFileSync(new URL('../../tests/fixtures/timm/mini_vit.weights.safetensors', import.meta.url)),
);
const other = writeSafetensors(new Map([['w', { dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) }]]));

describe('what goes wrong is said in a sentence', () => {
  const failing = async (server: FakeServer, source: BundledWeights = BUNDLED) =>
    new WeightsLoader(server).load(source).then(
      () => 'loaded',
      (error: { name: string; fault: string; message: string }) => [error.name, error.fault, error.message],
    );

  test('offline', async () => {
    const server = serverWith(fixture);
    server.offline = true;
    expect(await failing(server)).toEqual([
      'WeightsError',
      'unreachable',
      `mini.safetensors could not be reached at ${URL_BUNDLED}: this device is offline, or the connection is blocked.`,
    ]);
  });

  test.each([
    [404, 'not-found', `There is no file at ${URL_BUNDLED} (the server answered 404).`],
    [
      401,
      'refused',
      'The server does not give mini.safetensors to everybody (it answered 401): no such name, or a login is needed.',
    ],
    [503, 'refused', 'The server answered 503 for mini.safetensors; try again later.'],
  ])('status %i', async (status, fault, message) => {
    const server = new FakeServer({ [URL_BUNDLED]: { body: new Uint8Array(3), status } });
    expect(await failing(server)).toEqual(['WeightsError', fault, message]);
  });

  test('a connection that breaks', async () => {
    const server = serverWith(fixture);
    server.breakAfterFirstPiece = true;
    expect(await failing(server)).toEqual([
      'WeightsError',
      'interrupted',
      'The download of mini.safetensors broke off: 65536 bytes of 0.3 MB arrived. Try again.',
    ]);
  });

  test('fewer or more bytes than announced', async () => {
    expect(await failing(serverWith(fixture.slice(0, 200_000), { 'content-length': '271284' }))).toEqual([
      'WeightsError',
      'interrupted',
      'The download of mini.safetensors broke off: 0.2 MB of 0.3 MB arrived. Try again.',
    ]);
    expect(await failing(serverWith(fixture, { 'content-length': '1000' }))).toEqual([
      'WeightsError',
      'interrupted',
      'More bytes of mini.safetensors arrived than the server announced.',
    ]);
  });

  test('a length that no memory holds is refused before anything is allocated', async () => {
    expect(await failing(serverWith(fixture, { 'content-length': '9000000000' }))).toEqual([
      'WeightsError',
      'refused',
      'mini.safetensors has 9000.0 MB; files of up to 2 GB are loaded.',
    ]);
  });

  test('a web page instead of the file is dropped at its first piece', async () => {
    const page = new TextEncoder().encode('<!doctype html><title>Not found</title>'.padEnd(500_000));
    const server = serverWith(page);
    expect(await failing(server)).toEqual([
      'WeightsError',
      'wrong-file',
      'mini.safetensors is not a safetensors file but a web page.',
    ]);
    expect(server.cancelled).toBe(true);
  });

  test('a malformed file says what is malformed', async () => {
    expect(await failing(serverWith(new Uint8Array(64)))).toEqual([
      'WeightsError',
      'wrong-file',
      'mini.safetensors is not a valid safetensors file. The header does not start with "{", as a JSON object does.',
    ]);
  });

  test('a sound file of another size than the site’s own is refused', async () => {
    const server = serverWith(other);
    expect(await failing(server, { ...BUNDLED, bytes: fixture.length })).toEqual([
      'WeightsError',
      'wrong-file',
      `mini.safetensors is another file than this page expects: it has ${other.length} bytes instead of 0.3 MB.`,
    ]);
  });
});

test('a download whose signal aborts on the way rejects with the signal’s reason', async () => {
  const { fetch } = serverWith(fixture);
  const stop = new AbortController();
  const onProgress = () => {
    stop.abort(new RangeError('enough'));
  };
  const options = {
    fetch,
    signal: stop.signal,
    onProgress,
    name: 'mini',
    reload: false,
    unfinished: new Map(),
  };
  await expect(download(URL_BUNDLED, options)).rejects.toThrow('enough');
});

describe('a download that broke off', () => {
  const ETAG = { etag: '"one"' };
  const broken = async (headers: Record<string, string> = ETAG) => {
    const server = serverWith(fixture, headers);
    const loader = new WeightsLoader(server);
    server.breakAfterFirstPiece = true;
    await expect(loader.load(BUNDLED)).rejects.toThrow('broke off');
    server.requests.length = 0;
    server.breakAfterFirstPiece = false;
    return { server, loader };
  };

  test('goes on where it was, as often as it must, and nothing comes twice', async () => {
    const { server, loader } = await broken();
    server.breakAfterFirstPiece = true;
    await expect(loader.load(BUNDLED)).rejects.toThrow('0.1 MB of 0.3 MB arrived');
    server.offline = true;
    await expect(loader.load(BUNDLED)).rejects.toThrow('could not be reached');
    server.offline = server.breakAfterFirstPiece = false;
    const loaded: number[] = [];
    const { file } = await loader.load(BUNDLED, { onProgress: (progress) => loaded.push(progress.loaded) });
    expect(file.bytes).toEqual(fixture);
    expect(server.requests).toEqual([`GET ${URL_BUNDLED} from 65536`, `GET ${URL_BUNDLED} from 131072`]);
    expect(loaded[0]).toBe(196_608);
  });

  test('begins anew where the file is another now, or the server gives no rests', async () => {
    const changed = await broken();
    changed.server.files[URL_BUNDLED] = { body: fixture, headers: { etag: '"two"' } };
    const whole = await broken();
    whole.server.ranges = false;
    for (const { server, loader } of [changed, whole]) {
      expect((await loader.load(BUNDLED)).file.bytes).toEqual(fixture);
      expect(server.requests).toEqual([`GET ${URL_BUNDLED} from 65536`]);
    }
  });

  test('begins anew where the answer is another part than was asked for', async () => {
    const server = serverWith(fixture, ETAG);
    const whole = server.fetch;
    const other = (...[input, init]: Parameters<typeof fetch>): Promise<Response> =>
      new Headers(init?.headers).has('range')
        ? Promise.resolve(
            new Response(fixture.slice(9), {
              status: 206,
              headers: { ...ETAG, 'content-range': 'bytes 9-10/11' },
            }),
          )
        : whole(input, init);
    Object.assign(server, { fetch: other });
    const loader = new WeightsLoader(server);
    server.breakAfterFirstPiece = true;
    await expect(loader.load(BUNDLED)).rejects.toThrow('broke off');
    server.breakAfterFirstPiece = false;
    expect((await loader.load(BUNDLED)).file.bytes).toEqual(fixture);
  });

  test('begins anew where the server does not say for sure which file it is', async () => {
    for (const headers of [{}, { etag: 'W/"one"' }] as Record<string, string>[]) {
      const { server, loader } = await broken(headers);
      expect((await loader.load(BUNDLED)).file.bytes).toEqual(fixture);
      expect(server.requests).toEqual([`GET ${URL_BUNDLED}`]);
    }
  });
});
