// What English has, Chinese has, and the other way round.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const content = fileURLToPath(new URL('../../content/', import.meta.url));

const pages = readdirSync(`${content}docs`, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.mdx?$/.test(path));

test.for(pages)('content/docs/%s is there in both languages', (path) => {
  const twin = path.startsWith('zh-cn/') ? path.slice('zh-cn/'.length) : `zh-cn/${path}`;
  expect(existsSync(`${content}docs/${twin}`), twin).toBe(true);
});

test.for(pages.filter((path) => path.startsWith('zh-cn/')))(
  'comments in the cells of %s are Chinese',
  (path) => {
    const text = readFileSync(`${content}docs/${path}`, 'utf8');
    const comments = Array.from(
      text.matchAll(/^```python live.*\n([^]*?)^```/gm),
      ([, code]) => code!,
    ).flatMap((code) => Array.from(code.matchAll(/(?<=^|\s)#\s+(.*)$/gm), ([, said]) => said!));
    // Names and shapes stay as they are.
    const english = comments.filter(
      (said) => /[a-z]{2,} [a-z]{2,}/.test(said) && !/\p{Script=Han}/u.test(said),
    );
    expect(english).toEqual([]);
  },
);

const interfaceWords = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`${content}i18n/${language}.json`, 'utf8')) as Record<string, string>;

test('no word of the interface is left in English', () => {
  const english = interfaceWords('en');
  const left = Object.entries(interfaceWords('zh-CN')).filter(([key, text]) => text === english[key]);
  expect(left).toEqual([]);
});

test('the words of the interface are there in both languages, with the same gaps to fill', () => {
  const read = (language: string): [string, string[]][] => {
    const gaps = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();
    return Object.entries(interfaceWords(language))
      .map(([key, text]): [string, string[]] => [key, gaps(text)])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  };
  expect(read('zh-CN')).toEqual(read('en'));
});
