import { expect, test } from 'vitest';
import { nodeDocument } from '#lib/plot/document.node.ts';
import { blankRaster } from '#lib/plot/raster.ts';
import { mark } from './mark.ts';
import { rasterSvg, refill } from './raster-svg.ts';

const document = nodeDocument();
const drawing = () => rasterSvg(blankRaster(4, 2), { document, width: 84, label: 'cells' });
const box = (svg: SVGSVGElement) => {
  const rect = svg.querySelector('[data-mark] rect')!;
  return ['x', 'y', 'width', 'height'].map((key) => Number(rect.getAttribute(key)));
};

test('a mark lies around its cell', () => {
  const svg = drawing(); // cells of 20 px, 2 px of room around all
  mark(svg, 'picked', [{ row: 1, col: 2 }]);
  const [x, y, width, height] = box(svg) as [number, number, number, number];
  expect(x).toBeLessThan(42);
  expect(y).toBeLessThan(22);
  expect(x + width).toBeGreaterThan(62);
  expect(y + height).toBeGreaterThan(42);
  expect(width).toBeLessThan(30);
});

test('marking anew under a name moves the mark; other names stay', () => {
  const svg = drawing();
  mark(svg, 'picked', [{ row: 0, col: 0 }]);
  mark(svg, 'counted', [{ row: 0, col: 0, cols: 4 }]);
  const before = box(svg);
  mark(svg, 'picked', [{ row: 1, col: 0 }]);
  expect(box(svg)).not.toEqual(before);
  expect(svg.querySelectorAll('[data-mark]')).toHaveLength(2);
  mark(svg, 'counted', []);
  expect(svg.querySelectorAll('[data-mark=counted] rect')).toHaveLength(0);
});

test('a drawing is filled with other pixels in place', () => {
  const svg = drawing();
  const image = svg.querySelector('image')!;
  const before = image.getAttribute('href');
  const red = { width: 4, height: 2, data: new Uint8Array(32).fill(255) };
  refill(svg, red, 'white cells');
  expect(svg.querySelector('image')).toBe(image);
  expect(image.getAttribute('href')).not.toBe(before);
  expect(svg.getAttribute('aria-label')).toBe('white cells');
});
