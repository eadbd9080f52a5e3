/** Chromium, by Playwright. */
import { chromium } from 'playwright';
import { chromiumLaunch } from '../../tools/chromium.mjs';
import type { EnginePage } from './engine.ts';

export async function openChromium(): Promise<EnginePage> {
  const browser = await chromium.launch(chromiumLaunch());
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/i.test(message.text()))
      complaints.push(message.text());
  });
  return {
    goto: async (url) => void (await page.goto(url, { waitUntil: 'load' })),
    evaluate: (work, argument) => page.evaluate(work as never, argument) as never,
    click: (selector) => page.locator(selector).first().click(),
    async write(text) {
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    },
    upload: (selector, file) => page.locator(selector).setInputFiles(file),
    complaints: () => Promise.resolve(complaints),
    close: () => browser.close(),
  };
}
