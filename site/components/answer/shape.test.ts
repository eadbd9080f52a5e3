import { expect, test } from 'vitest';
import { readShape } from './shape.ts';

test.each([
  '(1, 197, 192)',
  '1,197,192',
  '1 197 192',
  '[1, 197, 192]',
  'torch.Size([1, 197, 192])',
  '（１，１９７，１９２）',
  '1 x 197 × 192',
  '1x197x192',
  '(1, 197, 192,)',
  '(01, 197, 192)',
])('%s is the shape (1, 197, 192)', (text) => {
  expect(readShape(text)).toEqual(['1', '197', '192']);
});

test('a dimension may be a letter', () => {
  expect(readShape('(b, 197, C)')).toEqual(['B', '197', 'C']);
});

test('a shape of one dimension has Python’s comma, or none', () => {
  expect(readShape('(192,)')).toEqual(['192']);
  expect(readShape('192')).toEqual(['192']);
});

test.each(['', '(1, , 2)', 'one by two', '(1.5, 2)', '(-1, 2)'])('“%s” is no shape', (text) => {
  expect(readShape(text)).toBeUndefined();
});
