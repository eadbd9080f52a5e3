/** What people paste from tutorials, notebooks and terminals runs, or is explained in a sentence. */
import { beforeAll, expect, test } from 'vitest';
import type { Output, PythonBridge } from './contract.ts';
import { createNodeInterpreter } from './interpreter.node.ts';
import type { Interpreter } from './interpreter.ts';
import { append } from './output-queue.ts';

const bridge: PythonBridge = {
  call: () => ({ kind: 'none' }),
  beforeRun: () => Promise.resolve(),
  reset: () => undefined,
};

let python: Interpreter;
beforeAll(async () => {
  python = await createNodeInterpreter(bridge);
});

async function run(source: string) {
  const outputs: Output[] = [];
  const { error } = await python.run(source, {
    name: '<cell 1>',
    onStdout: (text) => append(outputs, { kind: 'stream', name: 'stdout', text }),
    onStderr: (text) => append(outputs, { kind: 'stream', name: 'stderr', text }),
    onDisplay: (text) => outputs.push({ kind: 'display', text }),
  });
  const said = outputs.flatMap((output) => (output.kind === 'stream' ? [output.text] : []));
  return {
    error,
    said: said.join(''),
    shown: outputs.flatMap((o) => (o.kind === 'display' ? [o.text] : [])),
  };
}

test.for([
  ['!pip install timm', 'timm is here already: nothing was installed.\n'],
  [
    '%pip install -q "timm==1.0.29" torch --upgrade',
    'timm, torch are here already: nothing was installed.\n',
  ],
  ['$ pip install einops', 'einops is here already: nothing was installed.\n'],
  [
    '!pip install git+https://github.com/huggingface/pytorch-image-models.git',
    'pytorch-image-models is here already: nothing was installed.\n',
  ],
  [
    '!pip install Pillow opencv-python nowhere-found',
    'pillow is here already: nothing was installed.\n' +
      'opencv-python is not on this page. PIL.Image and torchvision.transforms open, resize and change pictures here.\n' +
      'nowhere-found cannot be installed: a cell has no network.\n',
  ],
  ['!nvidia-smi', '!nvidia-smi is for a shell: a cell here runs Python alone, so it was left out.\n'],
  [
    '$ python train.py',
    '$ python train.py is for a shell: a cell here runs Python alone, so it was left out.\n',
  ],
  ['%matplotlib inline', ''],
  ['%load_ext autoreload\n%autoreload 2', ''],
  ['%cd data', "%cd is Jupyter's and not of this page: it was left out.\n"],
  ['sum?', "sum? is Jupyter's: help(sum) prints it here.\n"],
] as const)('%s', async ([line, sentence]) => {
  const { error, said, shown } = await run(`if True:\n    before = 1\n${line}\nbefore + 1`);
  expect(error).toBeUndefined();
  expect(said).toBe(sentence);
  expect(shown).toEqual(['2']);
});

test('prompts go, what was printed between them too, and every expression is shown', async () => {
  const { error, shown } = await run(
    '>>> x = 2\n>>> x + 1\n3\n>>> for i in range(1):\n...     x += 1\n...\n>>> x\n2',
  );
  expect(error).toBeUndefined();
  expect(shown).toEqual(['3', '3']);
  expect((await run('In [1]: y = 3\n   ...: y\nOut[1]: 3')).shown).toEqual(['3']);
});

test('an error after a pasted line is on the line where the reader sees it', async () => {
  expect((await run('!pip install timm\n\n1 / 0')).error).toMatchObject({
    type: 'ZeroDivisionError',
    line: 3,
  });
  expect((await run('>>> x = 1\n>>> x.nothing')).error).toMatchObject({ type: 'AttributeError', line: 2 });
  expect((await run('!pip install timm\nx = = 1')).error).toMatchObject({ type: 'SyntaxError', line: 2 });
});

test('what is Python already is left alone', async () => {
  const source = 'text = """\n>>> a\n!pip install b\n%c"""\ntext';
  expect((await run(source)).shown).toEqual([String.raw`'\n>>> a\n!pip install b\n%c'`]);
  expect((await run('(7\n% 4)')).shown).toEqual(['3']);
});

test('timed code runs once, and a cell of another language does not run', async () => {
  const timed = await run('%%time\nz = 4\nz');
  expect(timed.shown).toEqual(['4']);
  expect(timed.said).toContain('the code ran once');
  expect((await run('%timeit -n 10 w = 5\nw')).shown).toEqual(['5']);
  const { error, said, shown } = await run('%%bash\necho hello | wc');
  expect({ error, shown }).toEqual({ error: undefined, shown: [] });
  expect(said).toBe("%%bash is Jupyter's and not of this page: it was left out.\n");
});

test('what a tutorial installs stands above its prompts', async () => {
  const { error, said, shown } = await run(
    '!pip install timm\n%matplotlib inline\n\n>>> x = 2\n>>> x + 1\n3',
  );
  expect(error).toBeUndefined();
  expect(said).toContain('timm is here already: nothing was installed.\n');
  expect(shown).toEqual(['3']);
});
