import { expect, test } from 'vitest';
import { nodeDocument } from './document.node.ts';
import { fixture } from './fixture.node.ts';
import { planes } from './planes.ts';
import { failOnWarning, reviewable } from './snapshot.node.ts';
import { at } from './ndarray.ts';

failOnWarning();
const document = nodeDocument();
const picture = fixture('preprocess', 'image_1'); // (224, 224, 3)

/** The patch of `size` pixels with its corner at (row, col), (3, size, size). */
function patchAt(row: number, col: number, size: number) {
  const data = Array.from({ length: 3 * size * size }, (_, i) =>
    at(picture, row + (Math.floor(i / size) % size), col + (i % size), Math.floor(i / (size * size))),
  );
  return { data, shape: [3, size, size] };
}

test('a corner of a picture as three planes of numbers', async () => {
  const svg = planes(patchAt(48, 80, 4), { document, width: 640, selected: { row: 2, col: 3 } });
  await expect(reviewable(svg)).toMatchFileSnapshot('snapshots/planes.svg');
});

test('every number of a 16 × 16 patch is written, plane after plane', () => {
  const patch = patchAt(48, 80, 16);
  const texts = [...planes(patch, { document }).querySelectorAll('text')].map((text) => text.textContent);
  expect(texts.slice(0, 3)).toEqual(['patch[0] red', 'patch[1] green', 'patch[2] blue']);
  expect(texts.slice(3).map(Number)).toEqual(patch.data);
});

test('normalised numbers are written with two digits, never as minus zero', () => {
  const svg = planes({ data: [-0.001, 0.5, -1], shape: [3, 1, 1] }, { document, range: [-1, 1] });
  const texts = [...svg.querySelectorAll('text')].slice(3).map((text) => text.textContent);
  expect(texts).toEqual(['0', '.50', '−1']);
});

test('the summary counts 768 numbers', () => {
  const label = planes(patchAt(48, 80, 16), { document }).getAttribute('aria-label');
  expect(label).toMatch(/^Three planes of 16 by 16 numbers, 768 in all: red \d+ to \d+, mean/);
});

test('other shapes are refused', () => {
  expect(() => planes({ data: [1], shape: [1, 1, 1] }, { document })).toThrow(
    'planes are (3, h, w), not (1, 1, 1)',
  );
});
