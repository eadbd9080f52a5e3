// What a browser, or a reader in a hurry, does to a page: it keeps nothing, it is pressed before its scripts
// are there, another picture is chosen while a figure opens.
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveFaultySite, type FaultySite } from './faulty-site.ts';
import { bringToLife, figure, layoutShifts, savedNpy, settled } from './figure.ts';
import { useBrowser } from './open-page.ts';

const CHAPTER = 'chapters/patch-embed/';
let site: FaultySite;
beforeEach(async () => {
  site = await serveFaultySite(fileURLToPath(new URL('../../dist/', import.meta.url)));
});
afterEach(() => site.close());
// After the site's hooks: pages are closed before it.
const openPage = useBrowser();

async function choosePicture(page: Page, name: string): Promise<void> {
  const frame = figure(page, name);
  await frame.locator('picture-chooser button').click();
  const dialog = page.locator('dialog.picture-dialog');
  await dialog.locator('input[type=file]').setInputFiles('public/images/zebra-stripes.png');
  await dialog.waitFor({ state: 'detached' });
}

/** In a page or a worker: as browsers answer where a reader has blocked site data. */
function refuseStorage(): void {
  const denied = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  const refused = (): Promise<never> => Promise.reject(new DOMException('denied', 'SecurityError'));
  Object.assign(IDBFactory.prototype, { open: denied, deleteDatabase: denied });
  Object.assign(CacheStorage.prototype, { open: refused, match: refused, has: refused, delete: refused });
  if (!('window' in globalThis)) return;
  Object.assign(ServiceWorkerContainer.prototype, { register: refused });
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(globalThis, name, { get: denied, configurable: true });
}

for (const path of ['', 'zh-cn/chapters/attention/'])
  test(`/${path} arrives in pieces, and nothing that stands moves for what comes after it`, async () => {
    const PIECE = 500;
    const SLOWLY = 150; // pieces: the first screen and more; then the rest at once
    site.fault = (asked, response, file) => {
      if (asked !== path) return false;
      response.writeHead(200, { 'content-type': 'text/html' });
      void (async () => {
        let at = 0;
        for (let i = 0; i < SLOWLY && at < file!.length; i++) {
          const end = file!.indexOf('<', at + PIECE); // no word is cut
          response.write(file!.subarray(at, end < 0 ? undefined : end));
          at = end < 0 ? file!.length : end;
          await new Promise((resolve) => setTimeout(resolve, 17)); // a frame
        }
        response.end(file!.subarray(at));
      })();
      return true;
    };
    for (const width of [1280, 768, 360]) {
      const { page } = await openPage(site.url + path, { viewport: { width, height: 800 } });
      expect(await layoutShifts(page), `${width} px`).toEqual([]);
    }
  });

test('a browser that keeps nothing runs figures and cells, and the page says what is not kept', async () => {
  site.fault = (path, response, file) => {
    if (!/\.worker-[^/]*\.js$/.test(path)) return false;
    const script = `(${String(refuseStorage)})();\n${file!.toString()}`;
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    return true;
  };
  const { page, context } = await openPage('about:blank');
  await context.addInitScript(refuseStorage);
  await page.goto(site.url + CHAPTER);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
  await page.locator('py-cell [data-action=run]').first().click();
  const frame = figure(page, 'patch-to-vector');
  await bringToLife(frame);
  const summary = frame.locator('summary');
  if (await summary.count()) await summary.click();
  await choosePicture(page, 'patch-to-vector');
  await settled(frame);
  expect(await frame.locator('.said').filter({ hasText: 'keeps nothing for this site' }).count()).toBe(1);
  await page.locator('[data-figures-alive]').check();
  await page.getByText('so the choice holds for this page only').waitFor();
  await page.locator('py-cell[data-state=done]').first().waitFor({ timeout: 60_000 });
});

test('what is pressed before the scripts are there is done when they are', async () => {
  const gate = Promise.withResolvers<void>();
  const { page } = await openPage('about:blank');
  await page.route('**/_astro/*.js', async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.goto(site.url + CHAPTER, { waitUntil: 'commit' });
  const frame = figure(page, 'patch-grid');
  await frame.locator('input, select, summary').first().focus();
  await page.locator('py-cell [data-action=run]').first().click();
  gate.resolve();
  await settled(frame);
  await page.locator('py-cell[data-state=done]').first().waitFor({ timeout: 60_000 });
});

test('another picture, chosen while a figure opens, is the one that it shows', async () => {
  const gate = Promise.withResolvers<void>();
  const { page, context } = await openPage('about:blank');
  await context.route('**/*.safetensors', async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.goto(site.url + CHAPTER);
  const frame = figure(page, 'patch-to-vector');
  const summary = frame.locator('summary');
  if (await summary.count()) await summary.click();
  await choosePicture(page, 'patch-to-vector');
  expect(await frame.getAttribute('data-state')).toBe('recomputing');
  gate.resolve();
  await settled(frame);
  const shown = await savedNpy(frame);
  await page.reload();
  await bringToLife(frame);
  expect(await savedNpy(frame)).toEqual(shown);
  expect(await page.evaluate(() => sessionStorage.getItem('picture'))).toContain('own=');
});
