import { expect, test } from 'vitest';
import { tickPlaces } from './ticks.ts';

test('an axis names 0, even steps and the last index', () => {
  expect(tickPlaces(17, 480, 34)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16]);
  expect(tickPlaces(192, 600, 34)).toEqual([0, 16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 191]);
});

test('labels never stand closer than asked', () => {
  for (const [count, length] of [
    [3, 20],
    [48, 276],
    [197, 300],
    [768, 280],
    [5000, 100],
  ] as const) {
    const places = tickPlaces(count, length, 34);
    for (let i = 1; i < places.length; i++)
      expect(((places[i]! - places[i - 1]!) * length) / count).toBeGreaterThanOrEqual(34);
    expect(places[0]).toBe(0);
  }
});
