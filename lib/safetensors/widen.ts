/**
 * A file of floats of 8 or 16 bits as one of float32, for runtimes that compute in float32: widened once
 * here, tensors need not be widened by every graph that is made of them, or at every run.
 */
import { DTYPE_BYTES, isNarrowFloat } from './dtype.ts';
import { widenBfloat16, widenFloat16 } from './half.ts';
import type { SafetensorsEntry } from './header.ts';
import { SafetensorsFile } from './read.ts';

/** Tensors begin at multiples of this, so that they can be viewed where they lie, whatever their dtype. */
const ALIGNMENT = 8;

/**
 * The same names, shapes and values, floats of 8 and 16 bits as F32 (exactly), other dtypes as they are.
 * `bytes` holds the tensors alone, no header: offsets count from the first tensor.
 *
 * @returns the file itself when it has none of them.
 */
export function widened(file: SafetensorsFile): SafetensorsFile {
  if (![...file.entries.values()].some(isNarrow)) return file;
  const entries = new Map<string, SafetensorsEntry>();
  let size = 0;
  for (const [name, entry] of file.entries) {
    const begin = Math.ceil(size / ALIGNMENT) * ALIGNMENT;
    size =
      begin + (entry.end - entry.begin) * (isNarrow(entry) ? DTYPE_BYTES.F32 / DTYPE_BYTES[entry.dtype] : 1);
    entries.set(name, { ...entry, dtype: isNarrow(entry) ? 'F32' : entry.dtype, begin, end: size });
  }
  const bytes = new Uint8Array(size);
  for (const [name, { begin }] of entries) {
    const entry = file.entry(name);
    if (isNarrow(entry)) widen(file, entry, new Float32Array(bytes.buffer, begin, file.values(entry).length));
    else bytes.set(file.bytes.subarray(entry.begin, entry.end), begin);
  }
  return new SafetensorsFile({ metadata: file.metadata, entries }, bytes);
}

const isNarrow = ({ dtype }: SafetensorsEntry): boolean => isNarrowFloat(dtype);

function widen(file: SafetensorsFile, entry: SafetensorsEntry, wide: Float32Array<ArrayBuffer>): void {
  const values = file.values(entry);
  if (entry.dtype === 'F16') widenFloat16(values as Uint16Array, wide);
  else if (entry.dtype === 'BF16') widenBfloat16(values as Uint16Array, wide);
  else wide.set(file.floats(entry));
}
