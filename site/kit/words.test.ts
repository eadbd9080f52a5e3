import { expect, test } from 'vitest';
import { kitWords, languageOf } from './words.ts';

test('Chinese for zh and all below it, English for the rest', () => {
  expect(['zh-CN', 'zh-cn', 'zh', 'en', 'de', undefined].map(languageOf)).toEqual([
    'zh-CN',
    'zh-CN',
    'zh-CN',
    'en',
    'en',
    'en',
  ]);
});

test('every word is there in both languages and is not the same', () => {
  const [en, zh] = [kitWords.en, kitWords['zh-CN']];
  expect(Object.keys(zh)).toEqual(Object.keys(en));
  for (const key of Object.keys(en) as (keyof typeof en)[])
    expect(String(zh[key]), key).not.toBe(String(en[key]));
});
