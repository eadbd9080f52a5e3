/** Firefox, by puppeteer-core over WebDriver BiDi. */
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../../tools/engines.mjs';
import type { EnginePage } from './engine.ts';

/** How Firefox reports a request that leaving the page has cut off. */
const CUT_OFF = /error loading dynamically imported module|A ServiceWorker intercepted the request/;

export async function openFirefox(): Promise<EnginePage> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox()!,
    headless: true,
    args: ['--width=1280', '--height=900'],
    protocolTimeout: 120_000,
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const complaints: string[] = [];
  let isLeaving = false;
  page.on('pageerror', (error) => {
    if (!isLeaving || !CUT_OFF.test(String(error))) complaints.push(`thrown: ${String(error)}`);
  });
  return {
    async goto(url) {
      isLeaving = true;
      await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
      isLeaving = false;
    },
    evaluate: (work, argument) => page.evaluate(work as never, argument),
    async click(selector) {
      await page.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }));
      // A locator waits until the element stands still.
      await page.locator(selector).click();
    },
    async write(text) {
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.type(text);
    },
    async upload(selector, file) {
      const input = await page.waitForSelector(selector);
      await (input as unknown as { uploadFile(file: string): Promise<void> }).uploadFile(file);
    },
    complaints: () => Promise.resolve(complaints),
    close: () => browser.close(),
  };
}
