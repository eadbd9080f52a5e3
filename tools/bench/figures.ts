/**
 * The figures' part of the bench, in Chromium on the built site: how long a hover keeps the page's thread
 * (the whole redraw, which is synchronous) on a processor slowed down four times, and how soon each
 * chapter's first figure is alive after a touch when the model is cached. Medians; the slowest hover beside it.
 */
import { readdirSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright';
import { chromiumLaunch } from '../chromium.mjs';
import { onBuiltSite } from './built-site.ts';
import { median } from './median.ts';
import type { Figure, Part } from './part.ts';

/** A figure with a 14 × 14 grid, its page, and the cursor that is hovered. */
const HOVERED = [
  { name: 'flatten-transpose', page: 'chapters/patch-embed/', cursor: 'picture' },
  { name: 'attention-rows', page: 'chapters/attention/', cursor: 'query' },
] as const;
const SLOWER = 4;
const HOVERS = 196;
const CHAPTERS = readdirSync(new URL('../../content/docs/chapters/', import.meta.url))
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => `chapters/${file.slice(0, -'.mdx'.length)}/`);
const ROUNDS = 3;

export const run: Part = () =>
  onBuiltSite(async (site) => {
    const browser = await chromium.launch(chromiumLaunch());
    try {
      return [...(await hovers(browser, site)), ...(await firstFigures(browser, site))];
    } finally {
      await browser.close();
    }
  });

async function hovers(browser: Browser, site: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, page: path, cursor } of HOVERED) {
    const page = await browser.newPage();
    await page.goto(site + path);
    await alive(page, name);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const times = await page.evaluate(
      ({ name: figure, cursor: grid, count }) => {
        const target = document.querySelector(`figure-frame[name="${figure}"] grid-cursor[name="${grid}"]`)!;
        return Array.from({ length: count }, (_, i) => {
          const detail = { row: Math.floor(i / 14), col: i % 14, via: 'mouse' };
          const begun = performance.now();
          target.dispatchEvent(new CustomEvent('grid-move', { detail, bubbles: true }));
          return performance.now() - begun;
        });
      },
      { name, cursor, count: HOVERS },
    );
    await page.close();
    figures.push(
      {
        what: `a hover redraws ${name}, ${SLOWER} times slower: median`,
        value: median(times),
        unit: 'ms',
        goal: '< 8',
        met: median(times) < 8,
      },
      {
        what: `a hover redraws ${name}, ${SLOWER} times slower: slowest`,
        value: Math.max(...times),
        unit: 'ms',
      },
    );
  }
  return figures;
}

async function firstFigures(browser: Browser, site: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const path of CHAPTERS) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      // A first visit brings the files into the cache; the second is the one that is measured.
      await page.goto(site + path);
      const name = (await page.locator('figure-frame').first().getAttribute('name'))!;
      await alive(page, name);
      await page.goto('about:blank');
      await page.goto(site + path, { waitUntil: 'load' });
      times.push(await alive(page, name));
      await context.close();
    }
    figures.push({
      what: `the first figure of ${path} is alive after a touch, cached`,
      value: median(times),
      unit: 'ms',
      goal: '< 1500',
      met: median(times) < 1500,
    });
  }
  return figures;
}

/** Touches a figure, and waits until it is alive. @returns ms from the touch */
const alive = (page: Page, name: string): Promise<number> =>
  page.evaluate(async (figure) => {
    const frame = document.querySelector<HTMLElement>(`figure-frame[name="${figure}"]`)!;
    const begun = performance.now();
    frame.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (frame.dataset['state'] === 'live') resolve();
        else if (frame.dataset['state'] === 'error') reject(new Error(`${figure} failed`));
      };
      new MutationObserver(look).observe(frame, { attributeFilter: ['data-state'] });
      look();
    });
    return performance.now() - begun;
  }, name);
