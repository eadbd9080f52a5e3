/** The interpreter under Node: for scripts, for the build, for tests. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PythonBridge } from './contract.ts';
import { createInterpreter, type Interpreter, type InterpreterSpec } from './interpreter.ts';
import { ensurePythonFiles } from './python-files.node.ts';

type NodeSpec = Partial<Pick<InterpreterSpec, 'heapLimit' | 'diskLimit' | 'interrupted' | 'packages'>>;

export async function createNodeInterpreter(bridge: PythonBridge, spec: NodeSpec = {}): Promise<Interpreter> {
  const files = await ensurePythonFiles();
  return createInterpreter({
    pyodide: `${dirname(files['pyodide.asm.mjs'])}/`,
    stdlib: files['python_stdlib.zip'],
    lockFile: readFileSync(files['pyodide-lock.json'], 'utf8'),
    facade: readFileSync(files['python_facade.zip']),
    packages: () => readFileSync(files['python_packages.zip']),
    bridge,
    importModule: (path) => import(path),
    ...spec,
  });
}
