import { expect, test } from 'vitest';
import { nodeDocument } from './document.node.ts';
import { fixture } from './fixture.node.ts';
import { readGrid } from './grid.ts';
import { describeImage, image } from './image.ts';
import { failOnWarning, reviewable } from './snapshot.node.ts';

failOnWarning();
const document = nodeDocument();
const href = 'https://example.test/cat.png';
const picture = { href, width: 224, height: 224 };

test('a picture with its patch grid, a selected patch and a highlighted one', async () => {
  const options = {
    document,
    width: 340,
    patch: 16,
    selected: { row: 3, col: 5 },
    highlighted: [{ row: 7, col: 8 }],
  };
  const svg = image(picture, options);
  await expect(reviewable(svg)).toMatchFileSnapshot('snapshots/image-grid.svg');
});

test('patches of 15 pixels leave 14 pixels that belong to none, and they are veiled', () => {
  const svg = image(picture, { document, width: 228, patch: 15 });
  expect(readGrid(svg)).toEqual({ x: 2, y: 2, width: 210, height: 210, rows: 14, cols: 14 });
  const veils = [...svg.querySelectorAll('rect')].map((rect) =>
    ['x', 'y', 'width', 'height'].map((name) => Number(Number(rect.getAttribute(name)).toFixed(6))),
  );
  expect(veils).toEqual([
    [212, 2, 14, 224],
    [2, 212, 210, 14],
  ]);
});

test('numbers give the picture itself', () => {
  const svg = image(fixture('preprocess', 'tensor_1'), { document, range: [-1, 1] });
  expect(svg.querySelector('image')!.getAttribute('href')).toMatch(/^data:image\/png/);
});

test('attention lies over the patches, centred on them, and prints its range', () => {
  const map = { data: [0, 0.1, 0.2, 0.4], shape: [2, 2] };
  const svg = image(picture, { document, width: 228, patch: 112, overlay: { map } });
  const [, overlay] = svg.querySelectorAll('image');
  const group = overlay!.parentElement!;
  const shift = /translate\(([\d.]+),([\d.]+)\)/.exec(group.getAttribute('transform')!)!.slice(1).map(Number);
  const place = ['x', 'y'].map((name, i) => Number(overlay!.getAttribute(name)) + shift[i]!);
  for (const edge of place) expect(edge).toBeCloseTo(2, 0);
  expect([...svg.querySelectorAll('text')].map((text) => text.textContent)).toEqual(['0', '0.400']);
});

test('the summary says what is seen', () => {
  const overlay = { map: { data: [0, 0.1, 0.4, 0.2], shape: [2, 2] } };
  expect(describeImage(picture, { patch: 112, selected: { row: 0, col: 1 }, overlay, alt: 'A cat' })).toBe(
    'A cat, 224 by 224 pixels; cut into 2 rows of 2 patches of 112 by 112; row 0, column 1 selected; overlay highest, 0.400, at row 1, column 0.',
  );
  expect(describeImage(picture, { patch: 16, lang: 'zh-CN' })).toBe(
    '图片，224 × 224 像素；切成 14 行、每行 14 个 16 × 16 的 patch。',
  );
});
