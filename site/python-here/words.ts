/** The table's words in both languages. */
import type { Language } from '#lib/plot/language.ts';

interface Words {
  readonly where: string;
  readonly here: string;
  readonly missing: string;
}

const en: Words = { where: 'Where', here: 'Names here', missing: 'Not here' };
const zh: Words = { where: '位置', here: '这里有', missing: '这里没有' };

export const words: Record<Language, Words> = { en, 'zh-CN': zh };
