import { expect, test } from 'vitest';
import { chipHtml, parseChip } from './shape-chip-html.ts';

const tokens = { shape: [1, 197, 192], dims: ['B', 'N', 'C'] } as const;
const textOf = (markup: string) => markup.replace(/<[^>]*>/g, '');

test('the text of a chip is the shape alone, the letters are not copied', () => {
  expect(textOf(chipHtml(tokens, 'en', 't').text)).toBe('(1, 197, 192)');
  expect(textOf(chipHtml({ shape: [768] }, 'en', 't').text)).toBe('(768,)');
  expect(textOf(chipHtml({ shape: [] }, 'en', 't').text)).toBe('()');
});

test('it is read out with its dimensions, in the page’s language', () => {
  expect(chipHtml(tokens, 'en', 't').text).toContain('aria-label="1 by 197 by 192: batch, tokens, channels"');
  expect(chipHtml(tokens, 'zh-CN', 't').text).toContain('aria-label="1 乘 197 乘 192：批、token、通道"');
});

test('each named number has its letter and its dimension’s colour', () => {
  const { text } = chipHtml(tokens, 'en', 't');
  expect(text.match(/data-letter="\w+"/g)).toEqual(['data-letter="B"', 'data-letter="N"', 'data-letter="C"']);
  expect(text).toContain('--dim: var(--dim-tokens, #0163ce)');
});

test('where a number comes from is a tooltip that the chip names; without it the chip takes no focus', () => {
  const { text } = chipHtml({ ...tokens, from: ['', '14 · 14 patches + 1 cls_token'] }, 'en', 'tip-1');
  expect(text).toContain('tabindex="0" aria-describedby="tip-1"');
  expect(text).toContain('<span>N tokens = 14 · 14 patches + 1 cls_token</span>');
  expect(text.match(/<span>/g)).toHaveLength(1);
  expect(chipHtml(tokens, 'en', 't').text).not.toContain('tabindex');
});

test('only the changed numbers flash', () => {
  expect(chipHtml(tokens, 'en', 't', [1]).text.match(/is-new/g)).toHaveLength(1);
});

test('attributes give back the chip', () => {
  expect(parseChip('1,197,192', 'B,N,-', 'a|b|')).toEqual({
    shape: [1, 197, 192],
    dims: ['B', 'N', null],
    from: ['a', 'b', ''],
  });
  expect(parseChip('', null, null)).toEqual({ shape: [] });
  expect(parseChip('3', 'toString', null).dims).toEqual([null]);
});
