/** The tensor library for Python under Node: the same bridge, with files read from the project. */
import type { PythonBridge } from './contract.ts';
import { createBridge as createBridgeFor } from './bridge.ts';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PUBLIC = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'public');

export function createBridge(): Promise<PythonBridge> {
  return createBridgeFor({
    fetch: globalThis.fetch,
    assets: `${pathToFileURL(PUBLIC).href}/`,
    threads: 1,
    interrupted: () => false,
  });
}
