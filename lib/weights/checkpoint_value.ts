/**
 * The values of a tensor in a checkpoint, read when somebody looks. Whoever can use the file's bytes where they lie
 * (`lib/onnx`: initializers by offset and length) finds the place here and never reads.
 */
import type { SafetensorsEntry, SafetensorsFile } from '../safetensors/read.ts';
import type { SafetensorsDtype } from '../safetensors/dtype.ts';
import { makeLeaf, type DType, type Node, type Values, type ValueSource } from '../torch/index.ts';

export const TORCH_DTYPE: Readonly<Record<SafetensorsDtype, DType>> = {
  F64: 'float64',
  F32: 'float32',
  F16: 'float16',
  BF16: 'bfloat16',
  I64: 'int64',
  I32: 'int32',
  I16: 'int16',
  I8: 'int8',
  U8: 'uint8',
  BOOL: 'bool',
};

export class CheckpointValue implements ValueSource {
  readonly file: SafetensorsFile;
  readonly entry: SafetensorsEntry;

  constructor(file: SafetensorsFile, entry: SafetensorsEntry) {
    this.file = file;
    this.entry = entry;
  }

  /** A copy in the form that lib/torch keeps values in. */
  read(): Values {
    if (this.entry.dtype === 'F16' || this.entry.dtype === 'BF16') return this.file.floats(this.entry);
    const values = this.file.values(this.entry);
    if (values instanceof BigInt64Array) return Float64Array.from(values, Number);
    return (values as Values).slice();
  }
}

/** The tensor `name` of a checkpoint as a leaf, in the file's own dtype. @throws {SafetensorsError} for an unknown name. */
export function checkpointLeaf(file: SafetensorsFile, name: string): Node {
  const entry = file.entry(name);
  return makeLeaf(entry.shape, TORCH_DTYPE[entry.dtype], new CheckpointValue(file, entry));
}
