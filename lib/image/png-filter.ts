/**
 * PNG's five row filters (https://www.w3.org/TR/png-3/#9Filters): each byte as its difference from a
 * prediction made of the bytes to the left (a), above (b) and above left (c).
 */

type Predictor = (a: number, b: number, c: number) => number;

/** By filter number: none, sub, up, average, Paeth. */
const PREDICTORS: readonly Predictor[] = [() => 0, (a) => a, (_, b) => b, (a, b) => (a + b) >> 1, paeth];

function paeth(a: number, b: number, c: number): number {
  const [byA, byB, byC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (byA <= byB && byA <= byC) return a;
  return byB <= byC ? b : c;
}

/**
 * The rows of a picture, each with the filter that makes its differences smallest, as an encoder compresses
 * them.
 *
 * @param bytes rows of `rowBytes`, without filter bytes.
 * @param pixelBytes bytes from a pixel to its right neighbour.
 * @returns rows of `1 + rowBytes`.
 */
export function filterRows(
  bytes: Uint8Array | Uint8ClampedArray,
  rowBytes: number,
  pixelBytes: number,
): Uint8Array {
  const rows = bytes.length / rowBytes;
  const out = new Uint8Array(rows * (rowBytes + 1));
  const trial = new Uint8Array(rowBytes);
  for (let row = 0; row < rows; row++) {
    const at = row * rowBytes;
    const to = row * (rowBytes + 1);
    let best = Infinity;
    PREDICTORS.forEach((predict, filter) => {
      let sum = 0;
      for (let i = 0; i < rowBytes; i++) {
        const a = i < pixelBytes ? 0 : bytes[at + i - pixelBytes]!;
        const b = row === 0 ? 0 : bytes[at + i - rowBytes]!;
        const c = i < pixelBytes || row === 0 ? 0 : bytes[at + i - rowBytes - pixelBytes]!;
        const rest = (bytes[at + i]! - predict(a, b, c)) & 0xff;
        trial[i] = rest;
        sum += Math.min(rest, 256 - rest);
      }
      if (sum >= best) return;
      best = sum;
      out[to] = filter;
      out.set(trial, to + 1);
    });
  }
  return out;
}

/** The rows as they are, each behind the filter byte 0. Returns rows of `1 + rowBytes`. */
export function unfilteredRows(bytes: Uint8Array | Uint8ClampedArray, rowBytes: number): Uint8Array {
  const rows = bytes.length / rowBytes;
  const out = new Uint8Array(rows * (rowBytes + 1));
  for (let row = 0; row < rows; row++)
    out.set(bytes.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1);
  return out;
}

/**
 * The rows without their filters.
 *
 * @param filtered rows of `1 + rowBytes`, each starting with its filter's number.
 * @throws {RangeError} for a filter number above 4.
 */
export function unfilterRows(
  filtered: Uint8Array,
  rowBytes: number,
  pixelBytes: number,
): Uint8Array<ArrayBuffer> {
  const rows = filtered.length / (rowBytes + 1);
  const out = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row++) {
    const from = row * (rowBytes + 1);
    const at = row * rowBytes;
    const predict = PREDICTORS[filtered[from]!];
    if (!predict) throw new RangeError(`row ${row} has the unknown filter ${filtered[from]}`);
    for (let i = 0; i < rowBytes; i++) {
      const a = i < pixelBytes ? 0 : out[at + i - pixelBytes]!;
      const b = row === 0 ? 0 : out[at + i - rowBytes]!;
      const c = i < pixelBytes || row === 0 ? 0 : out[at + i - rowBytes - pixelBytes]!;
      out[at + i] = filtered[from + 1 + i]! + predict(a, b, c);
    }
  }
  return out;
}
