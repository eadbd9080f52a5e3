/** Which hooks are called, as PyTorch 2.13 and timm 1.0.29 call them. */
import { expect, test } from 'vitest';
import { listened } from './listen.ts';
import { CHOICES } from './choices.ts';

const silent = (fused: boolean): string[] => {
  const { paths, heard } = listened(fused);
  return paths.filter((path) => !heard.has(path));
};

test('while attention is fused, the attn_drop of each block stays silent and nothing else', () => {
  expect(listened(true).paths).toHaveLength(276);
  expect(silent(true)).toEqual(Array.from({ length: 12 }, (_, i) => `blocks.${i}.attn.attn_drop`));
});

test('with fused attention off every module is heard, and attn_drop hands out the matrix', () => {
  expect(silent(false)).toEqual([]);
  expect(listened(false).heard.get('blocks.0.attn.attn_drop')).toEqual([1, 3, 197, 197]);
});

test('a module is heard after those inside it', () => {
  const order = [...listened(true).heard.keys()];
  const at = (path: string) => order.indexOf(path);
  expect(at('blocks.0.attn.proj')).toBeLessThan(at('blocks.0.attn'));
  expect(at('blocks.0.attn')).toBeLessThan(at('blocks.0'));
  expect(order.at(-1)).toBe('');
});

test('what can be hooked are the modules that have a line of their own', () => {
  const { paths } = listened(true);
  expect(CHOICES.every((path) => paths.includes(path))).toBe(true);
  // The model itself apart, and block 1 to 11 as one line each.
  expect(CHOICES).toHaveLength(paths.filter((path) => !/^blocks\.([1-9]|10|11)\./.test(path)).length - 1);
});
