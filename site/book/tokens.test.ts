import { expect, test } from 'vitest';
import { cursorAt, patchOfToken, pickedToken, tokenName, tokenOfPatch } from './tokens.ts';

const vit = { prefix: ['cls_token'], side: 14 };
const distilled = { prefix: ['cls_token', 'dist_token'], side: 4 };

test('patches come after one token, and after two where there is a second', () => {
  expect(patchOfToken(0, vit)).toBeNull();
  expect(patchOfToken(15, vit)).toEqual({ row: 1, col: 0 });
  expect(patchOfToken(1, distilled)).toBeNull();
  expect(patchOfToken(7, distilled)).toEqual({ row: 1, col: 1 });
  for (const form of [vit, distilled])
    for (const token of [2, 5, 17]) expect(tokenOfPatch(patchOfToken(token, form)!, form)).toBe(token);
});

test('a cursor that rests on the first patch changes nothing by being picked there', () => {
  for (const token of [0, 1, 2, 9])
    expect(pickedToken(cursorAt(token, distilled), token, distilled)).toBe(token);
  expect(pickedToken({ row: 0, col: 1 }, 1, distilled)).toBe(3);
});

test('each is named', () => {
  expect([0, 1, 7].map((token) => tokenName(token, distilled, 'en'))).toEqual([
    'the class token',
    'the distillation token',
    'the patch in row 1, column 1',
  ]);
  expect([0, 1, 7].map((token) => tokenName(token, distilled, 'zh-CN'))).toEqual([
    '类别 token',
    '蒸馏 token',
    '第 1 行第 1 列的 patch',
  ]);
});
