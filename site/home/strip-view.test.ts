import { expect, test } from 'vitest';
import { tapName } from '#lib/engine/tap.ts';
import { at } from '#lib/plot/view.ts';
import { book } from '../book/book.node.ts';
import { classNames, topClasses } from '../book/model.ts';
import { mayBeNone } from '../book/may-be-none.ts';
import { unknownLimit } from '../book/unknown-limit.node.ts';
import { classesHtml, noneSentence } from './classes-html.ts';
import { BLOCKS, STRIP_TAPS } from './stages.ts';
import { percent, stripView } from './strip-view.ts';

async function drawn(lang: 'en' | 'zh-CN') {
  const opened = await book();
  const { tensors } = await opened.run(STRIP_TAPS);
  const names = classNames(opened.model.metadata, lang);
  const { form } = opened.model;
  const context = { lang, names, limit: await unknownLimit(), form: form! } as const;
  return { tensors, names, view: await stripView(tensors, context) };
}

test('the strip shows the shapes of the run from picture to logits', async () => {
  const { view, names } = await drawn('en');
  expect(Object.values(view.stages).map(({ shape }) => shape.join(' '))).toEqual([
    '1 3 224 224',
    '1 192 14 14',
    '1 196 192',
    '1 197 192',
    '1 197 192',
    `1 ${names.length}`,
  ]);
  expect(view.blocks).toHaveLength(12);
});

test('the classes are those of the logits, in the page’s language', async () => {
  const { view, tensors } = await drawn('zh-CN');
  const english = topClasses(tensors.get('logits')!.data, []);
  expect(view.classes.map(({ index }) => index)).toEqual(english.map(({ index }) => index));
  expect(view.classes[0]!.name).toMatch(/\p{Script=Han}/u);
  expect(classesHtml(view).text).toContain(percent(view.classes[4]!.probability));
});

test('what a block’s sentence names is where its class token looks most', async () => {
  const { view, tensors } = await drawn('en');
  for (const [i, { tap }] of BLOCKS.entries()) {
    const [, row, col] = /row (\d+), column (\d+)/.exec(view.blocks[i]!.says)!.map(Number);
    const attention = tensors.get(tapName(tap))!;
    const given = (patch: number) =>
      [0, 1, 2].reduce((sum, head) => sum + at(attention, 0, head, 0, 1 + patch) / 3, 0);
    const most = given(row! * 14 + col!);
    for (let patch = 0; patch < 196; patch++) expect(given(patch)).toBeLessThanOrEqual(most + 1e-6);
  }
});

test('a first class that gets no more than pictures of no class may be wrong, and so may all', async () => {
  const limit = await unknownLimit();
  expect(limit).toBeGreaterThan(0.01); // 1 of 100 classes
  expect(limit).toBeLessThan(1);
  expect(mayBeNone(limit, limit)).toBe(true);
  expect(mayBeNone(limit + 1e-6, limit)).toBe(false);
  const { view } = await drawn('en');
  const context = { lang: 'en', count: 100, limit } as const;
  expect(noneSentence({ ...view, none: true }, context)).toMatch(
    /^It may be that none of my 100 classes is right: /,
  );
  expect(noneSentence({ ...view, none: false }, context)).toBe('');
});

test('shares are written with one digit', () => {
  expect([0.0664, 1, 0, 0.0004].map(percent)).toEqual(['6.6 %', '100.0 %', '0.0 %', '< 0.1 %']);
});
