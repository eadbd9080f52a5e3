import { expect, test } from 'vitest';
import { veilPath } from './veil.tsx';

/** The area of the veil in cells. */
const veiled = (patch: number, lastPatch: number): number =>
  [
    ...veilPath({ part: { channel: 0, patch, lastPatch }, rows: 14, cols: 14, cell: 10 }).matchAll(
      /h([\d.]+)v([\d.]+)/g,
    ),
  ]
    .map(([, across, down]) => (Number(across) * Number(down)) / 100)
    .reduce((sum, area) => sum + area, 0);

test.each([
  [176, 195, 176],
  [87, 87, 195],
  [0, 195, 0],
  [13, 14, 194],
])('patches %i to %i stay clear, %i lie in the dark', (patch, lastPatch, dark) => {
  expect(veiled(patch, lastPatch)).toBe(dark);
});
