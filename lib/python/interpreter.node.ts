/** The interpreter under Node: for scripts, for the build, for tests. Files from disk, the library from the cache. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PythonBridge } from './contract.ts';
import { facadeFiles } from './facade-files.node.ts';
import { createInterpreter, type Interpreter, type InterpreterSpec } from './interpreter.ts';
import { ensureStdlib } from './stdlib.node.ts';

type NodeSpec = Partial<Pick<InterpreterSpec, 'files' | 'heapLimit' | 'interrupted'>>;

export async function createNodeInterpreter(bridge: PythonBridge, spec: NodeSpec = {}): Promise<Interpreter> {
  const files = await ensureStdlib();
  return createInterpreter({
    pyodide: `${dirname(files['pyodide.asm.mjs'])}/`,
    stdlib: files['python_stdlib.zip'],
    lockFile: readFileSync(files['pyodide-lock.json'], 'utf8'),
    files: facadeFiles(),
    bridge,
    importModule: (path) => import(path),
    ...spec,
  });
}
