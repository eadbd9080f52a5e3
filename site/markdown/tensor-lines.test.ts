import { expect, test } from 'vitest';
import { tensorOfLine } from './tensor-lines.ts';

test('a line is given the tensor that it makes', () => {
  const text = '1:patch_embed.proj 2:patch_embed';
  expect([1, 2, 3].map((line) => tensorOfLine(text, line))).toEqual([
    'patch_embed.proj',
    'patch_embed',
    undefined,
  ]);
});

test('a fence that says nothing of tensors marks no line', () => {
  expect(tensorOfLine('', 1)).toBeUndefined();
});
