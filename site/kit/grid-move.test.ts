import { expect, test } from 'vitest';
import { cellAtShare, movedCell } from './grid-move.ts';

const size = { rows: 14, cols: 10 };

test.for([
  ['ArrowLeft', { row: 3, col: 4 }],
  ['ArrowRight', { row: 3, col: 6 }],
  ['ArrowUp', { row: 2, col: 5 }],
  ['ArrowDown', { row: 4, col: 5 }],
  ['Home', { row: 3, col: 0 }],
  ['End', { row: 3, col: 9 }],
] as const)('%s moves the cursor', ([key, cell]) => {
  expect(movedCell({ row: 3, col: 5 }, { key }, size)).toEqual(cell);
});

test('with Control, Home and End go to the grid’s corners', () => {
  expect(movedCell({ row: 3, col: 5 }, { key: 'Home', ctrlKey: true }, size)).toEqual({ row: 0, col: 0 });
  expect(movedCell({ row: 3, col: 5 }, { key: 'End', ctrlKey: true }, size)).toEqual({ row: 13, col: 9 });
});

test('the cursor stays inside, and other keys are not its own', () => {
  expect(movedCell({ row: 0, col: 0 }, { key: 'ArrowUp' }, size)).toEqual({ row: 0, col: 0 });
  expect(movedCell({ row: 13, col: 9 }, { key: 'ArrowRight' }, size)).toEqual({ row: 13, col: 9 });
  expect(movedCell({ row: 0, col: 0 }, { key: 'Tab' }, size)).toBeNull();
});

test('a point lies in one cell, on the last edge in the last, outside in none', () => {
  expect(cellAtShare(0, 0, size)).toEqual({ row: 0, col: 0 });
  expect(cellAtShare(1, 1, size)).toEqual({ row: 13, col: 9 });
  expect(cellAtShare(0.55, 0.5, size)).toEqual({ row: 7, col: 5 });
  expect(cellAtShare(-0.01, 0.5, size)).toBeNull();
  expect(cellAtShare(NaN, 0.5, size)).toBeNull();
});
