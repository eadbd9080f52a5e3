import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assetsOf, largestFile, listBuiltFiles, usesOf } from './offline.ts';

const folder = mkdtempSync(join(tmpdir(), 'built-'));
const directory = pathToFileURL(`${folder}/`);
const page =
  '<link rel="stylesheet" href="/b/_astro/x.css"><script src="/b/_astro/y.js"></script><a href="/b/a/">';

beforeAll(() => {
  mkdirSync(join(folder, '_astro'));
  for (const [name, text] of [
    ['index.html', page],
    ['_astro/x.css', 'p {}'],
    ['_astro/y.js', '1'],
    ['_astro/z 汉.js', '2'],
    ['_headers', '/*'],
  ])
    writeFileSync(join(folder, name!), text!);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('every file a page may ask for is listed, with its size', async () => {
  const { files } = await listBuiltFiles(directory, '/b/');
  expect(Object.keys(files)).toEqual(['_astro/x.css', '_astro/y.js', '_astro/z 汉.js', 'index.html']);
  expect(files['_astro/x.css']![0]).toBe(4);
});

test('the shell is the first pages with their styles and scripts, and only what was built', async () => {
  expect(assetsOf(page, '/b/')).toEqual(['_astro/x.css', '_astro/y.js']);
  expect((await listBuiltFiles(directory, '/b/')).shell).toEqual([
    'index.html',
    '_astro/x.css',
    '_astro/y.js',
  ]);
});

test('a script uses what it imports at once and later, and its workers; nothing that was not built', () => {
  const script = `import{a}from"./y.js";const f=()=>import("./z.js"),w=new URL("/_astro/w-1.js",import.meta.url);
    __vite__mapDeps=["_astro/s.css"];import("./gone.js")`;
  expect(usesOf(script, new Set(['y.js', 'z.js', 'w-1.js', 's.css', 'other.js']))).toEqual([
    'y.js',
    'z.js',
    'w-1.js',
    's.css',
  ]);
});

test('the version follows the content of the files', async () => {
  const before = await listBuiltFiles(directory, '/b/');
  writeFileSync(join(folder, '_astro/y.js'), '3');
  const after = await listBuiltFiles(directory, '/b/');
  expect(after.version).not.toBe(before.version);
  expect(after.files['_astro/x.css']).toEqual(before.files['_astro/x.css']);
});

test('a file that popular hosts refuse fails the build, by name', async () => {
  writeFileSync(join(folder, 'large.wasm'), new Uint8Array(largestFile + 1));
  await expect(listBuiltFiles(directory, '/b/')).rejects.toThrow(/25 MiB.*large\.wasm \(25\.0 MiB\)/);
});
