import { afterAll, beforeAll, expect, test } from 'vitest';
import stubUrl from '#tests/browser/python-stub.worker.ts?worker&url';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { PythonClient } from './client.ts';
import { spawnPythonWorker } from './spawn.ts';

let client: PythonClient;
beforeAll(() => {
  const assets = new URL('/python/', location.href).href;
  client = new PythonClient({ spawn: (at) => spawnPythonWorker(at, stubUrl), assets, book });
});
afterAll(() => client.dispose());

async function printed(source: string): Promise<string> {
  let text = '';
  const { error } = await client.run(source, {
    name: '<cell>',
    onOutput: (output) => (text += output.kind === 'error' ? '' : output.text),
  });
  return text + (error ? `${error.type}: ${error.message}` : '');
}

/** Finds every JsProxy that Python can reach, and says what can be read of them. */
const REACH = `
import gc, sys
def proxies():
    found, seen, todo = [], set(), [sys.modules, *gc.get_objects()]
    while todo:
        x = todo.pop()
        if id(x) in seen: continue
        seen.add(id(x))
        if type(x).__name__.startswith('Js') or 'JsProxy' in str(type(x).__mro__): found.append(x)
        if len(seen) < 200000: todo.extend(gc.get_referents(x))
    return found
ways = ['constructor', '__proto__', 'prototype', 'eval', 'fetch', 'Function', 'importScripts', 'globalThis', 'self',
        'XMLHttpRequest', 'postMessage', 'runPython', '_module', '_api', 'FS', 'secret']
def reach():
    out = set()
    for p in proxies():
        for way in ways:
            try: got = getattr(p, way)
            except BaseException: continue
            if got is not None: out.add(way)
    return sorted(out)
`;

test.for([
  'import js',
  'import pyodide_js',
  'import pyodide.code',
  'from pyodide.ffi import run_sync',
  'import _pyodide_core',
  'import _ctypes',
  'import ctypes',
  'import socket',
  'import _socket',
  'import subprocess',
  'import importlib; importlib.import_module("js")',
  'import importlib; importlib.import_module("_pyodide._base")',
  '__import__("js")',
  'import sys; sys.modules["js"]',
  'import sys; sys.meta_path.pop(0); import js',
  'import sys, importlib.util as u; u.module_from_spec(u.find_spec("_ctypes"))',
  'import _imp, importlib.machinery as m; _imp.create_builtin(m.ModuleSpec("_ctypes", None))',
])('%s fails', async (source) => {
  const text = await printed(source);
  expect(text).toMatch(/^(ModuleNotFoundError|KeyError|AttributeError)/);
});

test('no object that Python can find leads to JavaScript', async () => {
  const text = await printed(`${REACH}\nprint(len(proxies()) > 0, reach())`);
  expect(text).toBe('True []\n');
});

test('objects of the bridge are opaque, records show their own fields only', async () => {
  const text = await printed(`
import _tv
record = _tv.call('handle', '{}')
print(record.kind)
for holder in (_tv, record, record.handle, _tv.call, _tv.call('list', '{}').items, _tv.probe):
    for way in ('constructor', '__proto__', 'prototype', 'secret', 'fetch', 'toString', 'apply', 'bind', 'call_', 'at'):
        try: print('reached', way, getattr(holder, way))
        except AttributeError: pass
for write in ('record.kind = 1', 'record.x = 1', 'del record.kind', '_tv.call = print', 'record.__proto__ = _tv'):
    try: exec(write); print('wrote', write)
    except BaseException as e: pass
print(record.kind)`);
  expect(text).toBe('handle\nhandle\n');
});

test('Pyodide reached through its C module gives nothing', async () => {
  const text = await printed(`
import sys
frozen = sys.modules['_frozen_importlib']
spec = frozen.ModuleSpec('_pyodide_core', frozen.BuiltinImporter)
create = frozen.BuiltinImporter.create_module
original = [c.cell_contents for c in (frozen._imp.create_builtin.__closure__ or ()) if callable(c.cell_contents)]
got = []
for make in (create, *original):
    try:
        m = make(spec)
        frozen._imp.exec_builtin(m)
        got += [n for n in ('run_js', 'js', 'eval') if hasattr(m, n)]
    except BaseException as e: pass
print(got)`);
  expect(text).toBe('[]\n');
});

test('C called by address cannot run JavaScript', async () => {
  const text = await printed(`
import sys
frozen = sys.modules['_frozen_importlib']
original = [c.cell_contents for c in frozen._imp.create_builtin.__closure__ if callable(c.cell_contents)][0]
c = original(frozen.ModuleSpec('_ctypes', frozen.BuiltinImporter)); frozen._imp.exec_builtin(c)
try:
    address = c.dlsym(c.dlopen(None, 0), 'emscripten_run_script')
    print('found', address)
except BaseException as e: print(type(e).__name__)`);
  expect(text).not.toContain('found');
});

test('sockets that a library still holds cannot be opened', async () => {
  const text = await printed(`
import asyncio.base_events as events
s = events.socket.socket()
s.connect(('127.0.0.1', 80))
print('connected')`);
  expect(text).toMatch(/Error/);
  expect(text).not.toContain('connected');
});

test('a compiled module written by the cell is not loaded', async () => {
  const text = await printed(`
open('evil.so', 'wb').write(b'\\0asm\\1\\0\\0\\0')
import importlib.machinery as m, importlib.util as u
loader = m.ExtensionFileLoader('evil', 'evil.so')
u.module_from_spec(u.spec_from_file_location('evil', 'evil.so', loader=loader))`);
  expect(text).toMatch(/^ImportError/);
});

test.for([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'importScripts',
  'indexedDB',
  'caches',
  'BroadcastChannel',
  'Worker',
  'SharedWorker',
  'postMessage',
  'WebTransport',
])('the worker has no %s', async (name) => {
  expect(await printed(`import _tv; print(_tv.probe('${name}'))`)).toBe('undefined\n');
});

test.for(['eval', 'Function', 'AsyncFunction'])('JavaScript from text is refused: %s', async (way) => {
  expect(await printed(`import _tv; print(_tv.probe('${way}'))`)).toBe('refused: EvalError\n');
});

test('a cell cannot send the page a message of its own or read a file of the machine', async () => {
  expect(await printed('open("/etc/passwd").read()')).toMatch(/^FileNotFoundError/);
  expect(await printed('import os; print(os.system("ls"))')).not.toContain('passwd');
});

test('the worker still runs after all this', async () => {
  expect(await printed('print(6 * 7)')).toBe('42\n');
});
