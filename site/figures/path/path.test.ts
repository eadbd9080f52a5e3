import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tensorOf } from '#lib/engine/tap.ts';
import { book, preparedScene } from '../../book/book.node.ts';
import { classNames, model, topClasses } from '../../book/model.ts';
import { pathOf } from './path.ts';

const VIT = { name: 'vit_tiny_patch16_224', options: { num_classes: 100 } };
const picture = { height: 224, width: 224 };

test('eight pictures change the first number of every shape behind the stack, and nothing else', () => {
  const [one, eight] = [pathOf(1, picture, VIT), pathOf(8, picture, VIT)];
  expect(one).toHaveLength(11);
  for (const [i, { key, shape }] of one.entries()) {
    const many = eight[i]!.shape;
    if (key === 'img' || key === 'transforms') expect(many).toEqual(shape);
    else expect(many).toEqual([8, ...shape.slice(1)]);
  }
});

test('the traced shapes are those of a run', async () => {
  const { run } = await book();
  const taps = [
    model.patch_embed,
    '_pos_embed',
    'forward_features',
    'forward_head_pre_logits',
    'logits',
  ] as const;
  const ran = await run(taps);
  const shapes = new Map(pathOf(1, picture, VIT).map(({ key, shape }) => [key, shape]));
  const steps = ['patch_embed', 'pos_embed', 'norm', 'pool', 'head'] as const;
  expect(taps.map((tap) => tensorOf(ran, tap).shape)).toEqual(steps.map((step) => shapes.get(step)));
});

test('to pictures of no class it gives one class about half of the hundred percent, or more', async () => {
  const { run, model: loaded } = await book();
  const names = classNames(loaded.metadata, 'en');
  const first = async (file: string) => {
    const { input } = await preparedScene(file);
    return topClasses(tensorOf(await run(['logits'], { input }), 'logits').data, names)[0]!.probability;
  };
  expect(names).not.toContain('teapot');
  expect(names).not.toContain('koala');
  expect(await first('teapot-of-no-class.png')).toBeGreaterThan(0.5);
  expect(await first('koala-never-seen.png')).toBeGreaterThan(0.4);
});

test('the names that the chapter’s cell lists are the model’s, in its order', async () => {
  const { model: loaded } = await book();
  const chapter = await readFile('content/docs/chapters/quick-tour.mdx', 'utf8');
  const listed = /names = '''\n([^']+)\n'''/.exec(chapter)![1]!;
  expect(listed.replaceAll('\n', ' ').split(', ')).toEqual(classNames(loaded.metadata, 'en'));
});
