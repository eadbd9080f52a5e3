/** Rows of numbers, one a picture: features, or the picture's own pixels. */
import type { TensorData } from '#lib/engine/contract.ts';

/** (n, C), row by row. */
export type Rows = TensorData;

/** The rows at `places`, in their order. */
export function rowsAt({ data, shape }: Rows, places: readonly number[]): Rows {
  const width = shape[1]!;
  const taken = new Float32Array(places.length * width);
  places.forEach((place, i) => taken.set(data.subarray(place * width, (place + 1) * width), i * width));
  return { data: taken, shape: [places.length, width] };
}

/** Rows of one width, one under another. */
export function stacked(rows: readonly Float32Array[]): Rows {
  const width = rows[0]?.length ?? 0;
  const data = new Float32Array(rows.length * width);
  rows.forEach((row, i) => data.set(row, i * width));
  return { data, shape: [rows.length, width] };
}

/** The mean colour of each of `side` × `side` fields of a picture (1, 3, H, W): 3 · side² numbers. */
export function coarsePixels({ data, shape }: TensorData, side = 16): Float32Array {
  const [, channels, height, width] = shape as [number, number, number, number];
  const [tall, wide] = [height / side, width / side];
  const sums = new Float32Array(channels * side * side);
  for (let i = 0; i < data.length; i++) {
    const [x, y, c] = [i % width, Math.floor(i / width) % height, Math.floor(i / (width * height))];
    sums[(c * side + Math.floor(y / tall)) * side + Math.floor(x / wide)]! += data[i]! / (tall * wide);
  }
  return sums;
}
