/**
 * What einops, NumPy, torchvision, Pillow and others print here is what the real packages printed: recorded snippets
 * (`tools/record/packages.py`), each in a fresh namespace of one interpreter.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { createBridge } from './bridge.node.ts';
import { createNodeInterpreter } from './interpreter.node.ts';
import type { Interpreter } from './interpreter.ts';

interface Snippet {
  readonly id: string;
  readonly code: string;
  readonly stdout: string;
  readonly error: { readonly type: string; readonly message: string } | null;
}

const RECORDED = new URL('../../tests/fixtures/python/packages/', import.meta.url);
const snippets = (file: string): Snippet[] =>
  readFileSync(new URL(file, RECORDED), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Snippet);

let python: Interpreter;
beforeAll(async () => {
  python = await createNodeInterpreter(await createBridge(book));
}, 60_000);

async function run(code: string) {
  let [stdout, stderr] = ['', ''];
  python.reset();
  const { error } = await python.run(code, {
    name: '<snippet>',
    mode: 'script',
    onStdout: (text) => (stdout += text),
    onStderr: (text) => (stderr += text),
  });
  return { stdout, stderr, error: error ? { type: error.type, message: error.message } : null };
}

describe.each(readdirSync(RECORDED))('snippets of %s', (file) => {
  test.each(snippets(file))('$id prints what the real package prints', async ({ code, stdout, error }) => {
    const result = await run(code);
    expect({ stdout: result.stdout, error: result.error }).toEqual({ stdout, error });
  });
});
