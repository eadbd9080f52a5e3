/** Real tensors for the tests of drawings: timm's activations of a small ViT, recorded in tests/fixtures. */
import { readFileSync } from 'node:fs';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import type { NdArray } from './ndarray.ts';

/** The tensor `name` of a file in tests/fixtures/timm. */
export function fixture(file: string, name: string): NdArray {
  const path = new URL(`../../tests/fixtures/timm/${file}.safetensors`, import.meta.url);
  const tensors = parseSafetensors(new Uint8Array(readFileSync(path)));
  return { data: tensors.floats(name), shape: [...tensors.entry(name).shape] };
}
