/**
 * Writes safetensors files of float32 and float16 tensors, byte for byte as the reference writer does: larger
 * elements first, then by name, header padded with spaces to a multiple of 8. The same tensors always give
 * the same bytes.
 *
 * Left out: the other dtypes, which nothing here writes.
 */
import { DTYPE_BYTES } from './dtype.ts';
import { narrowToFloat16 } from './half.ts';

/**
 * A tensor to write. Float32 values for F16 are rounded to nearest even; uint16 ones are its bit patterns.
 */
export type TensorToWrite =
  | { readonly dtype: 'F32'; readonly shape: readonly number[]; readonly data: Float32Array }
  | { readonly dtype: 'F16'; readonly shape: readonly number[]; readonly data: Float32Array | Uint16Array };

/**
 * @param tensors by name; every `data` holds as many numbers as its shape says.
 * @param metadata texts for the header's `__metadata__`, written sorted by key.
 * @throws {RangeError} when a tensor's data and shape disagree.
 */
export function writeSafetensors(
  tensors: ReadonlyMap<string, TensorToWrite>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const ordered = [...tensors].sort(
    ([nameA, a], [nameB, b]) => DTYPE_BYTES[b.dtype] - DTYPE_BYTES[a.dtype] || (nameA < nameB ? -1 : 1),
  );
  const header: [name: string, value: string][] = [];
  if (Object.keys(metadata).length > 0) {
    const sorted = Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1));
    header.push(['__metadata__', objectJson(sorted.map(([key, text]) => [key, JSON.stringify(text)]))]);
  }
  let offset = 0;
  for (const [name, { dtype, shape, data }] of ordered) {
    const count = shape.reduce((product, size) => product * size, 1);
    if (count !== data.length) {
      throw new RangeError(
        `Tensor "${name}" of shape [${shape.join(', ')}] wants ${count} numbers, got ${data.length}.`,
      );
    }
    const end = offset + count * DTYPE_BYTES[dtype];
    header.push([name, JSON.stringify({ dtype, shape, data_offsets: [offset, end] })]);
    offset = end;
  }
  const json = new TextEncoder().encode(objectJson(header));
  const headerBytes = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerBytes + offset).fill(0x20, 8, 8 + headerBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes), true);
  bytes.set(json, 8);
  let at = 8 + headerBytes;
  for (const [, tensor] of ordered) {
    const raw = rawBytes(tensor);
    bytes.set(raw, at);
    at += raw.length;
  }
  return bytes;
}

/**
 * JSON of an object whose fields keep this order; an object literal would move names like "0" to the front.
 */
function objectJson(fields: readonly (readonly [name: string, json: string])[]): string {
  return `{${fields.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}

function rawBytes({ dtype, data }: TensorToWrite): Uint8Array {
  const stored = dtype === 'F16' && data instanceof Float32Array ? narrowToFloat16(data) : data;
  return new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
}
