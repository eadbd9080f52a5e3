/**
 * The figures' part of the bench, in Chromium on the built site: how long a hover keeps the page's thread
 * (the whole redraw, which is synchronous) on a processor slowed down four times. Medians; the slowest hover
 * beside it.
 */
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

export const run: Part = () =>
  onBuiltSite(async (site) => {
    const browser = await chromium.launch(chromiumLaunch());
    try {
      return await hovers(browser, site);
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

/** Touches a figure, and waits until it is alive. */
const alive = (page: Page, name: string): Promise<void> =>
  page.evaluate(async (figure) => {
    const frame = document.querySelector<HTMLElement>(`figure-frame[name="${figure}"]`)!;
    frame.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (frame.dataset['state'] === 'live') resolve();
        else if (frame.dataset['state'] === 'error') reject(new Error(`${figure} failed`));
      };
      new MutationObserver(look).observe(frame, { attributeFilter: ['data-state'] });
      look();
    });
  }, name);
