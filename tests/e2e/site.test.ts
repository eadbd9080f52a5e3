// The frame of the site: every built page, its links, its languages.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Locator } from 'playwright';
import { beforeAll, expect, inject, test } from 'vitest';
import { axe } from './axe.ts';
import { useBrowser } from './open-page.ts';
import { buildSubpathSite, origin, subpath, subpathFolder } from './subpath-site.ts';

const openPage = useBrowser();
beforeAll(buildSubpathSite);

/** The built pages that a reader may open, as paths below the site's root. */
const builtPages = (): string[] =>
  readdirSync(subpathFolder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('index.html') && !file.startsWith('python/'))
    .map((file) => file.slice(0, -'index.html'.length));

const html = (path: string): string => readFileSync(`${subpathFolder}${path}index.html`, 'utf8');

test('every link within the site leads to a built file, under the base path too', () => {
  const broken: string[] = [];
  for (const path of builtPages()) {
    if (path === 'zh-cn/404/') continue; // 404.html in truth: its links to “this page in English” are not for following
    for (const [, value] of html(path).matchAll(/\s(?:href|src)="([^"]+)"/g)) {
      const url = new URL(value!.replaceAll('&amp;', '&'), `${origin}${subpath}${path}`);
      if (url.origin !== origin) continue;
      const target = decodeURIComponent(url.pathname);
      const file = target.startsWith(subpath) ? `${subpathFolder}${target.slice(subpath.length)}` : undefined;
      const found = file !== undefined && existsSync(file.endsWith('/') ? `${file}index.html` : file);
      if (!found) broken.push(`${path}: ${value}`);
    }
  }
  expect(broken).toEqual([]);
});

test('every page names its own address and its other language', () => {
  const pages = builtPages().filter((path) => !/(^|\/)(404|offline)\/$/.test(path));
  expect(pages).toContain('zh-cn/');
  for (const path of pages) {
    const english = path.replace(/^zh-cn\//, '');
    const text = html(path);
    expect(text, path).toContain(`<link rel="canonical" href="${origin}${subpath}${path}"`);
    expect(text, path).toContain(`hreflang="en" href="${origin}${subpath}${english}"`);
    expect(text, path).toContain(`hreflang="zh-CN" href="${origin}${subpath}zh-cn/${english}"`);
  }
});

test('every page has the site’s styles in one file', () => {
  for (const path of builtPages())
    expect(html(path).match(/<link rel="stylesheet" href="[^"]*\/style\./g), path).toHaveLength(1);
});

test('with the host’s headers a page is isolated at once', async () => {
  const { page, messages } = await openPage('privacy/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(messages).toEqual([]);
});

test.for([
  ['no/such/page', '/404.html', 'Page not found'],
  ['zh-cn/no/such/page', '/zh-cn/404.html', '找不到页面'],
])('%s is answered by %s', async ([path, file, title]) => {
  const { page } = await openPage(file!.slice(1));
  expect(await page.locator('h1').textContent()).toBe(title);
  const { serve } = await import('../../tools/static-server.mjs');
  const server = await serve({ root: subpathFolder, base: subpath });
  const response = await fetch(server.url + path);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain(`<title>${title}`);
  await server.close();
});

test.for(['light', 'dark'] as const)(
  'axe finds nothing on the privacy pages in the %s theme',
  async (colorScheme) => {
    for (const path of ['privacy/', 'zh-cn/privacy/']) {
      const { page, context } = await openPage(path, { colorScheme });
      expect(await axe(page)).toEqual([]);
      await context.close();
    }
  },
);

test.for(['light', 'dark'] as const)(
  'without scripts a page has the system’s %s theme, as with them, and no control that answers nothing',
  async (colorScheme) => {
    const colors = async (javaScriptEnabled: boolean): Promise<unknown> => {
      const { page, context } = await openPage('chapters/patch-embed/', { colorScheme, javaScriptEnabled });
      const seen = await page.evaluate(() =>
        ['body', 'h1', 'figure-frame figcaption', '.expressive-code pre', 'shape-chip .dim'].map((name) => {
          const { color, backgroundColor, colorScheme } = getComputedStyle(document.querySelector(name)!);
          return { name, color, backgroundColor, colorScheme };
        }),
      );
      if (!javaScriptEnabled) {
        for (const control of ['site-search', 'starlight-theme-select', 'starlight-lang-select'])
          expect(await page.locator(control).first().isVisible(), control).toBe(false);
        await page.getByRole('link', { name: '简体中文' }).click();
        expect(new URL(page.url()).pathname).toBe('/zh-cn/chapters/patch-embed/');
      }
      await context.close();
      return seen;
    };
    expect(await colors(false)).toEqual(await colors(true));
  },
);

test.for([
  { contents: 'starlight-toc', viewport: { width: 1280, height: 800 } },
  { contents: 'mobile-starlight-toc', viewport: { width: 360, height: 740 } },
])('the section that is read is current in the contents: $contents', async ({ contents, viewport }) => {
  const { page } = await openPage('chapters/attention/', { viewport });
  const current = page.locator(`${contents} a[aria-current=true]`);
  const headings = page.locator('main h2[id]');
  const name = async (heading: Locator): Promise<string> => (await heading.innerText()).trim();
  const [second, last] = [headings.nth(1), headings.last()];
  await expect.poll(() => current.textContent()).toContain('Overview');
  await second.evaluate(({ id }) => (location.hash = id));
  await expect.poll(() => current.textContent()).toContain(await name(second));
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => current.textContent()).toContain(await name(last));
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => current.textContent()).toContain('Overview');
});

test('search finds Chinese words within a sentence', async () => {
  const { page } = await openPage('zh-cn/');
  await page.keyboard.press('Control+k');
  await page.locator('.pagefind-ui__search-input').fill('摄像头');
  await page.locator('.pagefind-ui__result-link').first().waitFor();
  expect(await page.locator('.pagefind-ui__result-link').allTextContents()).toContain('隐私');
});

test('the preview stands at the root', () => {
  expect(inject('baseUrl')).toMatch(/^http:\/\/localhost:\d+\/$/);
});
