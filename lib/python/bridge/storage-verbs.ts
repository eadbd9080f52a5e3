/**
 * Tensors as bytes and back, for `torch.save` and `torch.load`: little-endian, in base64, as text is what
 * crosses.
 */
import { widenBfloat16, widenFloat16 } from '#lib/safetensors/half.ts';
import { onnxBytes } from '#lib/onnx/element-type.ts';
import type { DType, Values } from '#lib/torch/dtype.ts';
import { constant } from '#lib/torch/record.ts';
import { dtype, tensor, text } from './argument-types.ts';
import { verb, type Verb } from './verb.ts';

/** Bytes that go through `String.fromCharCode` at once: more would be too many arguments. */
const CHUNK = 0x6000;

function base64(bytes: Uint8Array): string {
  let result = '';
  for (let start = 0; start < bytes.length; start += CHUNK)
    result += btoa(String.fromCharCode(...bytes.subarray(start, start + CHUNK)));
  return result;
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** Values as lib/torch keeps them, of the bytes in which PyTorch keeps them. */
function valuesOf(bytes: Uint8Array<ArrayBuffer>, type: DType): Values {
  const { buffer } = bytes;
  switch (type) {
    case 'float64':
      return new Float64Array(buffer);
    case 'float32':
      return new Float32Array(buffer);
    case 'float16':
      return widenFloat16(new Uint16Array(buffer));
    case 'bfloat16':
      return widenBfloat16(new Uint16Array(buffer));
    case 'int64':
      return Float64Array.from(new BigInt64Array(buffer), Number);
    case 'int32':
      return new Int32Array(buffer);
    case 'int16':
      return new Int16Array(buffer);
    case 'int8':
      return new Int8Array(buffer);
    case 'uint8':
    case 'bool':
      return bytes;
  }
}

export const storageVerbs: readonly Verb[] = [
  /** All elements in row-major order. */
  verb('bytes_of', { tensor }, ({ tensor }) => base64(onnxBytes(tensor.peek(), tensor.dtype))),
  /** A tensor of one dimension. */
  verb('tensor_of_bytes', { bytes: text, dtype }, ({ bytes, dtype }) => {
    const values = valuesOf(bytesOf(bytes), dtype);
    return constant([values.length], dtype, values);
  }),
];
