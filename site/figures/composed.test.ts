import { expect, test } from 'vitest';
import { nodeDocument } from '#lib/plot/document.node.ts';
import { blankRaster } from '#lib/plot/raster.ts';
import { composed } from './composed.ts';
import { rasterSvg } from './raster-svg.ts';

test('parts stand side by side in rows, each whole, with their labels', () => {
  const document = nodeDocument();
  const part = (width: number, label: string) => ({
    svg: rasterSvg(blankRaster(2, 2), { document, width, label }),
    label,
  });
  const whole = composed([[part(100, 'one'), part(60, 'two')], [part(120, 'three')]], document);
  const parts = [...whole.querySelectorAll(':scope > svg')].map((svg) =>
    ['x', 'y', 'width', 'height'].map((key) => Number(svg.getAttribute(key))),
  ) as [number, number, number, number][];
  expect(whole.textContent).toBe('onetwothree');
  expect(parts).toHaveLength(3);
  const [width, height] = ['width', 'height'].map((key) => Number(whole.getAttribute(key)));
  for (const [i, [x, y, w, h]] of parts.entries()) {
    expect(x + w).toBeLessThanOrEqual(width!);
    expect(y + h).toBeLessThanOrEqual(height!);
    for (const [x2, y2, w2, h2] of parts.slice(i + 1))
      expect(x + w <= x2 || x2 + w2 <= x || y + h <= y2 || y2 + h2 <= y).toBe(true);
  }
});
