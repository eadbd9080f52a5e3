/** Training scripts print here what they print in real PyTorch; recorded by tools/record/training.py. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Interpreter } from './interpreter.ts';
import { bookPython, runScript } from './recorded.node.ts';

const FOLDER = new URL('../../tests/fixtures/torch/training/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');
const scripts = readdirSync(FOLDER).filter((file) => file.endsWith('.py'));

let python: Interpreter;
beforeAll(async () => {
  python = await bookPython();
}, 60_000);

async function printed(source: string): Promise<string> {
  python.reset();
  const { stdout, error } = await runScript(python, source, { name: 'script.py' });
  expect(error).toBeUndefined();
  return stdout;
}

test.each(scripts)('%s', { timeout: 120_000 }, async (file) => {
  expect(await printed(read(file))).toBe(read(file.replace(/py$/, 'out')));
});

test('a file that PyTorch saved is read, and a file saved here is a zip of a pickle and bytes', async () => {
  const saved = readFileSync(new URL('../saved_by_torch.pt', FOLDER)).toString('base64');
  const source = `
import base64, io, torch, zipfile
state = torch.load(io.BytesIO(base64.b64decode('${saved}')))
print(state['weight'], state['steps'], state['half'], state['turned'].stride(), type(state['parameter']).__name__)
file = io.BytesIO()
torch.save(state, file)
print([name.partition('/')[2] for name in zipfile.ZipFile(file).namelist()])
again = torch.load(file)
print(all(torch.equal(state[key], again[key]) for key in state if key != 'steps'), again['steps'])`;
  expect(await printed(source)).toBe(
    [
      'tensor([[0., 1., 2.],\n        [3., 4., 5.]]) 7 tensor([0.5000, 1.5000], dtype=torch.float16) (1, 3) Parameter',
      "['data.pkl', 'byteorder', 'data/0', 'data/1', 'data/2', 'data/3', 'version']",
      'True 7\n',
    ].join('\n'),
  );
});

test('a gradient that is not a number names the call it belongs to', async () => {
  const source = `
import torch, warnings
warnings.simplefilter('always')
with warnings.catch_warnings(record=True) as told:
    x = torch.tensor([-1.0], requires_grad=True)
    with torch.autograd.detect_anomaly():
        y = x.sqrt()
        try:
            y.sum().backward()
        except RuntimeError as error:
            print(error)
print('Error detected in SqrtBackward0' in str(told[-1].message), 'y = x.sqrt()' in str(told[-1].message) or 'line 7' in str(told[-1].message))`;
  expect(await printed(source)).toBe(
    "Function 'SqrtBackward0' returned nan values in its 0th output.\nTrue True\n",
  );
});

test('an operation that reads values of what is on the tape says so by name', async () => {
  const source = `
import torch
x = torch.rand(4, requires_grad=True)
try:
    torch.histc(x, 3).sum().backward()
except (NotImplementedError, RuntimeError) as error:
    print(type(error).__name__)`;
  expect(await printed(source)).toMatch(/Error/);
});
