/**
 * What Python prints here is what real PyTorch and timm printed: recorded snippets
 * (`tools/record/snippets.py`, and the oracle's), each in a fresh namespace of one interpreter.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Interpreter } from './interpreter.ts';
import { bookPython, recordedError, runScript, snippetsOf } from './recorded.node.ts';

const FIXTURES = new URL('../../tests/fixtures/', import.meta.url);

let python: Interpreter;
beforeAll(async () => {
  python = await bookPython();
}, 60_000);

/**
 * The recorder runs snippets with gradients off; those of `gradients.jsonl` and what stands below run with
 * them on.
 */
async function run(code: string, { pretendCuda = false, gradients = true } = {}) {
  python.reset();
  if (!gradients) {
    const { error } = await runScript(python, '__import__("torch").set_grad_enabled(False)');
    expect(error).toBeUndefined();
  }
  const { error, ...ran } = await runScript(python, code, { settings: { pretendCuda } });
  return { ...ran, error: recordedError(error), raised: error };
}

describe.each([
  ['the oracle', 'oracle/snippets.jsonl'],
  ['the oracle for timm 1.0.29', '../../content/versions/timm-1.0.29.jsonl'],
  ...readdirSync(new URL('torch/snippets/', FIXTURES)).map((file): [string, string] => [
    file,
    `torch/snippets/${file}`,
  ]),
] as [string, string][])('snippets of %s', (_, file) => {
  test.each(snippetsOf(new URL(file, FIXTURES)))(
    '$id prints what PyTorch prints',
    async ({ code, stdout, error }) => {
      const result = await run(code, { gradients: file.endsWith('gradients.jsonl') });
      expect({ stdout: result.stdout, error: result.error }).toEqual({ stdout, error });
    },
  );
});

describe('what no recording shows', () => {
  const lines = async (code: string, pretendCuda = false): Promise<string[]> => {
    const { stdout, raised } = await run(code, { pretendCuda });
    expect(raised?.traceback).toBeUndefined();
    return stdout.trimEnd().split('\n');
  };

  test('a name that PyTorch or timm has and this page has not says so', async () => {
    for (const [expression, owner] of [
      ['torch.fft.rfft', 'torch'],
      ['torch.stft', 'torch'],
      ['torch.zeros(1).to_sparse', 'torch'],
      ['torch.nn.AdaptiveLogSoftmaxWithLoss', 'torch'],
      ['torch.autograd.graph.saved_tensors_hooks', 'torch'],
      ['torch.nn.functional.grouped_mm', 'torch'],
      ['torch.distributions.Cauchy', 'torch'],
      ['torch.distributions.Binomial(2, torch.ones(1)).sample()', 'torch'],
      ['timm.layers.SqueezeExcite', 'timm'],
      ['timm.data.FastCollateMixup', 'timm'],
    ]) {
      const { error } = await run(`import torch, timm\n${expression}`);
      expect(error?.type).toBe('NotImplementedError');
      expect(error?.message).toContain(`is part of ${owner} but not of this page`);
    }
  });

  test("an import that fails names no path of the page's own", async () => {
    const { error } = await run('from torch.nn import Nonesuch');
    expect(error).toEqual({
      type: 'ImportError',
      message: "cannot import name 'Nonesuch' from 'torch.nn' (unknown location)",
    });
  });

  test('what would compile gives back what it got, and says so once', async () => {
    const { stdout, stderr, raised } = await run(`import torch
class Net(torch.nn.Linear): pass
m = Net(2, 1)
@torch.jit.script
def double(x: torch.Tensor) -> torch.Tensor:
    return x * 2
@torch.compile(mode="max-autotune")
def triple(x):
    return x * 3
print(torch.compile(m) is m, torch.jit.trace(m, torch.ones(1, 2)) is m, double(torch.ones(1)), triple(torch.ones(1)))
try:
    torch.jit.script(m).save("m.pt")
except NotImplementedError as error:
    print(error)`);
    expect(raised?.traceback).toBeUndefined();
    expect(stdout).toBe(
      'True True tensor([2.]) tensor([3.])\n' +
        'Files of torch.jit are part of torch but not of this page. Save module.state_dict().\n',
    );
    expect(stderr.match(/^.*nothing is compiled/gm)).toEqual(
      ['torch.jit.script', 'torch.compile', 'torch.jit.trace'].map(
        (name) => `${name}() gives back what it got: nothing is compiled`,
      ),
    );
  });

  test("a reader's own module is saved whole and read again", async () => {
    expect(
      await lines(`import pickle, torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 2)
        self.blocks = nn.ModuleList([nn.Linear(2, 2)])
        self.register_buffer('kept', torch.ones(1))
        self.register_buffer('left', torch.ones(1), persistent=False)
        self.register_parameter('none', None)
        self.scale = 3
    def forward(self, x):
        return self.blocks[0](self.a(x)) * self.scale
class Twice(nn.Linear):
    def forward(self, x):
        return super().forward(x) * 2
m, x = Net().eval(), torch.ones(1, 2)
torch.save(m, 'net.pt')
for read in (torch.load('net.pt', weights_only=False), pickle.loads(pickle.dumps(m))):
    print(torch.equal(read(x), m(x)), read.none, read.left, read.training, list(read.state_dict()))
twice = Twice(2, 1)
print(torch.equal(pickle.loads(pickle.dumps(twice))(x), twice(x)), pickle.loads(pickle.dumps(twice)))`),
    ).toEqual([
      ...Array.from(
        { length: 2 },
        () =>
          "True None tensor([1.]) False ['kept', 'a.weight', 'a.bias', 'blocks.0.weight', 'blocks.0.bias']",
      ),
      'True Twice(in_features=2, out_features=1, bias=True)',
    ]);
  });

  test('what of training is not here says so by name', async () => {
    for (const code of ['torch.optim.SparseAdam', 'torch.autograd.forward_ad.dual_level'])
      expect((await run(`import torch\n${code}`)).error?.type, code).toBe('NotImplementedError');
  });

  test("an exception in a reader's forward comes out whole, with the reader's frames only", async () => {
    const { raised } = await run(
      [
        'import torch',
        'from torch import nn',
        'class Inner(nn.Module):',
        '    def forward(self, x):',
        "        raise KeyError('inner')",
        'net = nn.Sequential(nn.Identity(), Inner())',
        'net(torch.zeros(1))',
      ].join('\n'),
    );
    expect(raised?.type).toBe('KeyError');
    expect(raised?.traceback).toMatch(/line 7, in <module>[^]*line 5, in forward[^]*KeyError: 'inner'$/);
    expect(raised?.traceback).not.toContain('facade');
  });

  test("a reader's module inside timm's model is called with its hooks", async () => {
    const code = `
import torch, timm
from torch import nn
class Double(nn.Module):
    def forward(self, x):
        return x * 2
m = timm.create_model('vit_tiny_patch16_224', depth=1, img_size=32).eval()
m.head = nn.Sequential(Double(), nn.Identity())
seen = []
m.head[0].register_forward_hook(lambda mod, i, o: seen.append((type(mod).__name__, torch.equal(i[0] * 2, o))))
print(m(torch.zeros(1, 3, 32, 32)).shape, seen, m.head)`;
    expect(await lines(code)).toEqual([
      "torch.Size([1, 192]) [('Double', True)] Sequential(",
      '  (0): Double()',
      '  (1): Identity()',
      ')',
    ]);
  });

  test('pretend-cuda tags tensors and modules, and torchsummary meets the mismatch of the tutorials', async () => {
    const code = `
import torch, timm
from torchsummary import summary
x = torch.zeros(2).cuda()
print(torch.cuda.is_available(), x, x.device)
m = timm.create_model('vit_tiny_patch16_224', depth=1)
try:
    summary(m, (3, 224, 224))
except RuntimeError as e:
    print(e)
summary(m.cuda(), (3, 224, 224))`;
    const printed = await lines(code, true);
    expect(printed.slice(0, 2)).toEqual([
      "True tensor([0., 0.], device='cuda:0') cuda:0",
      'Input type (torch.cuda.FloatTensor) and weight type (torch.FloatTensor) should be the same',
    ]);
    expect(printed).toContain('Total params: 785,896');
    expect((await run('import torch\nprint(torch.cuda.is_available())')).stdout).toBe('False\n');
  });

  test("the hub's model card runs unchanged on the page's picture, and says so", async () => {
    const card = readFileSync(new URL('python/model-card.py', FIXTURES), 'utf8');
    const { stdout, stderr, raised } = await run(
      `${card}\nprint(output.shape, top5_class_indices.shape, img.size)`,
    );
    expect(raised?.traceback).toBeUndefined();
    expect(stdout).toBe('torch.Size([1, 192]) torch.Size([1, 5]) (448, 448)\n');
    expect(stderr).toContain("this page's picture cat-meadow.png");
    expect(stderr).toContain('the head for 1000 classes is freshly drawn');
  }, 60_000);

  test("a picture of the site's own is opened by its path; one that is not there is the page's, and a line says so", async () => {
    const { stdout, stderr } = await run(`
from PIL import Image
print(Image.open('public/images/transfer/crab.png').size)
print(Image.open('public/images/transfer/nowhere.png').size)`);
    expect(stdout).toBe('(672, 560)\n(448, 448)\n');
    expect(stderr.trim().split('\n')).toEqual([
      "A cell has no network and no files: instead of public/images/transfer/nowhere.png, this page's picture cat-meadow.png.",
    ]);
  }, 60_000);

  test('the bundled checkpoint gives the probabilities that timm gives', async () => {
    // Recorded by real timm 1.0.29 on the same file and the same picture.
    const recorded = JSON.parse(readFileSync(new URL('scenes_logits.json', FIXTURES), 'utf8')) as {
      class_names: string[];
      scenes: { file: string; top5: { name: string; probability: number }[] }[];
    };
    const { top5 } = recorded.scenes.find(({ file }) => file === 'cat-meadow.png')!;
    const code = `
import timm
from PIL import Image
m = timm.create_model('vit_tiny_patch16_224', num_classes=100, checkpoint_path='vit_tiny_patch16_224.scenes.safetensors').eval()
t = timm.data.create_transform(**timm.data.resolve_model_data_config(m))
top = m(t(Image.open('cat.png')).unsqueeze(0)).softmax(1).topk(5)
print(top.indices[0].tolist(), top.values[0].tolist(), sep='\\n')`;
    const [indices, values] = (await lines(code)).map((line) => JSON.parse(line) as number[]);
    expect(indices!.map((i) => recorded.class_names[i])).toEqual(top5.map(({ name }) => name));
    values!.forEach((value, i) => {
      expect(value).toBeCloseTo(top5[i]!.probability, 5);
    });
  });

  test('weights that are not here leave shapes and counts right, and a line says that the numbers are drawn', async () => {
    const { stdout, stderr, error, wanted } = await run(`
import timm
m = timm.create_model('resnet50', pretrained=True, num_classes=10)
print(sum(p.numel() for p in m.parameters()), m.fc.weight.shape)`);
    expect(error).toBeNull();
    expect(stdout).toContain('23528522 torch.Size([10, 2048])');
    expect(stderr).toContain(
      'pretrained=True: the weights of timm/resnet50.a1_in1k are not here, so the numbers of this model are freshly drawn.',
    );
    expect(wanted).toEqual(['timm/resnet50.a1_in1k']);
  });

  test('pretrained=True draws as many random numbers as PyTorch, and fits what timm’s weights fit', async () => {
    const { stdout } = await run(`
import timm, torch
for pretrained in (False, True):
    torch.manual_seed(0)
    m = timm.create_model('resnet18', pretrained=pretrained, num_classes=3)
    print(torch.rand(1).item())
try:
    timm.create_model('deit_tiny_patch16_224', pretrained=True, depth=11)
except RuntimeError as error:
    print(str(error)[:60].replace(chr(10), ' '), 'blocks.11.attn.proj.bias' in str(error))`);
    const [one, two, three] = stdout.split('\n');
    expect(one).toBe(two);
    expect(three).toMatch(/^Error\(s\) in loading state_dict for VisionTransformer:.* True$/);
  });

  test('a checkpoint that is not here is refused by name', async () => {
    const missing = await run(
      "import timm\ntimm.create_model('resnet18', checkpoint_path='other.safetensors')",
    );
    expect(missing.error?.type).toBe('FileNotFoundError');
  });
});
