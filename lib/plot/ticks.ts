/** Which indices an axis of cells names: 0, even steps, and the last one; and the room that labels need. */
import { FONT_SIZE } from './canvas.ts';

const STEPS = [1, 2, 4, 8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 2048, 4096];

/**
 * Indices to label on `count` cells that span `length` px, labels at least `apart` px from each other.
 * A step too close to the last index gives way to it.
 */
export function tickPlaces(count: number, length: number, apart: number): number[] {
  if (count <= 0) return [];
  const cell = length / count;
  const step = STEPS.find((size) => size * cell >= apart) ?? count;
  const last = count - 1;
  const places: number[] = [];
  for (let i = 0; i < last; i += step) places.push(i);
  while (places.length > 1 && (last - places.at(-1)!) * cell < apart) places.pop();
  if (places.length === 0 || (last - places[0]!) * cell >= apart) places.push(last);
  return places;
}

/**
 * Width in px that a label on an axis takes at most: digits, signs and points are no wider in any system's
 * font.
 */
export const labelWidth = (label: string): number => Math.ceil(label.length * FONT_SIZE * 0.65);
