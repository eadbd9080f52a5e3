import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseSafetensors } from './read.ts';

const fixtures = new URL('../../tests/fixtures/', import.meta.url);
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, fixtures)));

describe('real files', () => {
  test('the weights of a small ViT have the names, shapes and metadata that timm wrote', () => {
    const file = parseSafetensors(read('timm/mini_vit.weights.safetensors'));
    expect(file.metadata['model']).toBe('mini_vit');
    expect(file.entries.size).toBe(32);
    expect(file.entry('patch_embed.proj.weight').shape).toEqual([48, 3, 8, 8]);
    expect(file.entry('pos_embed').shape).toEqual([1, 17, 48]);
    expect(file.floats('head.weight')).toHaveLength(7 * 48);
    expect(file.floats('norm.weight')).toEqual(file.values(file.entry('norm.weight')));
  });

  test('every recorded file reads, and its tensors fill it to the last byte', () => {
    const names = readdirSync(new URL('timm/', fixtures)).filter((name) => name.endsWith('.safetensors'));
    expect(names.length).toBeGreaterThanOrEqual(11);
    for (const name of names) {
      const { entries, bytes } = parseSafetensors(read(`timm/${name}`));
      expect(Math.max(...[...entries.values()].map(({ end }) => end))).toBe(bytes.byteLength);
    }
  });

  test('each dtype gives the values that PyTorch wrote', () => {
    const file = parseSafetensors(read('safetensors/dtypes.safetensors'));
    expect([...file.values('F64')]).toEqual([0.1, -1e300, 2.5]);
    expect([...file.values('I64')]).toEqual([-(2n ** 63n), 2n ** 63n - 1n, 0n, -1n]);
    expect([...file.values('I32')]).toEqual([-(2 ** 31), 2 ** 31 - 1]);
    expect([...file.values('I16')]).toEqual([-32768, 32767, 0]);
    expect([...file.values('I8')]).toEqual([-128, 127, 0]);
    expect([...file.values('U8')]).toEqual([0, 255, 7]);
    expect([...file.values('BOOL')]).toEqual([1, 0, 1]);
    expect([...file.floats('F64')]).toEqual([Math.fround(0.1), -Infinity, 2.5]);
    expect([...file.floats('I64')]).toEqual([-(2 ** 63), 2 ** 63, 0, -1]);
    expect(file.entry('scalar').shape).toEqual([]);
    expect([...file.floats('scalar')]).toEqual([3.5]);
    expect(file.entry('empty').shape).toEqual([2, 0, 3]);
    expect(file.floats('empty')).toHaveLength(0);
  });

  test('values are the same wherever in memory the file lies', () => {
    const bytes = read('timm/mini_vit.weights.safetensors');
    const aligned = parseSafetensors(bytes.slice());
    for (const shift of [1, 2, 3, 4]) {
      const memory = new Uint8Array(bytes.length + 8);
      memory.set(bytes, shift);
      const shifted = parseSafetensors(memory.subarray(shift, shift + bytes.length));
      expect(shifted.floats('head.weight')).toEqual(aligned.floats('head.weight'));
    }
  });

  test('aligned float32 values are a view of the file, not a copy', () => {
    const bytes = read('timm/mini_vit.weights.safetensors').slice();
    expect(parseSafetensors(bytes).floats('head.weight').buffer).toBe(bytes.buffer);
  });

  test('asking for a tensor that is not there names it', () => {
    const file = parseSafetensors(read('timm/mini_vit_nohead.weights.safetensors'));
    expect(() => file.floats('head.weight')).toThrow('The file has no tensor named "head.weight".');
  });
});
