/**
 * The standard library the cells get: trimmed to what a notebook uses, compiled to bytecode, in one zip that Pyodide
 * loads instead of its own (`stdLibURL`). Built from the installed `pyodide` package, by Pyodide itself, in about four
 * seconds, and kept under node_modules/.cache by a hash of all that goes in.
 *
 * Left out on purpose: source text and docstrings of the library, what opens sockets or processes (http, socket,
 * subprocess, multiprocessing), what calls C by address (ctypes), and everything that needs a terminal.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Modules that a cell may import; what these import themselves comes along. */
const WANTED = `
  abc argparse ast base64 bisect calendar cmath collections collections.abc contextlib copy csv dataclasses datetime
  decimal difflib enum fractions functools gc graphlib hashlib heapq html importlib importlib.abc importlib.machinery
  importlib.util inspect io itertools json keyword linecache logging math numbers operator os pathlib pickle platform
  pprint queue random re reprlib secrets shutil statistics string struct sys tempfile textwrap threading time timeit
  tokenize traceback types typing unicodedata urllib.parse uuid warnings weakref zipfile _strptime pkgutil`;

const ENCODINGS = [
  '__init__',
  'aliases',
  'utf_8',
  'utf_8_sig',
  'ascii',
  'latin_1',
  'cp437',
  'idna',
  'utf_16',
  'utf_32',
];

const BUILDER = `
import importlib, importlib._bootstrap_external as external, importlib.util, sys, zipfile
source = zipfile.ZipFile('/stdlib.zip')
names = [name for name in source.namelist() if not name.endswith('/')]
for wanted in WANTED.split():
    importlib.import_module(wanted)
files = [getattr(module, '__file__', None) or '' for module in list(sys.modules.values())]
kept = {name for name in names if any(file.endswith('.zip/' + name) for file in files)}
kept |= {name for name in names if name.startswith(('pyodide/', '_pyodide/'))}
kept |= {'encodings/' + encoding + '.py' for encoding in ENCODINGS.split()}
kept = {name for name in kept if not name.startswith(('ctypes/', 'multiprocessing/')) and name.endswith('.py')}
with zipfile.ZipFile('/trimmed.zip', 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as trimmed:
    for name in sorted(kept):
        text = source.read(name)
        code = compile(text, '/lib/python314.zip/' + name, 'exec', dont_inherit=True, optimize=2)
        bytecode = external._code_to_hash_pyc(code, importlib.util.source_hash(text), False)
        trimmed.writestr(zipfile.ZipInfo(name + 'c'), bytecode, zipfile.ZIP_DEFLATED, 9)
`;

const LOCK = 'pyodide-lock.json';

/** Where the files are that start Python: Pyodide's two, and the two built here. Absolute paths. */
export interface PythonFiles {
  readonly 'pyodide.asm.mjs': string;
  readonly 'pyodide.asm.wasm': string;
  readonly 'python_stdlib.zip': string;
  /** Pyodide's lock file without its list of packages: none can be installed. */
  readonly 'pyodide-lock.json': string;
}

/** What is used of Emscripten's file system, whose types Pyodide does not bring. */
interface FileSystem {
  writeFile(path: string, bytes: Uint8Array): void;
  readFile(path: string): Uint8Array;
}

let ensured: Promise<PythonFiles> | undefined;

/** The files that start Python, building the standard library where it is missing. */
export function ensureStdlib(): Promise<PythonFiles> {
  ensured ??= ensure();
  return ensured;
}

async function ensure(): Promise<PythonFiles> {
  const pyodide = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
  const original = readFileSync(join(pyodide, 'python_stdlib.zip'));
  const lock = JSON.parse(readFileSync(join(pyodide, LOCK), 'utf8')) as { info: unknown };
  const hash = createHash('sha256').update(original).update(BUILDER).update(WANTED).update(ENCODINGS.join());
  hash.update(JSON.stringify(lock.info));
  const folder = join(cacheFolder(), `python-${hash.digest('hex').slice(0, 16)}`);
  const files: PythonFiles = {
    'pyodide.asm.mjs': join(pyodide, 'pyodide.asm.mjs'),
    'pyodide.asm.wasm': join(pyodide, 'pyodide.asm.wasm'),
    'python_stdlib.zip': join(folder, 'python_stdlib.zip'),
    [LOCK]: join(folder, LOCK),
  };
  if (existsSync(files['python_stdlib.zip']) && existsSync(files[LOCK])) return files;
  mkdirSync(folder, { recursive: true });
  writeWhole(files[LOCK], JSON.stringify({ info: lock.info, packages: {} }));
  writeWhole(files['python_stdlib.zip'], await buildStdlib(original));
  return files;
}

/** The trimmed, compiled library as a zip, from Pyodide's whole one. */
export async function buildStdlib(original: Uint8Array): Promise<Uint8Array> {
  const { loadPyodide } = await import('pyodide');
  const python = await loadPyodide();
  const files = python.FS as unknown as FileSystem;
  const globals = python.globals as unknown as { set(name: string, value: string): void };
  files.writeFile('/stdlib.zip', original);
  globals.set('WANTED', WANTED);
  globals.set('ENCODINGS', ENCODINGS.join(' '));
  python.runPython(BUILDER);
  return files.readFile('/trimmed.zip');
}

/** Written beside and renamed, so that two builds at once never see half a file. */
function writeWhole(path: string, bytes: string | Uint8Array): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, path);
}

function cacheFolder(): string {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
  return join(root, 'node_modules', '.cache', 'inside-vit');
}
