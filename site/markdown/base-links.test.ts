import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { baseLinksPlugin } from './base-links.ts';

const html = async (markdown: string, base: string): Promise<string> =>
  (await markdownToHtml(markdown, { hastPlugins: [baseLinksPlugin(base)] })).html;

test.for(['/book/', '/book'])('a link from the root stands under the base path %s', async (base) => {
  expect(await html('[a](/chapters/a/#b)', base)).toContain('href="/book/chapters/a/#b"');
  expect(await html('![a](/images/a.png)', base)).toContain('src="/book/images/a.png"');
});

test.for(['./a/', '#a', 'https://example.org/a', '//example.org/a', 'mailto:a@example.org'])(
  '%s stays as it is',
  async (address) => {
    expect(await html(`[a](${address})`, '/book/')).toContain(`href="${address}"`);
  },
);

test('at the root nothing changes', async () => {
  expect(await html('[a](/a/)', '/')).toContain('href="/a/"');
});
