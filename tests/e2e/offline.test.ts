// The service worker, on a host that sets no headers and under a base path: isolation, and use without a
// network.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWorker } from '#site/integration/offline.ts';
import { serve } from '../../tools/static-server.mjs';
import { useBrowser } from './open-page.ts';
import { buildSubpathSite, serveSubpathSite, subpath, subpathFolder } from './subpath-site.ts';

const openPage = useBrowser();
let site: Awaited<ReturnType<typeof serveSubpathSite>>;

beforeAll(async () => {
  buildSubpathSite();
  site = await serveSubpathSite();
});
afterAll(() => site.close());

/** Opens a page and waits for the one reload that isolates it. */
async function openIsolated(path: string): Promise<{ page: Page; messages: string[] }> {
  const { page, messages } = await openPage(site.url + path);
  await page.waitForFunction(() => crossOriginIsolated);
  await page.waitForLoadState('load');
  return { page, messages };
}

/** Whether the page's own style sheets are there: without them Starlight's column has no maximal width. */
const isStyled = (page: Page): Promise<boolean> =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--dim-tokens') !== '');

test('the host sets no isolation headers', async () => {
  const { headers } = await fetch(site.url);
  expect(headers.get('cross-origin-embedder-policy')).toBeNull();
});

test('the first visit ends isolated, after one reload and without a message', async () => {
  const { page, messages } = await openIsolated('');
  expect(await page.evaluate(() => typeof SharedArrayBuffer)).toBe('function');
  expect(messages).toEqual([]);
});

test('a visited page opens without a network, with its styles; another says that it is not kept', async () => {
  const { page } = await openIsolated('privacy/');
  await page.reload();
  const server = site;
  await server.close();
  try {
    await page.goto(`${server.url}privacy/`);
    expect(await page.locator('h1').textContent()).toBe('Privacy');
    expect(await isStyled(page)).toBe(true);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);

    await page.goto(`${server.url}zh-cn/privacy/`);
    expect(await page.locator('h1').textContent()).toBe('此页未保存');
    expect(await isStyled(page)).toBe(true);
  } finally {
    site = await serveSubpathSite(server.port);
  }
});

test('a new build replaces what is kept and has changed, without being asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'next-build-'));
  cpSync(subpathFolder, folder, { recursive: true });
  const server = await serve({ root: folder, base: subpath });
  try {
    const { page } = await openPage(`${server.url}privacy/`);
    await page.waitForFunction(() => crossOriginIsolated);
    await page.getByRole('button', { name: /^Keep everything offline/ }).click();
    await page.getByText(/^Everything is kept/).waitFor();

    const next = join(folder, 'zh-cn/privacy/index.html');
    writeFileSync(next, readFileSync(next, 'utf8').replaceAll('隐私', '隐私二'));
    await writeWorker(pathToFileURL(`${folder}/`), subpath);
    await page.reload();
    await page.waitForFunction(
      async (url) => (await (await caches.match(url))?.text())?.includes('隐私二') === true,
      `${server.url}zh-cn/privacy/index.html`,
    );
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});

test('after “keep everything” a page that was never visited opens without a network; “forget” undoes it', async () => {
  const { page } = await openIsolated('privacy/');
  const status = page.getByRole('status');
  await page.getByRole('button', { name: /^Keep everything offline \(\d.* MB\)$/ }).click();
  await expect.poll(() => status.textContent(), { timeout: 60_000 }).toMatch(/^Everything is kept/);

  const server = site;
  await server.close();
  try {
    await page.goto(`${server.url}zh-cn/privacy/`);
    expect(await page.locator('h1').textContent()).toBe('隐私');
    expect(await isStyled(page)).toBe(true);
  } finally {
    site = await serveSubpathSite(server.port);
  }

  await page.goto(`${site.url}privacy/`);
  await page.getByRole('button', { name: 'Forget what is kept' }).click();
  await expect.poll(() => status.textContent()).toMatch(/^0\.0 of .* MB kept$/);
});
