import { expect, test } from 'vitest';
import { nodeDocument } from './document.node.ts';
import { readGrid, writeGrid } from './grid.ts';

test('a grid written on an element is read back', () => {
  const element = nodeDocument().createElement('svg');
  expect(readGrid(element)).toBeNull();
  const grid = { x: 50, y: 36.5, width: 540, height: 190, rows: 17, cols: 48 };
  writeGrid(element, grid);
  expect(readGrid(element)).toEqual(grid);
  element.setAttribute('data-grid', '1 2 x 4 5 6');
  expect(readGrid(element)).toBeNull();
});
