/** Whatever a function is given, its error is Python's: never that of this page, and no recursion without end. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { createBridge } from './bridge.node.ts';
import { createNodeInterpreter } from './interpreter.node.ts';

const CODE = readFileSync(new URL('../../tests/fixtures/python/wrong-arguments.py', import.meta.url), 'utf8');

test('every public function meets None, strings, wrong shapes and deep lists with an error of its own', async () => {
  const python = await createNodeInterpreter(await createBridge(book));
  let printed = '';
  const { error } = await python.run(CODE, {
    name: 'wrong-arguments.py',
    mode: 'script',
    onStdout: (text) => (printed += text),
    onStderr: () => undefined,
  });
  expect(error?.traceback).toBeUndefined();
  expect(printed).toBe('');
}, 300_000);
