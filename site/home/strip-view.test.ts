import { expect, test } from 'vitest';
import type { TensorData } from '#lib/engine/contract.ts';
import { tapName } from '#lib/engine/tap.ts';
import type { Language } from '#lib/plot/language.ts';
import { at } from '#lib/plot/ndarray.ts';
import { book } from '../book/book.node.ts';
import { topClasses } from '../book/model.ts';
import { mayBeNone } from '../book/may-be-none.ts';
import { drawnBook } from '../figure/drawn-book.node.ts';
import { stripTaps } from './stages.ts';
import { percent, stripView } from './strip-view.ts';
import type { Tensors } from './strip-view.ts';

async function drawn(lang: Language) {
  const [opened, shared] = [await book(), await drawnBook(lang)];
  const taps = stripTaps(shared.form.depth);
  const run = await opened.run(Object.values(taps));
  const tensors = Object.fromEntries(
    Object.entries(taps).map(([name, tap]): [string, TensorData] => [name, run.tensors.get(tapName(tap))!]),
  ) as Tensors;
  return { tensors, shared, view: await stripView(tensors, shared) };
}

test('the strip shows the shapes of the run from picture to logits', async () => {
  const { view, shared } = await drawn('en');
  expect(Object.values(view.stages).map(({ shape }) => shape.join(' '))).toEqual([
    '1 3 224 224',
    '1 192 14 14',
    '1 196 192',
    '1 197 192',
    '1 197 192',
    `1 ${shared.classNames.length}`,
  ]);
  expect(view.blocks).toHaveLength(12);
});

test('the classes are those of the logits, in the page’s language', async () => {
  const { view, tensors } = await drawn('zh-CN');
  const english = topClasses(tensors.logits.data, []);
  expect(view.classes.map(({ index }) => index)).toEqual(english.map(({ index }) => index));
  expect(view.classes[0]!.name).toMatch(/\p{Script=Han}/u);
});

test('what a block’s sentence names is where its class token looks most', async () => {
  const { view, tensors } = await drawn('en');
  for (const [i, { says }] of view.blocks.entries()) {
    const [, row, col] = /row (\d+), column (\d+)/.exec(says)!.map(Number);
    const attention = tensors[`block${i}`]!;
    const given = (patch: number) =>
      [0, 1, 2].reduce((sum, head) => sum + at(attention, 0, head, 0, 1 + patch) / 3, 0);
    const most = given(row! * 14 + col!);
    for (let patch = 0; patch < 196; patch++) expect(given(patch)).toBeLessThanOrEqual(most + 1e-6);
  }
});

test('a first class that gets no more than pictures of no class may be wrong, and so may all', async () => {
  const { tensors, shared, view } = await drawn('en');
  const limit = shared.unknownLimit;
  expect(limit).toBeGreaterThan(0.01); // 1 of 100 classes
  expect(limit).toBeLessThan(1);
  expect(mayBeNone(limit, limit)).toBe(true);
  expect(mayBeNone(limit + 1e-6, limit)).toBe(false);
  const first = view.classes[0]!.probability;
  const unsure = await stripView(tensors, { ...shared, unknownLimit: first });
  expect(unsure.none).toMatch(/^It may be that none of my 100 classes is right: /);
  expect((await stripView(tensors, { ...shared, unknownLimit: first - 1e-6 })).none).toBe('');
});

test('shares are written with one digit', () => {
  expect([0.0664, 1, 0, 0.0004].map(percent)).toEqual(['6.6 %', '100.0 %', '0.0 %', '< 0.1 %']);
});
