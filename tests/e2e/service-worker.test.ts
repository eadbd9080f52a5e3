// What the service worker keeps and answers when the network, the host or a deploy gives it something else
// than was built.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWorker } from '#site/integration/offline.ts';
import { serveFaultySite, type FaultySite } from './faulty-site.ts';
import { figure } from './figure.ts';
import { useBrowser } from './open-page.ts';

const built = fileURLToPath(new URL('../../dist/', import.meta.url));
let site: FaultySite;
beforeEach(async () => {
  site = await serveFaultySite(built);
});
afterEach(() => site.close());
// After the site's hooks: pages are closed before it.
const openWhole = useBrowser();
/** The page does not fetch ahead what it may need later: the tests spoil just that. */
const openPage: typeof openWhole = async (url, options) => {
  const opened = await openWhole('about:blank', options);
  await opened.context.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await opened.page.goto(url, { waitUntil: 'load' });
  return opened;
};

/** Waits until the worker is there and has kept what the page loaded. */
async function controlled(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const { active } = await navigator.serviceWorker.ready;
    return active?.state === 'activated' && navigator.serviceWorker.controller !== null;
  });
}

const keptText = (page: Page, file: string): Promise<string | undefined> =>
  page.evaluate(async (url) => (await caches.match(url))?.text(), site.url + file);

test.for([
  ['a login page in place of scripts', 'A part of this page did not load'],
  ['scripts cut in half', 'A part of this page came broken'],
] as const)(
  '%s: the page says so, keeps nothing of it, and works when the network does again',
  async ([kind, sentence]) => {
    const { page } = await openPage(site.url);
    await controlled(page);
    site.fault = (path, response, file) => {
      if (!/^_astro\/live-cell.*\.js$/.test(path)) return false;
      if (kind.startsWith('a login')) response.writeHead(200, { 'content-type': 'text/html' }).end('log in');
      else
        response
          .writeHead(200, { 'content-type': 'text/javascript' })
          .end(file!.subarray(0, file!.length / 2));
      return true;
    };
    await page.goto(`${site.url}chapters/patch-embed/`);
    await page.locator('py-cell [data-action=run]').first().click();
    await page.locator('py-cell').first().getByText(sentence).waitFor();
    const script = readdirSync(join(built, '_astro')).find((name) => /^live-cell.*\.js$/.test(name))!;
    await expect.poll(() => keptText(page, 'changed-on-the-way')).toBe(`_astro/${script}`);
    expect(await keptText(page, `_astro/${script}`)).toBeUndefined();

    site.fault = undefined;
    await page.reload();
    await page.locator('py-cell [data-action=run]').first().click();
    await page.locator('py-cell[data-state=done]').first().waitFor({ timeout: 60_000 });
  },
);

test('a host that is down while the worker is installed leaves no page of its own behind', async () => {
  site.fault = (path, response) => {
    if (path !== '' && path !== 'index.html' && !path.startsWith('offline')) return false;
    response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>down</h1>');
    return true;
  };
  const { page } = await openPage(`${site.url}glossary/`);
  await page.waitForTimeout(2000);
  expect(await keptText(page, 'index.html')).toBeUndefined();
  site.fault = undefined;
  await page.reload();
  await controlled(page);
  expect(await keptText(page, 'offline/index.html')).toContain('book-build');
});

test('a page that its host has added something to is kept; one of another kind is not', async () => {
  site.fault = (path, response, file) => {
    if (!path.startsWith('privacy')) return false;
    const text = file!.toString('utf8').replace('</body>', '<i>added</i></body>');
    response.writeHead(200, { 'content-type': 'text/html' }).end(text);
    return true;
  };
  const { page } = await openPage(site.url);
  await controlled(page);
  await page.goto(`${site.url}privacy/`);
  await expect.poll(() => keptText(page, 'privacy/index.html')).toContain('<i>added</i>');
});

test('a page that is open over a deploy goes on with what it has, and says that the site was updated', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'next-build-'));
  try {
    const { page } = await openPage(`${site.url}chapters/patch-embed/`);
    await controlled(page);
    cpSync(built, folder, { recursive: true });
    // The next build has other names for the scripts that load late.
    for (const name of readdirSync(join(folder, '_astro')))
      if (/^(live-cell|definition|live)\b.*\.js$/.test(name)) rmSync(join(folder, '_astro', name));
    const home = join(folder, 'index.html');
    writeFileSync(home, readFileSync(home, 'utf8').replace('</main>', 'next</main>'));
    await writeWorker(pathToFileURL(`${folder}/`), '/');
    site.folder = folder;
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const taken = new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve),
      );
      await registration?.update();
      await taken;
    });
    const cell = page.locator('py-cell').first();
    await cell.locator('[data-action=run]').click();
    await cell.getByText('The site was updated').waitFor();
    site.folder = built;
    await Promise.all([
      page.waitForEvent('load'),
      cell.getByRole('button', { name: 'Load the page again' }).click(),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.for(['%zz', 'chapters/%E0%A4%A', 'a%2', 'nothing-here/'])(
  'the address %s is the host’s to answer',
  async (path) => {
    const { page } = await openPage(site.url);
    await controlled(page);
    const response = await page.goto(site.url + path);
    expect(response?.status()).toBe(404);
    expect(await page.locator('h1').textContent()).toBe('not here: the host');
  },
);

test('a cache that cannot be read or written takes nothing from a page that the network gives', async () => {
  const { page, context, messages } = await openPage(`${site.url}chapters/patch-embed/`);
  await controlled(page);
  await context.serviceWorkers()[0]!.evaluate(() => {
    const refuse = (): Promise<never> => Promise.reject(new Error('no cache today'));
    Object.assign(CacheStorage.prototype, { open: refuse, match: refuse });
  });
  messages.length = 0;
  await page.reload();
  await page.locator('py-cell [data-action=run]').first().click();
  await page.locator('py-cell[data-state=done]').first().waitFor({ timeout: 60_000 });
  expect(messages.filter((message) => /^(thrown|error)/.test(message))).toEqual([]);
});

test('a page that was only visited has all its scripts without a network, and says what else it needs', async () => {
  const { page, context } = await openWhole(`${site.url}chapters/patch-embed/`);
  await controlled(page);
  const script = readdirSync(join(built, '_astro')).find((name) => /^python\.worker.*\.js$/.test(name))!;
  await expect.poll(() => keptText(page, `_astro/${script}`), { timeout: 60_000 }).toBeDefined();
  // In the order of the list: the last one is there once none is missing.
  const complete = () =>
    page.evaluate(async () => {
      const before = (await caches.keys()).filter((name) => name.startsWith('book '));
      return (await (await caches.open(before[0]!)).keys()).length;
    });
  let last = -1;
  await expect
    .poll(
      async () => {
        const same = last === (last = await complete());
        return same;
      },
      { timeout: 60_000, interval: 2000 },
    )
    .toBe(true);
  await context.setOffline(true);
  await page.locator('py-cell [data-action=run]').first().click();
  await page.locator('py-cell .missing-part').first().waitFor();
  expect(await page.locator('py-cell .missing-part').first().innerText()).toMatch(
    /^Python could not be loaded: .*You are offline.*Keep everything offline.* Retry$/,
  );
  await context.setOffline(false);
  await page.locator('py-cell .missing-part button').first().click();
  await page.locator('py-cell[data-state=done]').first().waitFor({ timeout: 60_000 });
});

test('Reset leaves nothing', async () => {
  const { page, context } = await openPage(`${site.url}chapters/patch-embed/`);
  await controlled(page);
  await figure(page, 'patch-to-vector').locator('menu-button button').first().focus();
  await page.goto(`${site.url}privacy/`);
  // The worker is busy keeping files when the reader presses.
  await page.evaluate(() => {
    localStorage.setItem('book-cells', 'x');
    const later = performance.getEntriesByType('resource').map(({ name }) => name);
    navigator.serviceWorker.controller!.postMessage({ later });
  });
  // The page that is loaded afterwards would keep things anew: it does not get there, and a file without
  // scripts looks.
  await page.route('**/*', (route) => route.abort());
  await page.locator('reset-everything [data-do=ask]').click();
  await page.locator('reset-everything [data-do=reset]').click();
  const look = await context.newPage();
  await look.goto(`${site.url}favicon.svg`);
  const left = () =>
    look.evaluate(async () => [
      ...(await caches.keys()),
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...Object.keys(localStorage),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ]);
  await expect.poll(left).toEqual([]);
});

test('after Reset nothing comes back from a page that stayed open, whose worker is started anew', async () => {
  const { page, context } = await openPage(`${site.url}chapters/patch-embed/`);
  await controlled(page);
  const privacy = await context.newPage();
  await privacy.goto(`${site.url}privacy/`);
  // The page that is loaded afterwards would keep things anew.
  await privacy.route('**/*', (route) => route.abort());
  await privacy.locator('reset-everything [data-do=ask]').click();
  await privacy.locator('reset-everything [data-do=reset]').click();
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await privacy.close();
  // As browsers do with a worker that has rested for half a minute.
  const browser = await context.newCDPSession(page);
  await browser.send('ServiceWorker.enable');
  await browser.send('ServiceWorker.stopAllWorkers');
  // The page asks for many files of the site now; weights it keeps itself.
  await page.locator('py-cell [data-action=run]').first().click();
  await page.locator('py-cell[data-state=done]').first().waitFor({ timeout: 60_000 });
  const kept = await page.evaluate(() => caches.keys());
  expect(kept.filter((name) => name.startsWith('book '))).toEqual([]);
});
