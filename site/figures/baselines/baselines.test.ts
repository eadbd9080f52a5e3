import { expect, test } from 'vitest';
import { EXAMPLE_LABELS } from '../../transfer/example-features.ts';
import { stacked } from '../../transfer/rows.ts';
import { chance, majority, scoreOf } from './baselines.ts';

/** A row that says its class, turned by as many places as asked. */
const told = (turned: (place: number) => number) =>
  stacked(
    EXAMPLE_LABELS.map((label, place) =>
      Float32Array.from({ length: 4 }, (_, c) => (c === (label + turned(place)) % 4 ? 3 : 0)),
    ),
  );

test('rows that tell their class give every held-out picture its own', () => {
  const { right, of, said } = scoreOf(
    told(() => 0),
    0,
  );
  expect([right, of]).toEqual([100, 100]);
  expect(said.every(([place, label]) => EXAMPLE_LABELS[place] === label)).toBe(true);
});

test('rows that tell nothing of the class give about as much as chance', () => {
  const { right } = scoreOf(
    told((place) => place),
    0,
  );
  expect(right).toBeGreaterThan(5);
  expect(right).toBeLessThan(50);
});

test('one class always gets that class right; chance gets one of four on the mean', () => {
  expect(majority(3)).toMatchObject({ right: 25, of: 100 });
  expect(new Set(majority(3).said.map(([, label]) => label)).size).toBe(1);
  expect(chance(3)).toMatchObject({ right: 25, of: 100, said: [] });
});
