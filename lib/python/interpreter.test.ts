import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Output, PythonBridge } from './contract.ts';
import type { Interpreter } from './interpreter.ts';
import { createNodeInterpreter } from './interpreter.node.ts';
import { append } from './output-queue.ts';
import { buildFacade } from './facade-zip.node.ts';
import { ensurePythonFiles } from './python-files.node.ts';
import { buildStdlib } from './stdlib.node.ts';

const seen: string[] = [];
const bridge: PythonBridge = {
  call: (verb, argsJson) => ({ kind: 'json', text: JSON.stringify([verb, argsJson]) }),
  beforeRun: async (source, settings) => {
    seen.push(source);
    if (settings.pretendCuda) seen.push('cuda');
    if (source.includes('missing_weights')) throw new Error('the weights did not load');
  },
  display: (record) => ({ ...record, values: new Float32Array([1, 2]) }),
  reset: () => seen.push('reset'),
};

let python: Interpreter;
beforeAll(async () => {
  python = await createNodeInterpreter(bridge);
});

async function run(source: string, name = '<cell 1>', mode: 'cell' | 'script' = 'cell') {
  const outputs: Output[] = [];
  const result = await python.run(source, {
    name,
    mode,
    onStdout: (text) => append(outputs, { kind: 'stream', name: 'stdout', text }),
    onStderr: (text) => append(outputs, { kind: 'stream', name: 'stderr', text }),
    onDisplay: (text, record) => outputs.push({ kind: 'display', text, ...(record ? { record } : {}) }),
  });
  return { ...result, outputs };
}

test('what is compiled is the same bytes from build to build', { timeout: 120_000 }, async () => {
  const original = readFileSync(createRequire(import.meta.url).resolve('pyodide/python_stdlib.zip'));
  const files = await ensurePythonFiles();
  expect(Buffer.compare(await buildStdlib(original), readFileSync(files['python_stdlib.zip']))).toBe(0);
  expect(Buffer.compare(await buildFacade('facade'), readFileSync(files['python_facade.zip']))).toBe(0);
});

describe('a cell', () => {
  test('prints, and shows the value of its last expression', async () => {
    const { outputs } = await run('print("a")\nprint("b")\n1 + 1');
    expect(outputs).toEqual([
      { kind: 'stream', name: 'stdout', text: 'a\nb\n' },
      { kind: 'display', text: '2' },
    ]);
  });

  test.for(['x = 1', 'None', '1 + 1;', 'print', '# nothing', ''])(
    '%j shows no value or its repr',
    async (source) => {
      const { outputs } = await run(source);
      expect(outputs).toEqual(
        source === 'print' ? [{ kind: 'display', text: '<built-in function print>' }] : [],
      );
    },
  );

  test('shares its namespace with the next until reset', async () => {
    await run('kept = 5');
    expect((await run('kept')).outputs).toEqual([{ kind: 'display', text: '5' }]);
    python.reset();
    expect((await run('kept')).error).toMatchObject({
      type: 'NameError',
      message: "name 'kept' is not defined",
    });
    expect(seen).toContain('reset');
  });

  test('hands an object with _display_ to the page, with its text', async () => {
    const { outputs } = await run(
      'class A:\n  def _display_(self): return {"kind": "grid"}\n  def __repr__(self): return "A!"\nA()',
    );
    expect(outputs).toEqual([
      { kind: 'display', text: 'A!', record: { kind: 'grid', values: new Float32Array([1, 2]) } },
    ]);
  });

  test('display() shows in order with what is printed', async () => {
    const { outputs } = await run('print(1); display("x"); print(2)');
    expect(outputs.map((output) => output.kind === 'error' || output.text)).toEqual(['1\n', "'x'", '2\n']);
  });

  test('lives in __main__, so that classes and dataclasses name it', async () => {
    const { outputs } = await run(
      'from dataclasses import dataclass\n@dataclass\nclass P:\n  x: int\nprint(P, P(1), __name__)',
    );
    expect(outputs).toMatchObject([{ text: "<class '__main__.P'> P(x=1) __main__\n" }]);
  });

  test('waits for what the bridge loads, and fails where that fails', async () => {
    await run('loaded = 1');
    expect(seen).toContain('loaded = 1');
    await expect(run('missing_weights')).rejects.toThrow('the weights did not load');
  });

  test('has nobody who types, and says so', async () => {
    const { error, outputs } = await run('name = input("Your name: ")');
    expect(outputs).toEqual([{ kind: 'stream', name: 'stdout', text: 'Your name: ' }]);
    expect(error).toMatchObject({ type: 'EOFError', line: 1 });
    expect(error?.message).toContain('write the value into the code instead');
  });

  test('prints text outside ASCII whole', async () => {
    expect((await run('print("中文 é 🙂" * 3000)')).outputs).toEqual([
      { kind: 'stream', name: 'stdout', text: `${'中文 é 🙂'.repeat(3000)}\n` },
    ]);
  });
});

describe('a traceback', () => {
  test("has the reader's frames with their source lines, as CPython prints them", async () => {
    await run('def half(x):\n    return x / 0', '<cell 2>');
    const { error } = await run('y = 1\nhalf(y)', '<cell 3>');
    expect(error).toEqual({
      type: 'ZeroDivisionError',
      message: 'division by zero',
      line: 2,
      traceback: [
        'Traceback (most recent call last):',
        '  File "<cell 3>", line 2, in <module>',
        '    half(y)',
        '    ~~~~^^^',
        '  File "<cell 2>", line 2, in half',
        '    return x / 0',
        '           ~~^~~',
        'ZeroDivisionError: division by zero',
      ].join('\n'),
    });
  });

  test('of a SyntaxError has the line and no frames', async () => {
    const { error } = await run('x = 1\nprint(');
    expect(error).toMatchObject({ type: 'SyntaxError', line: 2 });
    expect(error?.traceback).toBe(
      '  File "<cell 1>", line 2\n    print(\n         ^\nSyntaxError: \'(\' was never closed',
    );
  });

  test('leaves out frames of libraries, also in causes', async () => {
    const { error } = await run(
      'import json\ntry:\n  json.loads("{")\nexcept ValueError as e:\n  raise KeyError("k") from e',
    );
    expect(error?.traceback).toContain('The above exception was the direct cause');
    expect(error?.traceback).not.toContain('python314');
    expect(error?.traceback.match(/File "/g)).toHaveLength(2);
    expect(error?.line).toBe(5);
  });

  test('of sys.exit tells the code', async () => {
    expect((await run('import sys; sys.exit(3)')).error).toMatchObject({ type: 'SystemExit', exitCode: 3 });
    expect((await run('exit()')).error).toMatchObject({ exitCode: 0 });
  });

  test('of an exception whose text fails has CPython’s words for it, and no frame of ours', async () => {
    const { error } = await run('class E(Exception):\n    def __str__(self): raise E()\nraise E()');
    expect(error).toMatchObject({ type: 'E', message: '<exception str() failed>', line: 3 });
    expect(error?.traceback).toBe(
      'Traceback (most recent call last):\n  File "<cell 1>", line 3, in <module>\n    raise E()\nE: <exception str() failed>',
    );
  });

  test('of endless recursion is a RecursionError, and Python lives on', async () => {
    const { error } = await run('def f(): f()\nf()');
    expect(error).toMatchObject({ type: 'RecursionError', message: 'maximum recursion depth exceeded' });
    expect(error?.traceback).toContain('[Previous line repeated');
    expect((await run('1')).outputs).toHaveLength(1);
  });
});

describe('recursion through C is a RecursionError, with names kept', () => {
  test.for([
    ['__repr__', 'class A:\n  def __repr__(self): return repr(self)\nrepr(A())'],
    ['__call__', 'class A:\n  def __call__(self, n): return self(n + 1)\nA()(0)'],
    ['__getattr__', 'class A:\n  def __getattr__(self, name): return getattr(self, name + "x")\nA().a'],
    ['a key of sorted', 'def f(x): return sorted([x], key=f)\nf(1)'],
    ['the repr of a deep list', 'x = []\nfor _ in range(2000): x = [x]\nrepr(x)'],
    ['json of a deep list', 'import json\nx = []\nfor _ in range(2000): x = [x]\njson.dumps(x)'],
    [
      'a raised limit',
      'import sys\nsys.setrecursionlimit(10**6)\nclass A:\n  def __call__(self): self()\nA()()',
    ],
  ] as const)('%s', async ([, source]) => {
    await run('kept = 7');
    const { error, lost } = await run(source);
    expect([error?.type, lost]).toEqual(['RecursionError', undefined]);
    expect((await run('kept')).outputs).toEqual([{ kind: 'display', text: '7' }]);
  });

  test('and in Python alone it goes as deep as in CPython', async () => {
    expect((await run('def f(n): return 0 if n == 0 else 1 + f(n - 1)\nf(950)')).outputs).toEqual([
      { kind: 'display', text: '950' },
    ]);
  });
});

test.for([
  ['a replaced stream', 'import sys, io\nsys.stdout = io.StringIO()'],
  ['a trace', 'import sys\nsys.settrace(lambda *a: 1 / 0)'],
  ['a small recursion limit', 'import sys\nsys.setrecursionlimit(60)'],
] as const)('%s is mended after the run', async ([, source]) => {
  expect((await run(source)).lost).toBeUndefined();
  expect((await run('def f(n): return n and f(n - 1)\nprint(f(100))')).outputs).toMatchObject([
    { text: '0\n' },
  ]);
});

test.for([
  'import sys; sys.stdout.close()',
  'import sys; sys.modules.clear()',
  'import builtins; builtins.print = 1',
  'import builtins; builtins.__dict__.clear()',
  'import sys; sys.path.clear()',
  'import ast; ast.parse = lambda *_: 1 / 0',
  'import _runner; _runner.__dict__.clear()',
  'import os; os.dup2(0, 1)',
])('%s spoils Python, which is said', { timeout: 60_000 }, async (source) => {
  const other = await createNodeInterpreter(bridge);
  const quiet = { name: '<cell 1>', onStdout: () => {}, onStderr: () => {} };
  expect((await other.run(source, quiet)).lost).toBe('spoiled');
});

test.for([
  'import json; json.dumps = lambda *_, **__: 1 / 0',
  'import sys; sys.stdout = None',
  'import sys; sys.setrecursionlimit(60)',
  '__builtins__ = {}',
  'globals().clear()',
  'import sys; sys.meta_path.clear()',
])('%s is mended, or leaves what runs a cell alone', async (source) => {
  await run(source);
  expect(await run('import string\nprint(len(string.digits))')).toEqual({
    outputs: [{ kind: 'stream', name: 'stdout', text: '10\n' }],
    wanted: [],
  });
});

test.for([
  [
    'e = ValueError("x")\nfor i in range(3000): e = ExceptionGroup("g", [e])\nraise e',
    'ExceptionGroup',
    'g (1 sub-exception)',
  ],
  [
    'e = None\nfor i in range(20000):\n    try: raise ValueError(i) from e\n    except ValueError as x: e = x\nraise e',
    'ValueError',
    '19999',
  ],
] as const)(
  'an error that no traceback holds is said all the same, and Python is sound: %s',
  async ([source, type, message]) => {
    const { error, lost } = await run(source);
    expect(lost).toBeUndefined();
    expect(error).toMatchObject({
      type,
      message,
      traceback: expect.stringContaining(`${type}: ${message}`) as string,
    });
  },
);

test('an error of many megabytes is cut as what a cell prints is', async () => {
  const { error, lost } = await run('raise ValueError("m" * 10**7)');
  expect(lost).toBeUndefined();
  expect(error?.message).toMatch(/^m{200000}\n\[cut after 200,000 characters\]$/);
  expect(error?.traceback.length).toBeLessThan(201_000);
});

test('a cell that takes away what finds modules takes it from no other cell', async () => {
  await run('import sys\nsys.meta_path.clear()\nsys.path_hooks.clear()\nsys.path_importer_cache.clear()');
  expect((await run('import colorsys\nimport js')).error?.message).toBe("No module named 'js'");
});

test('what a cell asks of the garbage collector ends with it', async () => {
  await run(
    'import gc\ngc.callbacks.append(lambda *_: print("collected"))\ngc.set_threshold(1)\ngc.disable()',
  );
  expect(
    (
      await run(
        'import gc\nprint(gc.callbacks, gc.isenabled(), gc.get_threshold() != (1, 0, 0), len([[] for _ in range(9000)]))',
      )
    ).outputs,
  ).toEqual([{ kind: 'stream', name: 'stdout', text: '[] True True 9000\n' }]);
});

test('a whole number of a million digits is read', async () => {
  const { outputs, error } = await run(
    'import sys\nsys.set_int_max_str_digits(0)\nprint(int("9" * 10**6) % 1000)\nsys.set_int_max_str_digits(4300)',
  );
  expect(error).toBeUndefined();
  expect(outputs).toEqual([{ kind: 'stream', name: 'stdout', text: '999\n' }]);
});

test('what reports a run is told before: a Stop that comes then ends nothing', async () => {
  const events: string[] = [];
  await python.run('class E(Exception):\n    def __str__(self): print("report"); return "no"\nraise E', {
    name: '<cell 1>',
    onStdout: (text) => events.push(text.trim()),
    onStderr: () => undefined,
    onBegin: () => events.push('begin'),
    onEnd: () => events.push('end'),
  });
  expect(events.filter((event) => event !== '').slice(0, 3)).toEqual(['begin', 'end', 'report']);
});

test('a script shows nothing but what it prints, and names its file', async () => {
  const { outputs, error } = await run('1 + 1\nprint("x")\nraise ValueError("no")', 'dir/a.py', 'script');
  expect(outputs).toEqual([{ kind: 'stream', name: 'stdout', text: 'x\n' }]);
  expect(error?.traceback).toContain('  File "dir/a.py", line 3, in <module>');
});

test('what is asked past the limit of the heap is refused and said', async () => {
  const small = await createNodeInterpreter(bridge, { heapLimit: 64 * 2 ** 20 });
  const quiet = { name: '<cell 1>', onStdout: () => {}, onStderr: () => {} };
  const refused = await small.run('x = bytearray(70 * 2**20)', quiet);
  expect(refused.lost).toBe('memory');
  expect(refused.error).toMatchObject({ type: 'MemoryError', line: 1 });
  expect(refused.error?.traceback).toMatch(/Python may take 64 MB in this page\.$/);
  expect(await small.run('x = bytearray(10 * 2**20)', quiet)).toEqual({ wanted: [] });
  expect(small.heapSize()).toBeLessThanOrEqual(64 * 2 ** 20);
});

test('files fill a disk of their own, and what is removed makes room', async () => {
  const small = await createNodeInterpreter(bridge, { diskLimit: 32 * 2 ** 20 });
  const quiet = { name: '<cell 1>', onStdout: () => {}, onStderr: () => {} };
  const full = { type: 'OSError', message: '[Errno 51] No space left on device' };
  const fill = 'import os\nf = open("/tmp/a", "wb", buffering=0)\nwhile True: f.write(bytes(2**20))';
  expect((await small.run(fill, quiet)).error).toMatchObject(full);
  expect((await small.run('f.truncate(10**12)', quiet)).error).toMatchObject(full);
  expect((await small.run('f.seek(10**12)\nf.write(b"x")', quiet)).error).toMatchObject(full);
  // While it is open, its bytes are there.
  const another = 'open("/tmp/b", "wb").write(bytes(20 * 2**20));';
  expect((await small.run(`os.remove("/tmp/a")\n${another}`, quiet)).error).toMatchObject(full);
  expect(await small.run(`f.close()\n${another}`, quiet)).toEqual({ wanted: [] });
});
