/** What a file that is no safetensors file probably is, told by its first bytes. */

const MARKS: readonly (readonly [mark: RegExp, kind: string])[] = [
  [/^\s*(<!doctype html|<html|<head)/i, 'a web page'],
  [/^version https:\/\/git-lfs/, 'a Git LFS pointer: a note about where the file lies, not the file'],
  [/^PK\x03\x04.{22}.*\.npy/s, 'a NumPy archive (.npz)'],
  [/^PK\x03\x04/, 'a zip archive, as PyTorch’s .pth, .pt and .bin files are'],
  [/^\x80[\x02-\x05]/, 'a Python pickle, as old PyTorch .pth and .bin files are'],
  [/^GGUF/, 'a GGUF file'],
  [/^\x89HDF\r\n/, 'an HDF5 file, as Keras’s .h5 files are'],
  [/^.{4}TFL3/s, 'a TensorFlow Lite file'],
  [/^\x08[\x01-\x0f][\x12\x1a:]/, 'an ONNX file'],
  [/^\x1f\x8b/, 'a gzip archive'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP)/s, 'a picture'],
  [/^%PDF/, 'a PDF document'],
  [/^<\?xml|^\s*<\w+[\s>]/, 'an XML or HTML text'],
  [/^\s*[{[]/, 'a JSON text'],
];

/**
 * What the file is, as words for "This is …", or null when its beginning is that of no known format.
 * A beginning that can be a safetensors file (a header length, then "{") is never taken for another format.
 *
 * @param bytes the file, or its first few hundred bytes.
 */
export function fileKind(bytes: Uint8Array): string | null {
  if (bytes[8] === 0x7b && bytes[5] === 0 && bytes[6] === 0 && bytes[7] === 0) return null;
  const text = String.fromCharCode(...bytes.subarray(0, 256));
  return MARKS.find(([mark]) => mark.test(text))?.[1] ?? null;
}
