/** The colours of a picture's three planes, the same wherever one is drawn alone. */
import type { Rgb } from './oklab.ts';

export const PLANES: readonly { readonly en: string; readonly zh: string; readonly color: Rgb }[] = [
  { en: 'red', zh: '红', color: [226, 60, 40] },
  { en: 'green', zh: '绿', color: [40, 168, 70] },
  { en: 'blue', zh: '蓝', color: [62, 112, 242] },
];

/** A plane's colour at a share of its full brightness, from 0 (black) to 1. */
export function planeTint(plane: number, share: number): [number, number, number] {
  const [red, green, blue] = PLANES[plane]!.color;
  return [Math.round(red * share), Math.round(green * share), Math.round(blue * share)];
}
