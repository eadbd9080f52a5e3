import { expect, test } from 'vitest';
import { decodePng } from '#lib/image/png_read.ts';
import { nodeDocument } from '#lib/plot/document.node.ts';
import { readGrid } from '#lib/plot/grid.ts';
import { failOnWarning } from '#lib/plot/snapshot.node.ts';
import { at } from '#lib/plot/view.ts';
import { book } from '../../book/book.node.ts';
import { patchOf, planarPixels } from '../../book/patch.ts';
import { patchPicture } from '../patch-picture.ts';
import { drawSquare } from './draw.ts';
import { meanColors, planeView } from './plane.ts';
import { patchGridStrings } from './strings.ts';
import { valueText } from './value.ts';

failOnWarning();

const PICKED = { row: 6, col: 3 };
const options = { document: nodeDocument(), lang: 'en' } as const;
const pixelsOf = (svg: SVGSVGElement) => {
  const [, base64] = svg.querySelector('image')!.getAttribute('href')!.split(',');
  return decodePng(Uint8Array.from(Buffer.from(base64!, 'base64')));
};

test('the square shows the very pixels of the picture under the marked cell', async () => {
  const { cropped } = await book();
  const patch = patchOf(planarPixels(cropped), PICKED);
  const { width, data } = pixelsOf(drawSquare(patch, null, 'the patch', options.document));
  expect(width).toBe(16);
  for (let row = 0; row < 16; row++) {
    const from = ((96 + row) * 224 + 48) * 3;
    expect([...data.slice(row * 48, row * 48 + 48)]).toEqual([...cropped.data.slice(from, from + 48)]);
  }
});

test('a plane is as bright as its own colour, whatever the others are', async () => {
  const { cropped } = await book();
  const patch = patchOf(planarPixels(cropped), PICKED);
  for (const channel of [0, 1, 2]) {
    const plane = planeView(patch, channel);
    const bright = (row: number, col: number) =>
      [0, 1, 2].reduce((sum, c) => sum + at(plane, c, row, col), 0);
    for (const [row, col] of [
      [0, 0],
      [5, 12],
      [15, 9],
    ] as const)
      for (const [row2, col2] of [
        [3, 3],
        [10, 14],
      ] as const) {
        const order = Math.sign(at(patch, channel, row, col) - at(patch, channel, row2, col2));
        const drawn = bright(row, col) - bright(row2, col2);
        // Neighbouring levels may be drawn alike, never the other way round.
        expect(order * drawn).toBeGreaterThanOrEqual(0);
        if (Math.abs(at(patch, channel, row, col) - at(patch, channel, row2, col2)) > 8)
          expect(drawn).not.toBe(0);
      }
  }
});

test('the picture has a cell for each patch and says what it shows', async () => {
  const { scene } = await book();
  const picture = { href: '/drawn/crop.png', width: 224, height: 224 };
  const svg = patchPicture(picture, PICKED, { ...options, width: 336, alt: scene.alt.en });
  expect(readGrid(svg)).toMatchObject({ rows: 14, cols: 14 });
  expect(svg.querySelectorAll('[data-mark=picked] rect').length).toBeGreaterThan(0);
  expect(svg.getAttribute('aria-label')).toContain('cat');
});

test('values read as Python has them', () => {
  expect(valueText('x', [0, 1, 87, 150], -0.318)).toBe('x[0, 1, 87, 150] = -0.3180');
  expect(valueText('pixels', [0, 1, 87, 150], 87)).toBe('pixels[0, 1, 87, 150] = 87');
});

test('mean colours are means of whole pixel values', () => {
  const patch = { data: [0, 10, 20, 20, 255, 255], shape: [3, 1, 2] };
  expect(meanColors(patch)).toEqual([5, 20, 255]);
});

test('both languages say the same things', () => {
  const [en, zh] = [patchGridStrings('en'), patchGridStrings('zh-CN')];
  expect(zh.planes).toHaveLength(en.planes.length);
  expect(zh.picked(PICKED, 'x[0]', [1, 2, 3])).toContain('x[0]');
});
