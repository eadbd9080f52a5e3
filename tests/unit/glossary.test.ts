import { globSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { glossary, glossaryEntry } from '../../content/glossary/index.ts';

const chapters = new URL('../../content/docs/', import.meta.url);
const sources = readdirSync(chapters, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.mdx'))
  .map((path) => [path.replaceAll('\\', '/'), readFileSync(new URL(path, chapters), 'utf8')] as const);

test('every word stands there once', () => {
  const ids = glossary.map(({ id }) => id);
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
});

test('every word is said in both languages, and ends as a sentence does', () => {
  for (const { id, en, zh } of glossary) {
    expect(en.says, id).toMatch(/[.]$/);
    expect(zh.says, id).toMatch(/。$/);
    // The page sets the English word beside it.
    expect(zh.term, id).not.toMatch(/[（(]/);
    expect(zh.says, id).toMatch(/\p{Script=Han}/u);
    expect(en.says, id).not.toMatch(/\p{Script=Han}|[，。：；]/u);
  }
});

test('every <Term> of a page is a word of the glossary', () => {
  for (const [, text] of sources)
    for (const [, id] of text.matchAll(/<Term id="([^"]+)"/g)) expect(() => glossaryEntry(id!)).not.toThrow();
});

/** Words that once stood for the same thing; docs/terms.md says which one stays. */
const DRIFTED = [
  '图像块',
  '代码格',
  '单元格',
  '分类 token',
  '分类token',
  '补丁',
  '令牌',
  'class token',
  '位置编码',
  '批次',
  '钩子',
];

test.for(sources.filter(([path]) => path.startsWith('zh-cn/')))('%s keeps to the fixed terms', ([, text]) => {
  expect(DRIFTED.filter((word) => text.includes(word))).toEqual([]);
});

/** Files that say both languages side by side; in them a term is looked for in Chinese words only. */
const bilingual = [
  ...globSync('{site,lib}/**/*.{ts,tsx}'),
  ...globSync('content/{glossary,i18n}/**/*.{ts,json}'),
  'public/images/scenes.json',
].filter((path) => !path.includes('.test.'));

test('figures, cells, menus, the glossary and the scenes keep to the fixed terms', () => {
  const drifted = DRIFTED.filter((word) => /^\p{Script=Han}/u.test(word));
  const found = bilingual.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return drifted.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`);
  });
  expect(found).toEqual([]);
});
