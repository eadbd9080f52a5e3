/**
 * For tests: the cells' Python with the book's files, and snippets with what the real packages printed
 * (tools/record).
 */
import { readFileSync } from 'node:fs';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { createBridge } from './bridge.node.ts';
import type { PythonError } from './contract.ts';
import { createNodeInterpreter } from './interpreter.node.ts';
import type { Interpreter, RunOptions, RunResult } from './interpreter.ts';

export interface Snippet {
  readonly id: string;
  readonly code: string;
  readonly stdout: string;
  readonly error: Pick<PythonError, 'type' | 'message'> | null;
}

/** The snippets of a `.jsonl` file, one a line. */
export const snippetsOf = (file: URL): Snippet[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Snippet);

export const bookPython = async (): Promise<Interpreter> => createNodeInterpreter(await createBridge(book));

export interface ScriptRun extends RunResult {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script and keeps what it prints. */
export async function runScript(
  python: Interpreter,
  source: string,
  options: Pick<RunOptions, 'settings'> & { readonly name?: string } = {},
): Promise<ScriptRun> {
  let [stdout, stderr] = ['', ''];
  const result = await python.run(source, {
    name: '<snippet>',
    ...options,
    mode: 'script',
    onStdout: (text) => (stdout += text),
    onStderr: (text) => (stderr += text),
  });
  return { ...result, stdout, stderr };
}

/** What a recording keeps of an exception. */
export const recordedError = (error: PythonError | undefined): Snippet['error'] =>
  error ? { type: error.type, message: error.message } : null;
