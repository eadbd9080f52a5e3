import { expect, test } from 'vitest';
import { tablePage } from './table-page.ts';

const view = { data: Float32Array.from({ length: 2 * 17 * 48 }, (_, i) => i), shape: [2, 17, 48] };

test('a page shows the numbers at the indices that it names', () => {
  const { rows, cols, header, lines } = tablePage(view, 20, 24);
  expect({ rows, cols }).toEqual({ rows: 34, cols: 48 });
  expect(header).toEqual([24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35]);
  expect(lines).toHaveLength(14);
  const { index, values } = lines[3]!; // line 23 is [1, 6]
  expect(index).toEqual([1, 6]);
  expect(values[5]).toBe((1 * 17 + 6) * 48 + 29);
});

test('pages stay inside the table', () => {
  expect(tablePage(view, -5, 999)).toMatchObject({ firstRow: 0, firstCol: 36 });
  expect(tablePage({ data: [7], shape: [] }, 0, 0).lines).toEqual([{ index: [], values: [7] }]);
  expect(tablePage({ data: [], shape: [0] }, 0, 0).lines).toEqual([]);
});
