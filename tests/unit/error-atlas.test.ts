import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { executeChapter } from '#lib/notebook/execute.node.ts';
import { createBridge } from '#lib/python/bridge.node.ts';
import { bookFiles } from '#site/book/checkpoint.node.ts';

const pageOf = (path: string): string =>
  readFileSync(new URL(`../../content/docs/${path}error-atlas.mdx`, import.meta.url), 'utf8');
const page = pageOf('');
const cache = mkdtempSync(join(tmpdir(), 'error-atlas-'));
afterAll(() => rmSync(cache, { recursive: true }));

/** Headings that are nothing but a message, each with the text of its section. */
const sectionsOf = (text: string): (readonly [message: string, section: string])[] =>
  text
    .split(/^#{2,3} /m)
    .map((section) => [/^`([^`]+)`\n/.exec(section)?.[1] ?? '', section] as const)
    .filter(([message]) => message !== '');

test('both languages have the same messages, in the same order', () => {
  const messages = (text: string): string[] => sectionsOf(text).map(([message]) => message);
  expect(messages(pageOf('zh-cn/'))).toEqual(messages(page));
  expect(messages(page)).toHaveLength(14);
});

test('the first cell below a message raises it', async () => {
  const cells = await executeChapter('error-atlas.mdx', page, {
    createBridge: async () => createBridge(await bookFiles()),
    cache,
    libraryHash: '',
  });
  for (const [message, section] of sectionsOf(page)) {
    const id = /^```python live id=([\w-]+)/m.exec(section)?.[1];
    // A message of old releases alone has no cell: it is quoted from them.
    if (id === undefined) expect(section).toContain('<Versions snippet=');
    else {
      const raised = cells.find((cell) => cell.id === id)?.outputs.find((output) => output.kind === 'error');
      // From Python 3.14 on an unpacking says how many values came: `(expected 4, got 5)`.
      expect(raised?.message, id).toContain(message.replace(/expected 4\)$/, 'expected 4'));
    }
  }
});
