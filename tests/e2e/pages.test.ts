// Every chapter in both languages, walked once on a phone and once at a desk in one browser: all figures
// alive, accessible, nothing printed, nothing shifting, nothing wider than the window. What all figures have
// in common is tried in contract.test.ts.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { axe } from './axe.ts';
import { bringToLife, layoutShifts } from './figure.ts';
import { useBrowser } from './open-page.ts';

const openPage = useBrowser();
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const DESK = { width: 1280, height: 800 };

const CHAPTERS = globSync('content/docs/chapters/*.mdx').map((file) => basename(file, '.mdx'));

// Expressive Code makes each listing that scrolls a landmark without a name.
const CONTENT = { within: ['.sl-markdown-content'], without: ['pre[data-language]'] };

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe.each(CHAPTERS)('%s', (chapter) => {
  // One theme a language: both are seen, and their colours are computed in tokens.test.ts.
  test.each([
    ['', 'light'],
    ['zh-cn/', 'dark'],
  ] as const)(
    '/%s, %s, is alive, accessible, quiet and still, as wide as a phone and as a desk',
    { timeout: 300_000 },
    async (language, colorScheme) => {
      const { page, messages, context } = await openPage(`${language}chapters/${chapter}/`, {
        ...PHONE,
        colorScheme,
      });
      expect(await axe(page, { ...CONTENT, contrast: false }), 'drawn').toEqual([]);
      for (const frame of await page.locator('figure-frame').all()) {
        await frame.scrollIntoViewIfNeeded();
        await bringToLife(frame);
      }
      expect(await axe(page, CONTENT), 'alive').toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await layoutShifts(page)).toEqual([]);
      await page.setViewportSize(DESK);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(messages).toEqual([]);
      await context.close();
    },
  );
});
