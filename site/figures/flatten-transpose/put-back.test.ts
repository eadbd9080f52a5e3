import { expect, test } from 'vitest';
import { book } from '../../book/book.node.ts';
import { patchOf, planarPixels } from '../../book/patch.ts';
import { putBack } from './put-back.ts';

test('with flatten and transpose the picture that is put back is the picture', async () => {
  const { cropped } = await book();
  const { width, height, data } = putBack(cropped, 'flatten');
  expect([width, height]).toEqual([224, 224]);
  expect(Array.from(data)).toEqual(Array.from(cropped.data));
});

test('with reshape every place of the picture holds 768 numbers as they lie in memory', async () => {
  const { cropped } = await book();
  // (1, 768, 14, 14) in memory: number k of patch p at k · 196 + p.
  const memory = new Float32Array(768 * 196);
  for (let p = 0; p < 196; p++)
    for (const [k, value] of Array.from(
      patchOf(planarPixels(cropped), { row: Math.floor(p / 14), col: p % 14 }).data,
    ).entries())
      memory[k * 196 + p] = value;
  const scrambled = planarPixels(putBack(cropped, 'reshape'));
  for (const place of [0, 5, 100, 195]) {
    const found = patchOf(scrambled, { row: Math.floor(place / 14), col: place % 14 }).data;
    expect(Array.from(found)).toEqual(Array.from(memory.slice(place * 768, (place + 1) * 768)));
  }
});
