import { expect, test } from 'vitest';
import { LeastRecent } from './least-recent.ts';

function kept(limit: number, sizeOf?: (value: string) => number) {
  const released: string[] = [];
  return { released, map: new LeastRecent<number, string>(limit, (value) => released.push(value), sizeOf) };
}

test('what was not asked for longest goes first', () => {
  const { map, released } = kept(2);
  map.set(1, 'a');
  map.set(2, 'b');
  map.get(1);
  map.set(3, 'c');
  expect(released).toEqual([]);
  map.trim();
  expect(released).toEqual(['b']);
  expect([map.get(1), map.get(2), map.get(3)]).toEqual(['a', undefined, 'c']);
});

test('the limit is in what the values measure', () => {
  const { map, released } = kept(5, (value) => value.length);
  map.set(1, 'aaaa');
  map.set(2, 'bbb');
  map.set(3, 'c');
  map.trim();
  expect(released).toEqual(['aaaa']);
  expect(map.size).toBe(4);
});

test('replacing, deleting and clearing release, each value once', () => {
  const { map, released } = kept(9);
  map.set(1, 'a');
  map.set(1, 'b');
  map.set(2, 'c');
  map.delete(2);
  map.clear();
  map.clear();
  expect(released).toEqual(['a', 'c', 'b']);
});
