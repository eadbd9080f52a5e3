/** Pixels as stored, before any rotation. */
export interface StoredSize {
  readonly width: number;
  readonly height: number;
}

export const pixelsOf = ({ width, height }: StoredSize): number => width * height;

/** The one of more pixels. */
export const larger = (a: StoredSize | null, b: StoredSize): StoredSize =>
  a && pixelsOf(a) >= pixelsOf(b) ? a : b;
