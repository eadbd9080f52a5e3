/** What of a picture the model never sees, counted from its size alone. */
import { evalSizes, type CropBox, type EvalConfig, type Size } from '#lib/image/transform.ts';

export interface Unseen {
  /** What the picture is resized to. */
  readonly resized: Size;
  /** Where the crop lies in it. */
  readonly box: CropBox;
  /** Pixels of the resized picture, and those of them inside the crop. */
  readonly pixels: number;
  readonly seen: number;
  /** The part that lies outside the crop, 0 to 1. */
  readonly share: number;
}

export function unseenOf(picture: Size, config: EvalConfig): Unseen {
  const { size: resized, box } = evalSizes(picture, config);
  const inside = (start: number, length: number, whole: number) =>
    Math.max(0, Math.min(start + length, whole) - Math.max(start, 0));
  const pixels = resized.width * resized.height;
  const seen = inside(box.left, box.width, resized.width) * inside(box.top, box.height, resized.height);
  return { resized, box, pixels, seen, share: 1 - seen / pixels };
}
