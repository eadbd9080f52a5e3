import { expect, test } from 'vitest';
import { fileName } from './download.ts';

test('a tensor’s name stays a file name', () => {
  expect(fileName('blocks.5.attn', 'npy')).toBe('blocks.5.attn.npy');
  expect(fileName('../a b/c', 'csv')).toBe('..-a-b-c.csv');
});
