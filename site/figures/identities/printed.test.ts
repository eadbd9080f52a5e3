import { expect, test } from 'vitest';
import { moduleLines } from '../../drawings/module-lines.ts';
import { create_model } from '#lib/timm/create_model.ts';
import { identitiesOf, printedBy, reasonOf, RELEASES } from './printed.ts';

test('every release prints more of them', () => {
  expect(RELEASES.map((release) => identitiesOf(printedBy(release)).length)).toEqual([14, 14, 51, 88, 100]);
});

test('the newest prints what this site’s own model prints', () => {
  expect(printedBy('1.0.29')).toEqual(moduleLines(create_model('vit_tiny_patch16_224')));
});

test('each has a reason', () => {
  const count = new Map<string, number>();
  for (const path of identitiesOf(printedBy('1.0.29')))
    count.set(reasonOf(path), (count.get(reasonOf(path)) ?? 0) + 1);
  expect(Object.fromEntries(count)).toEqual({
    norm: 27,
    qk_norm: 24,
    layer_scale: 24,
    drop_path: 24,
    other: 1,
  });
});
