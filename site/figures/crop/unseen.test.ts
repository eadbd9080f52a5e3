import { expect, test } from 'vitest';
import { evalConfig } from '../../picture/eval-config.ts';
import { unseenOf } from './unseen.ts';

test('of 600 × 400 pixels the model sees the middle: 74 columns and 12 rows are lost on each side', () => {
  // torchvision 0.28: Resize(248) of a picture of 600 × 400 gives 372 × 248.
  const { resized, box, pixels, seen, share } = unseenOf({ width: 600, height: 400 }, evalConfig());
  expect(resized).toEqual({ width: 372, height: 248 });
  expect(box).toEqual({ left: 74, top: 12, width: 224, height: 224 });
  expect([pixels, seen]).toEqual([92256, 50176]);
  expect(share).toBeCloseTo(0.4561, 4);
});

test('a square loses a fifth as well, and nothing once crop_pct is 1', () => {
  expect(unseenOf({ width: 500, height: 500 }, evalConfig()).share).toBeCloseTo(1 - 224 ** 2 / 248 ** 2, 9);
  expect(unseenOf({ width: 500, height: 500 }, { ...evalConfig(), crop_pct: 1 }).share).toBe(0);
});

test('the wider the picture, the more is lost; squashed, the same as of a square', () => {
  const shares = [300, 600, 1200].map((width) => unseenOf({ width, height: 300 }, evalConfig()).share);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const squashed = unseenOf({ width: 1200, height: 300 }, { ...evalConfig(), crop_mode: 'squash' });
  expect(squashed.resized).toEqual({ width: 248, height: 248 });
});
