/**
 * The values of a tensor in a checkpoint, read when somebody looks. Whoever can use the file's bytes where
 * they lie (`lib/onnx`: initializers by offset and length) finds the place here and never reads.
 */
import type { SafetensorsEntry, SafetensorsFile } from '../safetensors/read.ts';
import { isNarrowFloat, type SafetensorsDtype } from '../safetensors/dtype.ts';
import { makeLeaf, type DType, type Node, type Values, type ValueSource } from '../torch/index.ts';

/**
 * lib/torch has no unsigned types above 8 bits and no float8: those come in the next wider type that holds
 * them.
 */
export const TORCH_DTYPE: Readonly<Record<SafetensorsDtype, DType>> = {
  F64: 'float64',
  F32: 'float32',
  F16: 'float16',
  BF16: 'bfloat16',
  F8_E4M3: 'float32',
  F8_E5M2: 'float32',
  I64: 'int64',
  I32: 'int32',
  I16: 'int16',
  I8: 'int8',
  U64: 'int64',
  U32: 'int64',
  U16: 'int32',
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
    const values = this.look();
    return values.buffer === this.file.bytes.buffer ? values.slice() : values;
  }

  /** The same without a copy where the file holds that form: do not write to it. */
  look(): Values {
    const { dtype } = this.entry;
    if (isNarrowFloat(dtype)) return this.file.floats(this.entry);
    const values = this.file.values(this.entry);
    if (values instanceof BigInt64Array || values instanceof BigUint64Array)
      return Float64Array.from(values, Number);
    if (values instanceof Uint32Array) return Float64Array.from(values);
    if (values instanceof Uint16Array) return Int32Array.from(values);
    return values;
  }
}

/**
 * The tensor `name` of a checkpoint as a leaf, in the file's own dtype. @throws {SafetensorsError} for an
 * unknown name.
 */
export function checkpointLeaf(file: SafetensorsFile, name: string): Node {
  const entry = file.entry(name);
  return makeLeaf(entry.shape, TORCH_DTYPE[entry.dtype], new CheckpointValue(file, entry));
}
