/**
 * The files that start Python: Pyodide's own two, and three that are built from it and from the facade's
 * sources, once, and kept under node_modules/.cache by a hash of all that goes in.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFacade, facadeInputs, type FacadePart } from './facade-zip.node.ts';
import { buildStdlib, stdlibInputs } from './stdlib.node.ts';

const LOCK = 'pyodide-lock.json';

/** Absolute paths. */
export interface PythonFiles {
  readonly 'pyodide.asm.mjs': string;
  readonly 'pyodide.asm.wasm': string;
  readonly 'python_stdlib.zip': string;
  /** `torch`, `timm` and what runs the cells. */
  readonly 'python_facade.zip': string;
  /** NumPy and others, loaded when a cell names them. */
  readonly 'python_packages.zip': string;
  /** Pyodide's lock file without its list of packages: none can be installed. */
  readonly 'pyodide-lock.json': string;
}

let ensured: Promise<PythonFiles> | undefined;

/** The files that start Python, built where they are missing. */
export function ensurePythonFiles(): Promise<PythonFiles> {
  ensured ??= ensure();
  return ensured;
}

async function ensure(): Promise<PythonFiles> {
  const pyodide = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
  const original = readFileSync(join(pyodide, 'python_stdlib.zip'));
  const { info } = JSON.parse(readFileSync(join(pyodide, LOCK), 'utf8')) as { info: unknown };
  const version = hashOf(original, JSON.stringify(info));
  const facade = (name: string, part: FacadePart): Promise<string> =>
    kept(name, hashOf(version, facadeInputs(part)), () => buildFacade(part));
  return {
    'pyodide.asm.mjs': join(pyodide, 'pyodide.asm.mjs'),
    'pyodide.asm.wasm': join(pyodide, 'pyodide.asm.wasm'),
    [LOCK]: await kept(LOCK, version, () => JSON.stringify({ info, packages: {} })),
    'python_stdlib.zip': await kept('python_stdlib.zip', hashOf(version, stdlibInputs), () =>
      buildStdlib(original),
    ),
    'python_facade.zip': await facade('python_facade.zip', 'facade'),
    'python_packages.zip': await facade('python_packages.zip', 'packages'),
  };
}

/** The path of the file that `build` gives, built if it is not there yet. */
async function kept(
  name: string,
  hash: string,
  build: () => string | Uint8Array | Promise<Uint8Array>,
): Promise<string> {
  const folder = join(CACHE, `python-${hash}`);
  const path = join(folder, name);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // Written beside and renamed, so that two builds at once never see half a file.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, await build());
  renameSync(draft, path);
  return path;
}

const CACHE = resolve(dirname(fileURLToPath(import.meta.url)), '../../node_modules/.cache/inside-vit');

function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}
