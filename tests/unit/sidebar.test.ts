/** Every chapter stands in a part of the sidebar, in the order of its number. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const project = fileURLToPath(new URL('../../', import.meta.url));
const config = readFileSync(`${project}astro.config.mjs`, 'utf8');
const inParts = [...config.matchAll(/chapters: \[([^\]]*)\]/g)].flatMap(([, names]) =>
  [...names!.matchAll(/'([\w-]+)'/g)].map(([, name]) => name!),
);

test.for(['', 'zh-cn/'])('content/docs/%schapters, by their numbers, are the sidebar’s', (language) => {
  const folder = `${project}content/docs/${language}chapters`;
  const numbered = readdirSync(folder).map((file) => ({
    name: file.replace(/\.mdx$/, ''),
    order: Number(/^ {2}order: (\d+)$/m.exec(readFileSync(`${folder}/${file}`, 'utf8'))?.[1]),
  }));
  expect(numbered.sort((a, b) => a.order - b.order).map(({ name }) => name)).toEqual(inParts);
});
