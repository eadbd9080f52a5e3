// One Chromium a test file, and pages in it that report what they print and what they throw.
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { chromiumLaunch } from '../../tools/chromium.mjs';

/** Chromium's own line where a page asks which backend can compute, and the machine has no GPU. */
const NO_GPU = 'No available adapters.';

export interface OpenPage {
  page: Page;
  context: BrowserContext;
  /** Everything the page printed or threw; a quiet page leaves it empty. */
  messages: string[];
}

/**
 * Opens pages in a browser that lives as long as the calling test file. What a page throws, or rejects
 * unheard, fails the test that opened it.
 *
 * @returns `openPage(path, options)`: a page of a fresh profile at `path` below the site's root (or at a
 *   whole URL).
 */
export function useBrowser(): (path: string, options?: BrowserContextOptions) => Promise<OpenPage> {
  let browser: Browser;
  const thrown: string[] = [];
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.launch(chromiumLaunch());
  });
  afterEach(async () => {
    const unheard = thrown.splice(0);
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    thrown.length = 0; // what closing cuts off
    expect(unheard).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
  });
  return async (path, options = {}) => {
    const context = await browser.newContext(options);
    contexts.push(context);
    const page = await context.newPage();
    const messages: string[] = [];
    page.on('pageerror', (error) => {
      messages.push(`thrown: ${error.message}`);
      thrown.push(`${page.url()}: ${error.stack || String(error)}`); // a SyntaxError has an empty stack
    });
    page.on('console', (message) => {
      if (message.text() !== NO_GPU) messages.push(`${message.type()}: ${message.text()}`);
    });
    await page.goto(new URL(path, inject('baseUrl')).href, { waitUntil: 'load' });
    return { page, context, messages };
  };
}
