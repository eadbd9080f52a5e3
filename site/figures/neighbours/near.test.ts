/** What the chapter says of near pictures, on all sample pictures. */
import { expect, test } from 'vitest';
import { tensorOf } from '#lib/engine/tap.ts';
import { book, scenes } from '../../book/book.node.ts';
import { pictureOf, sceneBatch } from '../../book/scene-batch.node.ts';
import { cosine, ranked, same, written } from './near.ts';

test('cosine knows the direction and not the length', () => {
  expect(cosine([3, 4], [30, 40])).toBeCloseTo(1, 12);
  expect(cosine([3, 4], [-4, 3])).toBeCloseTo(0, 12);
  expect(cosine([1, 0], [-2, 0])).toBeCloseTo(-1, 12);
});

test('rows come most alike first, those that are missing not at all', () => {
  expect(ranked([1, 0], [[0, 1], undefined, [2, 0]]).map(({ place }) => place)).toEqual([2, 0]);
});

test('a cosine is written with its sign and two digits', () => {
  expect([0.2084, -0.052, 0.001, 1].map(written)).toEqual(['+0.21', '−0.05', '0.00', '+1.00']);
});

test('a picture is the same as one of equal numbers', () => {
  expect(same({ data: [1, 2] }, { data: Float32Array.of(1, 2) })).toBe(true);
  expect(same({ data: [1, 2] }, { data: [1, 3] })).toBe(false);
  expect(same({ data: [1, 2] }, { data: [1] })).toBe(false);
});

test('for none of the sixteen pictures are pixels and features of one mind about the nearest', async () => {
  const input = await sceneBatch();
  const result = await (await book()).run(['forward_head_pre_logits'], { input });
  const features = tensorOf(result, 'forward_head_pre_logits');
  const files = (await scenes()).map(({ file }) => file);
  const nearest = (from: number, tensor: typeof input): string => {
    const rows = files.map((_, i) => (i === from ? undefined : pictureOf(tensor, i).data));
    return files[ranked(pictureOf(tensor, from).data, rows)[0]!.place]!;
  };
  files.forEach((file, i) => expect(nearest(i, features), file).not.toBe(nearest(i, input)));
  const koala = files.indexOf('koala-never-seen.png');
  expect(nearest(koala, input)).toBe('house-in-the-corner.png');
  expect(nearest(koala, features)).toBe('elephant-upside-down.png');
});
