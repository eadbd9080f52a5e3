/**
 * A pixel's value as the reader would write it in Python: `x[0, 1, 87, 150] = -0.318`,
 * `pixels[0, 1, 87, 150] = 87`.
 */
import { formatIndexed } from '#lib/plot/format.ts';

export const valueText = (name: 'x' | 'pixels', index: readonly number[], value: number): string =>
  formatIndexed(name, index, value, name === 'pixels' ? 3 : 4);
