/**
 * The standard library the cells get: trimmed to what a notebook uses, compiled to bytecode, in one zip that
 * Pyodide loads instead of its own (`stdLibURL`). Built from the installed `pyodide` package in about four
 * seconds.
 *
 * Left out on purpose: source text and docstrings of the library, what opens sockets or processes (http,
 * socket, subprocess, multiprocessing), what calls C by address (ctypes), and everything that needs a
 * terminal.
 */
import { compiledZip } from './compiled-zip.node.ts';

/** Modules that a cell may import; what these import themselves comes along. */
const WANTED = `
  abc argparse ast base64 bisect calendar cmath collections collections.abc colorsys contextlib copy csv dataclasses datetime
  decimal difflib enum fractions functools gc graphlib hashlib heapq html importlib importlib.abc importlib.machinery
  importlib.util inspect io itertools json keyword linecache logging math numbers operator os pathlib pickle platform
  pprint queue random re reprlib secrets shutil statistics string struct sys tempfile textwrap threading time timeit
  tokenize traceback types typing unicodedata urllib.error urllib.parse uuid warnings weakref zipfile _pylong _strptime pkgutil`;

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
import importlib, sys
source = zipfile.ZipFile('/input.zip')
names = [name for name in source.namelist() if not name.endswith('/')]
for wanted in WANTED.split():
    importlib.import_module(wanted)
files = [getattr(module, '__file__', None) or '' for module in list(sys.modules.values())]
kept = {name for name in names if any(file.endswith('.zip/' + name) for file in files)}
kept |= {name for name in names if name.startswith(('pyodide/', '_pyodide/'))}
kept |= {'encodings/' + encoding + '.py' for encoding in ENCODINGS.split()}
kept = {name for name in kept if not name.startswith(('ctypes/', 'multiprocessing/')) and name.endswith('.py')}
with zipfile.ZipFile('/compiled.zip', 'w') as trimmed:
    for name in sorted(kept):
        write_compiled(trimmed, name, source.read(name), '/lib/python314.zip/' + name, 2)
`;

/** All that decides what is in the library besides Pyodide's own, as a text to hash. */
export const stdlibInputs = BUILDER + WANTED + ENCODINGS.join();

/** The trimmed, compiled library as a zip, from Pyodide's whole one. */
export const buildStdlib = (original: Uint8Array): Promise<Uint8Array> =>
  compiledZip(BUILDER, { WANTED, ENCODINGS: ENCODINGS.join(' ') }, original);
