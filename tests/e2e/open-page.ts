// One Chromium a test file, and pages in it that report what they print and what they throw.
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright';
import { afterAll, beforeAll, inject } from 'vitest';
import { chromiumLaunch } from '../../tools/chromium.mjs';

export interface OpenPage {
  page: Page;
  context: BrowserContext;
  /** Everything the page printed or threw; a quiet page leaves it empty. */
  messages: string[];
}

/**
 * Opens pages in a browser that lives as long as the calling test file.
 *
 * @returns `openPage(path, options)`: a page of a fresh profile at `path` below the site's root (or at a whole URL).
 */
export function useBrowser(): (path: string, options?: BrowserContextOptions) => Promise<OpenPage> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch(chromiumLaunch());
  });
  afterAll(async () => {
    await browser.close();
  });
  return async (path, options = {}) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const messages: string[] = [];
    page.on('pageerror', (error) => messages.push(`thrown: ${error.message}`));
    page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
    await page.goto(new URL(path, inject('baseUrl')).href, { waitUntil: 'load' });
    return { page, context, messages };
  };
}
