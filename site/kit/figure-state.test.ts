import { expect, test } from 'vitest';
import { hashOfState, stateNumber, stateOfHash } from './figure-state.ts';

test('a state goes into the address and comes back', () => {
  const hash = hashOfState('patch-grid', { row: '3', col: '5', note: 'a&b=c' });
  expect(hash).toBe('#fig=patch-grid&col=5&note=a%26b%3Dc&row=3');
  expect(stateOfHash(hash, 'patch-grid')).toEqual({ row: '3', col: '5', note: 'a&b=c' });
});

test('another figure’s state and an ordinary anchor are not this figure’s', () => {
  expect(stateOfHash('#fig=other&row=3', 'patch-grid')).toBeNull();
  expect(stateOfHash('#the-matrix', 'patch-grid')).toBeNull();
  expect(stateOfHash('', 'patch-grid')).toBeNull();
});

test('a number that cannot be is replaced', () => {
  const state = { row: '3', col: 'x', deep: '99', neg: '-1', part: '1.5', none: '' };
  const read = (key: string) => stateNumber(state, key, 7, 0, 13);
  expect(['row', 'col', 'deep', 'neg', 'part', 'none', 'absent'].map(read)).toEqual([3, 7, 7, 7, 7, 7, 7]);
});
