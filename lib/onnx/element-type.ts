/** lib/torch's element types as ONNX has them, and values in the bytes that ONNX keeps. */
import type { SafetensorsDtype } from '../safetensors/dtype.ts';
import { narrowToBfloat16, narrowToFloat16 } from '../safetensors/half.ts';
import type { DType, Values } from '../torch/dtype.ts';

/** `TensorProto.DataType`. */
const DataType = {
  FLOAT: 1,
  UINT8: 2,
  INT8: 3,
  INT16: 5,
  INT32: 6,
  INT64: 7,
  BOOL: 9,
  FLOAT16: 10,
  DOUBLE: 11,
  BFLOAT16: 16,
} as const;

export type DataType = (typeof DataType)[keyof typeof DataType];

export const elementType: Readonly<Record<DType, DataType>> = {
  float64: DataType.DOUBLE,
  float32: DataType.FLOAT,
  float16: DataType.FLOAT16,
  bfloat16: DataType.BFLOAT16,
  int64: DataType.INT64,
  int32: DataType.INT32,
  int16: DataType.INT16,
  int8: DataType.INT8,
  uint8: DataType.UINT8,
  bool: DataType.BOOL,
};

/** A checkpoint's dtypes that are element types of ONNX here too: their bytes need no conversion. */
export const checkpointElementType: Readonly<Partial<Record<SafetensorsDtype, DataType>>> = {
  F64: DataType.DOUBLE,
  F32: DataType.FLOAT,
  F16: DataType.FLOAT16,
  BF16: DataType.BFLOAT16,
  I64: DataType.INT64,
  I32: DataType.INT32,
  I16: DataType.INT16,
  I8: DataType.INT8,
  U8: DataType.UINT8,
  BOOL: DataType.BOOL,
};

/**
 * Values in ONNX's little-endian form; a view of `values` where lib/torch keeps them in that form already.
 */
export function onnxBytes(values: Values, dtype: DType): Uint8Array {
  const array = onnxArray(values, dtype);
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** The typed array that onnxruntime takes for this dtype. */
export function onnxArray(values: Values, dtype: DType): Values | BigInt64Array | Uint16Array {
  if (dtype === 'int64') return BigInt64Array.from(values, BigInt);
  if (dtype === 'float16') return narrowToFloat16(values as Float32Array);
  if (dtype === 'bfloat16') return narrowToBfloat16(values as Float32Array);
  return values;
}
