/**
 * Reads safetensors files. The header is checked whole before anything is allocated (`header.ts`); values are
 * views of the file's bytes where alignment allows, copies where not.
 */
import { DTYPE_BYTES } from './dtype.ts';
import type { DtypeValues, SafetensorsDtype } from './dtype.ts';
import { SafetensorsError } from './error.ts';
import { widenFloat8 } from './float8.ts';
import { widenBfloat16, widenFloat16 } from './half.ts';
import { parseHeader } from './header.ts';
import type { SafetensorsEntry, SafetensorsHeader } from './header.ts';

export type { SafetensorsEntry } from './header.ts';

type ArrayOf<D extends SafetensorsDtype> = new (
  buffer: ArrayBufferLike,
  byteOffset?: number,
  length?: number,
) => DtypeValues[D];

const ARRAYS: { readonly [D in SafetensorsDtype]: ArrayOf<D> } = {
  F64: Float64Array,
  F32: Float32Array,
  F16: Uint16Array,
  BF16: Uint16Array,
  F8_E4M3: Uint8Array,
  F8_E5M2: Uint8Array,
  I64: BigInt64Array,
  I32: Int32Array,
  I16: Int16Array,
  I8: Int8Array,
  U64: BigUint64Array,
  U32: Uint32Array,
  U16: Uint16Array,
  U8: Uint8Array,
  BOOL: Uint8Array,
};

/** A checked file: what its header says, and its bytes. Make one with `parseSafetensors`. */
export class SafetensorsFile {
  /** The header's `__metadata__`; empty when it has none. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The tensors by name, in the header's order. */
  readonly entries: ReadonlyMap<string, SafetensorsEntry>;
  /** The whole file; an entry's `begin` and `end` count from its first byte. */
  readonly bytes: Uint8Array;

  constructor(header: SafetensorsHeader, bytes: Uint8Array) {
    this.metadata = header.metadata;
    this.entries = header.entries;
    this.bytes = bytes;
  }

  /** The tensor of this name. @throws {SafetensorsError} when the file has none. */
  entry(name: string): SafetensorsEntry {
    const entry = this.entries.get(name);
    if (!entry) throw new SafetensorsError('unknown-name', `The file has no tensor named "${name}".`);
    return entry;
  }

  /**
   * A tensor's values in its own dtype, row by row (floats of 8 and 16 bits as bit patterns, BOOL as 0 and 1,
   * where every byte but 0 is 1, as for PyTorch). A view of `bytes` when the offset is a multiple of the
   * element size, else a copy: do not write to it.
   */
  values<D extends SafetensorsDtype>(entry: SafetensorsEntry & { readonly dtype: D }): DtypeValues[D];
  values(entry: string | SafetensorsEntry): DtypeValues[SafetensorsDtype];
  values(entry: string | SafetensorsEntry): DtypeValues[SafetensorsDtype] {
    const { dtype, begin, end } = typeof entry === 'string' ? this.entry(entry) : entry;
    const size = DTYPE_BYTES[dtype];
    const offset = this.bytes.byteOffset + begin;
    if (dtype === 'BOOL' && this.bytes.subarray(begin, end).some((byte) => byte > 1))
      return this.bytes.slice(begin, end).map((byte) => (byte === 0 ? 0 : 1));
    if (offset % size === 0) return new ARRAYS[dtype](this.bytes.buffer, offset, (end - begin) / size);
    return new ARRAYS[dtype](this.bytes.slice(begin, end).buffer);
  }

  /**
   * A tensor's values as float32, row by row. Floats of 8 and 16 bits are widened exactly; F64 and integers
   * are rounded to the nearest float32, as `.float()` does. A view of `bytes` for aligned F32: do not write
   * to it.
   */
  floats(entry: string | SafetensorsEntry): Float32Array {
    const tensor = typeof entry === 'string' ? this.entry(entry) : entry;
    const values = this.values(tensor);
    if (values instanceof Float32Array) return values;
    if (tensor.dtype === 'F16') return widenFloat16(values as Uint16Array);
    if (tensor.dtype === 'BF16') return widenBfloat16(values as Uint16Array);
    if (tensor.dtype === 'F8_E4M3' || tensor.dtype === 'F8_E5M2')
      return widenFloat8(values as Uint8Array, tensor.dtype);
    if (values instanceof BigInt64Array || values instanceof BigUint64Array)
      return Float32Array.from(values, Number);
    return Float32Array.from(values);
  }
}

/**
 * Reads a safetensors file that is whole in memory.
 *
 * @param bytes the file; kept, not copied.
 * @throws {SafetensorsError} with one sentence when the file is malformed in any way.
 */
export function parseSafetensors(bytes: Uint8Array): SafetensorsFile {
  return new SafetensorsFile(parseHeader(bytes), bytes);
}
