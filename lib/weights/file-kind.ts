/** What a file that is no safetensors file probably is, told by its first bytes. */

const MARKS = [
  [/^\s*(<!doctype html|<html|<head)/i, 'web-page'],
  [/^version https:\/\/git-lfs/, 'lfs-pointer'],
  [/^PK\x03\x04.{22}.*\.npy/s, 'npz'],
  [/^PK\x03\x04/, 'zip'],
  [/^\x80[\x02-\x05]/, 'pickle'],
  [/^GGUF/, 'gguf'],
  [/^\x89HDF\r\n/, 'hdf5'],
  [/^.{4}TFL3/s, 'tflite'],
  [/^\x08[\x01-\x0f][\x12\x1a:]/, 'onnx'],
  [/^\x1f\x8b/, 'gzip'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP)/s, 'picture'],
  [/^%PDF/, 'pdf'],
  [/^<\?xml|^\s*<\w+[\s>]/, 'xml'],
  [/^\s*[{[]/, 'json'],
] as const satisfies readonly (readonly [mark: RegExp, kind: string])[];

export type FileKind = (typeof MARKS)[number][1];

/** Words for "This is …". */
export const fileKindWords = {
  'web-page': 'a web page',
  'lfs-pointer': 'a Git LFS pointer: a note about where the file lies, not the file',
  npz: 'a NumPy archive (.npz)',
  zip: 'a zip archive, as PyTorch’s .pth, .pt and .bin files are',
  pickle: 'a Python pickle, as old PyTorch .pth and .bin files are',
  gguf: 'a GGUF file',
  hdf5: 'an HDF5 file, as Keras’s .h5 files are',
  tflite: 'a TensorFlow Lite file',
  onnx: 'an ONNX file',
  gzip: 'a gzip archive',
  picture: 'a picture',
  pdf: 'a PDF document',
  xml: 'an XML or HTML text',
  json: 'a JSON text',
} as const satisfies Record<FileKind, string>;

/**
 * What the file is, or null when its beginning is that of no known format. A beginning that can be a
 * safetensors file (a header length, then "{") is never taken for another format.
 *
 * @param bytes the file, or its first few hundred bytes.
 */
export function fileKind(bytes: Uint8Array): FileKind | null {
  if (bytes[8] === 0x7b && bytes[5] === 0 && bytes[6] === 0 && bytes[7] === 0) return null;
  const text = String.fromCharCode(...bytes.subarray(0, 256));
  return MARKS.find(([mark]) => mark.test(text))?.[1] ?? null;
}
