/**
 * A file of float16 or bfloat16 as one of float32, for runtimes that compute in float32: widened once here, tensors
 * need not be widened by every graph that is made of them, or at every run.
 */
import { DTYPE_BYTES } from './dtype.ts';
import { widenBfloat16, widenFloat16 } from './half.ts';
import type { SafetensorsEntry } from './header.ts';
import { SafetensorsFile } from './read.ts';

/** Tensors begin at multiples of this, so that they can be viewed where they lie, whatever their dtype. */
const ALIGNMENT = 8;

/**
 * The same names, shapes and values, F16 and BF16 as F32 (exactly), other dtypes as they are. `bytes` holds the tensors
 * alone, no header: offsets count from the first tensor.
 *
 * @returns the file itself when it has neither F16 nor BF16.
 */
export function widened(file: SafetensorsFile): SafetensorsFile {
  if (![...file.entries.values()].some(isHalf)) return file;
  const entries = new Map<string, SafetensorsEntry>();
  let size = 0;
  for (const [name, entry] of file.entries) {
    const begin = Math.ceil(size / ALIGNMENT) * ALIGNMENT;
    size =
      begin + (entry.end - entry.begin) * (isHalf(entry) ? DTYPE_BYTES.F32 / DTYPE_BYTES[entry.dtype] : 1);
    entries.set(name, { ...entry, dtype: isHalf(entry) ? 'F32' : entry.dtype, begin, end: size });
  }
  const bytes = new Uint8Array(size);
  for (const [name, { begin }] of entries) {
    const entry = file.entry(name);
    const values = file.values(entry);
    if (isHalf(entry)) {
      const widen = entry.dtype === 'F16' ? widenFloat16 : widenBfloat16;
      widen(values as Uint16Array, new Float32Array(bytes.buffer, begin, values.length));
    } else bytes.set(file.bytes.subarray(entry.begin, entry.end), begin);
  }
  return new SafetensorsFile({ metadata: file.metadata, entries }, bytes);
}

const isHalf = ({ dtype }: SafetensorsEntry): boolean => dtype === 'F16' || dtype === 'BF16';
