import { expect, test } from 'vitest';
import { wrongRuntimes } from './onnxruntime.ts';

const plain = '_astro/ort-wasm-simd-threaded-D3x_k-1Z.wasm';
const jspi = '_astro/ort-wasm-simd-threaded.jspi-aB_cD-9f.wasm';

test('each wanted build once is right, and so is none', () => {
  expect(wrongRuntimes([plain, jspi, 'python/pyodide.asm.wasm', '_astro/page.js'])).toEqual([]);
  expect(wrongRuntimes([])).toEqual([]);
});

test('a build that is there twice is told', () => {
  expect(wrongRuntimes([plain, '_astro/ort-wasm-simd-threaded-00000000.wasm'])).toEqual([
    'ort-wasm-simd-threaded.wasm is in the build 2 times.',
  ]);
});

test('a build that nobody should import is told', () => {
  expect(wrongRuntimes(['_astro/ort-wasm-simd-threaded.asyncify-D3xk01Zq.wasm'])).toEqual([
    'ort-wasm-simd-threaded.asyncify.wasm is in the build, and no code of ours should import it.',
  ]);
});
