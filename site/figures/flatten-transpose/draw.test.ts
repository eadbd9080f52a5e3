import { expect, test } from 'vitest';
import { nodeDocument } from '#lib/plot/document.node.ts';
import { drawMap, redrawMap } from './draw.ts';

const proj = { data: Float32Array.from({ length: 2 * 196 }, (_, i) => Math.sin(i)), shape: [1, 2, 14, 14] };
const options = { document: nodeDocument() };

/** The area of the veil in cells of the grid. */
function veiled(svg: SVGSVGElement): number {
  const [, , width] = svg.getAttribute('data-grid')!.split(' ').map(Number) as [number, number, number];
  const path = svg.querySelector('[data-veil]')!.getAttribute('d')!;
  const boxes = [...path.matchAll(/h([\d.]+)v([\d.]+)/g)];
  const area = boxes.reduce((sum, [, w, h]) => sum + Number(w) * Number(h), 0);
  return Math.round(area / (width / 14) ** 2);
}

test('a map leaves clear exactly the patches that are in the row', () => {
  const svg = drawMap(proj, { channel: 0, patch: 176, lastPatch: 195 }, 'the map', options);
  expect(veiled(svg)).toBe(176);
  expect(svg.getAttribute('aria-label')).toBe('the map');
  const before = svg.querySelector('image')!.getAttribute('href');
  redrawMap(svg, proj, { channel: 1, patch: 87, lastPatch: 87 }, 'another');
  expect(veiled(svg)).toBe(195);
  expect(svg.querySelector('image')!.getAttribute('href')).not.toBe(before);
  expect(svg.getAttribute('aria-label')).toBe('another');
});
