/**
 * What einops, NumPy, torchvision, Pillow and others print here is what the real packages printed: recorded
 * snippets (`tools/record/packages.py`), each in a fresh namespace of one interpreter.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { createBridge } from './bridge.node.ts';
import { createNodeInterpreter } from './interpreter.node.ts';
import type { Interpreter } from './interpreter.ts';
import { ensurePythonFiles } from './python-files.node.ts';
import { bookPython, recordedError, runScript, snippetsOf } from './recorded.node.ts';

const RECORDED = new URL('../../tests/fixtures/python/packages/', import.meta.url);

let python: Interpreter;
beforeAll(async () => {
  python = await bookPython();
}, 60_000);

async function run(code: string) {
  python.reset();
  const { stdout, stderr, error } = await runScript(python, code);
  return { stdout, stderr, error: recordedError(error) };
}

test("a figure shows at plt.show(), or at the cell's end, once, and says what it shows", async () => {
  const shown: { text: string; alt: unknown; svg: string }[] = [];
  const cell = async (code: string): Promise<void> => {
    const { error } = await python.run(code, {
      name: '<cell 1>',
      onStdout: () => undefined,
      onStderr: () => undefined,
      onDisplay: (text, record) => shown.push({ text, alt: record?.['alt'], svg: String(record?.['svg']) }),
    });
    expect(error).toBeUndefined();
  };
  python.reset();
  await cell(
    'import matplotlib.pyplot as plt\nplt.plot([1, 2], label="train"); plt.title("Loss"); plt.xlabel("epoch");',
  );
  await cell('plt.imshow([[0, 1]]); plt.show(); x = 1');
  await cell('x');
  expect(shown.map(({ text, alt }) => [text, alt])).toEqual([
    ['<Figure size 640x480 with 1 Axes>', 'Figure: Loss: 1 line (train); x epoch.'],
    ['<Figure size 640x480 with 1 Axes>', 'Figure: 1 picture.'],
    ['1', undefined],
  ]);
  expect(shown[0]!.svg).toContain('>Loss</text>');
});

test('the packages are loaded when a cell first names one, and not before', async () => {
  const { 'python_packages.zip': zip } = await ensurePythonFiles();
  let loaded = 0;
  const fresh = await createNodeInterpreter(await createBridge(book), {
    packages: () => {
      loaded++;
      return readFileSync(zip);
    },
  });
  let printed = '';
  const cell = async (code: string): Promise<void> => {
    const onStdout = (text: string): void => void (printed += text);
    await fresh.run(code, { name: '<cell 1>', mode: 'script', onStdout, onStderr: onStdout });
  };
  await cell('import torch, timm\nfrom PIL import Image');
  expect(loaded).toBe(0);
  await cell('print(torch.ones(2).numpy())');
  await cell('import numpy as np\nprint(np.arange(2))');
  expect({ loaded, printed }).toEqual({ loaded: 1, printed: '[1. 1.]\n[0 1]\n' });
}, 60_000);

test("a picture from requests or urllib is the page's own, streamed or as bytes, and a line says so", async () => {
  const { stdout, stderr, error } = await run(`
import io, requests
from PIL import Image
streamed = Image.open(requests.get('https://a/b.jpg', stream=True).raw).convert('RGB')
whole = Image.open(io.BytesIO(requests.get('https://a/b.jpg').content))
print(streamed.size, streamed == whole)`);
  expect(error).toBeNull();
  expect(stdout).toBe('(448, 448) True\n');
  expect(stderr).toContain("instead of https://a/b.jpg, this page's picture cat-meadow.png");
});

test('a package that is not here says what to do instead, and can still be asked for', async () => {
  const { error } = await run('import pandas as pd');
  expect(error).toEqual({
    type: 'ModuleNotFoundError',
    message:
      "No module named 'pandas' on this page. numpy holds tables of numbers here, and Python's csv reads text.",
  });
  const asked = await run("import importlib.util\nprint(importlib.util.find_spec('pandas'))");
  expect(asked.stdout).toBe('None\n');
  expect((await run('import nosuchpackage')).error?.message).toBe("No module named 'nosuchpackage'");
});

test("torchvision's models and data sets can be imported, and say so when used", async () => {
  const { error } = await run('from torchvision import datasets, models, transforms\nmodels.vit_b_16()');
  expect(error?.type).toBe('NotImplementedError');
  expect(error?.message).toContain('torchvision.models.vit_b_16 is part of torchvision but not of this page');
});

test('a line of imports runs, and what is not here says so where it is used, called or subclassed', async () => {
  const imports = `
from timm.models.swin_transformer import SwinTransformer
from torch.ao.quantization import quantize_dynamic
from torch.nn import CrossEntropyLoss
from torch import AliasDb, fx
from torch.nn.modules.rnn import Tensor
from timm.data.transforms import RandomCropOrPad
from timm.models._manipulate import checkpoint_seq
from mpl_toolkits.axes_grid1 import make_axes_locatable
from numpy.lib.stride_tricks import sliding_window_view
from numpy.ma import array
from PIL import Image, ImageChops
`;
  for (const [use, name] of [
    ['SwinTransformer(depth=1)', 'timm.models.swin_transformer.SwinTransformer'],
    ['SwinTransformer.from_name', 'timm.models.swin_transformer.SwinTransformer'],
    ['class Mine(SwinTransformer): pass', 'timm.models.swin_transformer.SwinTransformer'],
    ['quantize_dynamic(CrossEntropyLoss())', 'torch.ao.quantization.quantize_dynamic'],
    ['fx.wrap(print)', 'torch.fx.wrap'],
    ['RandomCropOrPad(8)', 'timm.data.transforms.RandomCropOrPad'],
    ['array([1])', 'numpy.ma.array'],
    ['make_axes_locatable(1)', 'mpl_toolkits.axes_grid1.make_axes_locatable'],
    ['ImageChops.invert(Image.new("L", (1, 1)))', 'PIL.ImageChops.invert'],
    ['import matplotlib.pyplot as plt; plt.figure().canvas.buffer_rgba()', 'fig.canvas.buffer_rgba'],
    ['import torch; torch.AliasDb', 'torch.AliasDb'],
    ['import torch.onnx; torch.onnx.export(1)', 'torch.onnx.export'],
  ]) {
    const { error } = await run(imports + use);
    expect([use, error?.type, error?.message]).toEqual([
      use,
      'NotImplementedError',
      expect.stringMatching(`^${name} is part of \\w+ but not of this page`),
    ]);
  }
  const { stdout, error } = await run(`${imports}print(isinstance(1, SwinTransformer), AliasDb, Tensor)`);
  expect([stdout, error]).toEqual(["False <torch.AliasDb, not of this page> <class 'torch.Tensor'>\n", null]);
  for (const module of ['torch', 'timm.loss', 'torch.utils.data', 'torch.optim.sgd', 'timm.models._registry'])
    expect((await run(`from ${module} import nonsense`)).error?.type).toBe('ImportError');
});

describe.each(readdirSync(RECORDED))('snippets of %s', (file) => {
  test.each(snippetsOf(new URL(file, RECORDED)))(
    '$id prints what the real package prints',
    async ({ code, stdout, error }) => {
      const result = await run(code);
      expect({ stdout: result.stdout, error: result.error }).toEqual({ stdout, error });
    },
  );
});
