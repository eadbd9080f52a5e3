/** What has become of the interpreter when something other than an exception in Python ends a run. */
import type { PythonError } from './contract.ts';
import type { Loss } from './protocol.ts';

/**
 * WebAssembly that trapped or was left, and Pyodide that gave up, cannot be used again; undefined where
 * Python lives.
 */
export function lossOf(reason: unknown): Loss | undefined {
  if (!(reason instanceof Error)) return undefined;
  const { name, message } = reason;
  if (name === 'Exit' || name === 'ExitStatus' || /Program terminated with exit|already exited/.test(message))
    return 'exited';
  if (!(reason instanceof WebAssembly.RuntimeError) && !('pyodide_fatal_error' in reason)) return undefined;
  return /call stack|recursion/i.test(message) ? 'too-deep' : 'crashed';
}

export function errorOf(reason: unknown, lost: Loss | undefined): PythonError {
  const message = reason instanceof Error ? reason.message : String(reason);
  const [type, said] =
    lost === 'too-deep' ? ['RecursionError', 'maximum recursion depth exceeded'] : ['RuntimeError', message];
  return { type, message: said, line: null, traceback: `${type}: ${said}` };
}
