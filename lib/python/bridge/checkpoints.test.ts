import { expect, test } from 'vitest';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { writeSafetensors } from '#lib/safetensors/write.ts';
import { create_model } from '#lib/timm/index.ts';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { Checkpoints, type KeptCheckpoints } from './checkpoints.ts';

const ID = 'timm/resnet18.a1_in1k';

/** A checkpoint of resnet18 that holds its tensors' places in the file. */
const bytes = writeSafetensors(
  new Map(
    Array.from(create_model('resnet18').state_dict(), ([name, { shape }], i) => [
      name,
      {
        dtype: 'F32' as const,
        shape,
        data: new Float32Array(shape.reduce((size, side) => size * side, 1)).fill(i + 1),
      },
    ]),
  ),
);

function keeper(...keys: string[]): KeptCheckpoints & { readonly loads: string[] } {
  const loads: string[] = [];
  return {
    loads,
    keys: () => Promise.resolve(keys),
    load: (key) => {
      loads.push(key);
      return Promise.resolve(parseSafetensors(bytes));
    },
  };
}
const noBundled = () => Promise.resolve(parseSafetensors(writeSafetensors(new Map())));
const firstOf = (model: ReturnType<typeof create_model>, name: string): number =>
  model.state_dict().get(name)!.values()[0]!;

test('pretrained=True is timm’s weights where they are kept, with nothing said', async () => {
  const kept = keeper(`hub:${ID}`, 'hub:timm/resnet50.a1_in1k');
  const checkpoints = new Checkpoints(book, noBundled, kept);
  await checkpoints.prepare("m = timm.create_model('resnet18', pretrained=True, num_classes=10)");
  const model = create_model('resnet18', { pretrained: true, num_classes: 10 }, checkpoints);
  expect(firstOf(model, 'conv1.weight')).toBe(1);
  expect(firstOf(model, 'fc.weight')).not.toBe(121);
  expect([checkpoints.notices(), checkpoints.wanted()]).toEqual([[], []]);
  // Only what the cell names is loaded, once.
  await checkpoints.prepare("n = timm.create_model('resnet18', pretrained=True)");
  expect(kept.loads).toEqual([`hub:${ID}`]);
});

test('weights of another tag are not taken for those asked for', async () => {
  const checkpoints = new Checkpoints(book, noBundled, keeper(`hub:${ID}`));
  await checkpoints.prepare("m = timm.create_model('resnet18.tv_in1k', pretrained=True)");
  create_model('resnet18.tv_in1k', { pretrained: true }, checkpoints);
  expect(checkpoints.wanted()).toEqual(['timm/resnet18.tv_in1k']);
  expect(checkpoints.wanted()).toEqual([]);
});

test('a reader’s own file is a checkpoint_path', async () => {
  const checkpoints = new Checkpoints(book, noBundled, keeper('file:mine.safetensors'));
  await checkpoints.prepare("m = timm.create_model('resnet18', checkpoint_path='mine.safetensors')");
  const model = create_model('resnet18', { checkpoint_path: 'mine.safetensors' }, checkpoints);
  expect(firstOf(model, 'conv1.weight')).toBe(1);
  expect(() => create_model('resnet18', { checkpoint_path: 'other.safetensors' }, checkpoints)).toThrow(
    expect.objectContaining({ pyType: 'FileNotFoundError' }),
  );
});

test('the site’s other files are loaded where a cell names them, and only then', async () => {
  const loads: string[] = [];
  const other = 'resnet18.scenes.safetensors';
  const checkpoints = new Checkpoints({ ...book, otherWeights: [other] }, (name) => {
    loads.push(name);
    return Promise.resolve(parseSafetensors(bytes));
  });
  await checkpoints.prepare("m = timm.create_model('resnet18', pretrained=True)");
  expect(loads).toEqual([book.weights]);
  await checkpoints.prepare(`m = timm.create_model('resnet18', checkpoint_path='public/models/${other}')`);
  expect(loads).toEqual([book.weights, other]);
  const model = create_model('resnet18', { checkpoint_path: `public/models/${other}` }, checkpoints);
  expect(firstOf(model, 'conv1.weight')).toBe(1);
});
