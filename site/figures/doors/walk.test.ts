/** The shapes and the errors, as timm 1.0.29 and PyTorch 2.13 give them for two pictures. */
import { expect, test } from 'vitest';
import { walkOf } from './walk.ts';
import type { Asked } from './walk.ts';

const N = [2, 197, 192];
const C = [2, 192];

test.each<[Asked['pool'], Asked['classes'], number[][]]>([
  ['token', '0', [N, C, C, C, C]],
  ['token', '10', [N, C, C, C, [2, 10]]],
  ['token', '1000', [N, C, C, C, [2, 1000]]],
  ['avg', '0', [N, C, C, C, C]],
  ['avg', '10', [N, C, C, C, [2, 10]]],
  ['avg', '1000', [N, C, C, C, [2, 1000]]],
  ['none', '0', [N, N, N, N, N]],
  ['none', '10', [N, N, N, N, [2, 197, 10]]],
  ['none', '1000', [N, N, N, N, [2, 197, 1000]]],
])('tokens through pool %s and %s classes', (pool, classes, shapes) => {
  const walk = walkOf({ pool, classes, handed: 'forward_features' });
  expect([walk.start, ...walk.steps.map(({ shape }) => shape)]).toEqual(shapes);
  expect(walk.error).toBeNull();
  expect([walk.forward_features, walk.forward]).toEqual([N, shapes.at(-1)]);
});

const LAYER_NORM =
  'Given normalized_shape=[192], expected input with shape [*, 192], but got input of size[2]';
const product = (left: string, classes: string): string =>
  `mat1 and mat2 shapes cannot be multiplied (${left} and 192x${classes})`;

test.each<[Asked['pool'], Asked['classes'], string | null, (number[] | null)[]]>([
  ['token', '0', null, [[2], [2], [2], [2]]],
  ['token', '10', product('1x2', '10'), [[2], [2], [2], null]],
  ['token', '1000', product('1x2', '1000'), [[2], [2], [2], null]],
  ['avg', '0', LAYER_NORM, [[2], null, null, null]],
  ['avg', '1000', LAYER_NORM, [[2], null, null, null]],
  ['none', '0', null, [N, N, N, N]],
  ['none', '10', product('394x10', '10'), [[2, 197, 10], [2, 197, 10], [2, 197, 10], null]],
  ['none', '1000', product('394x1000', '1000'), [[2, 197, 1000], [2, 197, 1000], [2, 197, 1000], null]],
])('the answer handed in again, pool %s and %s classes', (pool, classes, error, shapes) => {
  const walk = walkOf({ pool, classes, handed: 'forward' });
  expect(walk.steps.map(({ shape }) => shape)).toEqual(shapes);
  expect(walk.error).toBe(error);
});

test('avg takes the norm behind the pooling', () => {
  const typeOf = (pool: Asked['pool']) =>
    walkOf({ pool, classes: '10', handed: 'forward_features' }).steps.map(({ type }) => type);
  expect(typeOf('token')).toEqual([null, 'Identity', 'Dropout', 'Linear']);
  expect(typeOf('avg')).toEqual([null, 'LayerNorm', 'Dropout', 'Linear']);
});
