/**
 * Whatever a function is given, its error is Python's: never that of this page, and no recursion without end.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bookPython, runScript } from './recorded.node.ts';

const CODE = readFileSync(new URL('../../tests/fixtures/python/wrong-arguments.py', import.meta.url), 'utf8');

test('every public function meets None, strings, wrong shapes and deep lists with an error of its own', async () => {
  const { stdout, error } = await runScript(await bookPython(), CODE, { name: 'wrong-arguments.py' });
  expect(error?.traceback).toBeUndefined();
  expect(stdout).toBe('');
}, 300_000);
