/**
 * What Python prints here is what real PyTorch and timm printed: recorded snippets (`tools/record/snippets.py`, and the
 * oracle's), each in a fresh namespace of one interpreter.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createBridge } from './bridge.node.ts';
import { createNodeInterpreter } from './interpreter.node.ts';
import type { Interpreter } from './interpreter.ts';

interface Snippet {
  readonly id: string;
  readonly code: string;
  readonly stdout: string;
  readonly error: { readonly type: string; readonly message: string } | null;
}

const FIXTURES = new URL('../../tests/fixtures/', import.meta.url);
const snippets = (file: string): Snippet[] =>
  readFileSync(new URL(file, FIXTURES), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Snippet);

let python: Interpreter;
beforeAll(async () => {
  python = await createNodeInterpreter(await createBridge());
}, 60_000);

async function run(code: string, pretendCuda = false) {
  let [stdout, stderr] = ['', ''];
  python.reset();
  const { error } = await python.run(code, {
    name: '<snippet>',
    mode: 'script',
    settings: { pretendCuda },
    onStdout: (text) => (stdout += text),
    onStderr: (text) => (stderr += text),
  });
  return {
    stdout,
    stderr,
    error: error ? { type: error.type, message: error.message } : null,
    raised: error,
  };
}

describe.each([
  ['the oracle', 'oracle/snippets.jsonl'],
  ['the oracle for timm 1.0.29', 'oracle/versions-timm-1.0.29.jsonl'],
  ["this project's own recordings", 'torch/snippets.jsonl'],
])('snippets of %s', (_, file) => {
  test.each(snippets(file))('$id prints what PyTorch prints', async ({ code, stdout, error }) => {
    const result = await run(code);
    expect({ stdout: result.stdout, error: result.error }).toEqual({ stdout, error });
  });
});
