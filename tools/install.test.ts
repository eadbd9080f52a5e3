import { expect, test } from 'vitest';
import { isInstalled, isNewEnough } from './install.mjs';

test.for([
  ['20.20.2', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['23.0.0', true],
  ['24.21.0', true],
] as const)('Node %s is new enough: %s', ([version, expected]) => {
  expect(isNewEnough(version)).toBe(expected);
});

test('the dependencies that run this test are installed as the lock file says', () => {
  expect(isInstalled()).toBe(true);
});
