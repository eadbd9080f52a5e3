import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileKind, fileKindWords } from './file-kind.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

test.each([
  ['<!DOCTYPE html><html>', 'a web page'],
  ['\n  <html lang="en">', 'a web page'],
  ['version https://git-lfs.github.com/spec/v1\noid sha256:', 'a Git LFS pointer'],
  [
    'PK\x03\x04\0\0\x08\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x10\0\x12\0archive/data.pkl',
    'a zip archive, as PyTorch’s .pth, .pt and .bin files are',
  ],
  ['PK\x03\x04\x14\0\0\0\0\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0arr_0.npy', 'a NumPy archive (.npz)'],
  ['\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.', 'a Python pickle'],
  ['GGUF\x03\0\0\0', 'a GGUF file'],
  ['\x89HDF\r\n\x1a\n', 'an HDF5 file'],
  ['\x08\x08\x12\x07pytorch', 'an ONNX file'],
  ['\x1f\x8b\x08', 'a gzip archive'],
  ['\xff\xd8\xff\xe0', 'a picture'],
  ['%PDF-1.7', 'a PDF document'],
  ['{"error": "Not found"}', 'a JSON text'],
])('%j is told by its first bytes', (text, kind) => {
  expect(fileKindWords[fileKind(ascii(text))!]).toContain(kind);
});

test('a header length that looks like a pickle’s first bytes is still a header length', () => {
  expect(fileKind(ascii('\x80\x02\0\0\0\0\0\0{"a":'))).toBeNull();
});

test('a real safetensors file is no other kind', () => {
  const path = new URL('../../tests/fixtures/timm/mini_vit.weights.safetensors', import.meta.url);
  expect(fileKind(new Uint8Array(readFileSync(path)))).toBeNull();
});

test('bytes without a mark have no name', () => {
  expect(fileKind(new Uint8Array(300))).toBeNull();
  expect(fileKind(new Uint8Array(0))).toBeNull();
});
