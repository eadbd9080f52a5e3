/**
 * The part of the bench that repeats what a reader does, in Chromium on the built site: whether memory levels
 * off. 200 own pictures on a chapter with its figures alive, then the patches of a figure that computes both
 * its models anew for each.
 */
import { chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../chromium.mjs';
import { onBuiltSite } from './built-site.ts';
import type { Figure, Part } from './part.ts';
import { RendererMemory, whyNoMemory } from './renderer-memory.ts';

const PICTURES = { page: 'chapters/attention/', times: 200, every: 50 } as const;
/** A ViT's and a ResNet's forward pass a patch. */
const FORWARDS = { page: 'chapters/resnet/', figure: 'spread', side: 14, rounds: 3 } as const;

export const run: Part = async () => {
  const missing = whyNoMemory();
  if (missing !== null) return { figures: [], missing: [missing] };
  return onBuiltSite(async (site) => [...(await pictures(site)), ...(await forwards(site))]);
};

async function pictures(site: string): Promise<Figure[]> {
  const { page: path, times, every } = PICTURES;
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await browser.newPage();
    await page.goto(site + path, { waitUntil: 'networkidle' });
    await bringAllAlive(page);
    const memory = await RendererMemory.of(browser);
    const after: number[] = [];
    for (let n = 1; n <= times; n++) {
      await dropPicture(page, n);
      if (n % every === 0) after.push(memory.now());
    }
    const [first, ...rest] = after as [number, ...number[]];
    const grown = 100 * (Math.max(...rest) / first - 1);
    return [
      { what: `memory after ${every} pictures`, value: first / 1e6, unit: 'MB' },
      ...rest.map((bytes, i) => ({
        what: `memory after ${every * (i + 2)} pictures`,
        value: bytes / 1e6,
        unit: 'MB',
      })),
      {
        what: `the most after ${times} pictures over ${every}`,
        value: grown,
        unit: '%',
        goal: '≤ 20',
        met: grown <= 20,
      },
    ];
  } finally {
    await browser.close();
  }
}

async function forwards(site: string): Promise<Figure[]> {
  const { page: path, figure, side, rounds } = FORWARDS;
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await browser.newPage();
    await page.goto(site + path, { waitUntil: 'networkidle' });
    const frame = page.locator(`figure-frame[name=${figure}]`);
    await frame.evaluate(touch);
    await frame.and(page.locator('[data-state=live]')).waitFor({ timeout: 60_000 });
    await frame.locator('input[value=grey]').check();
    const memory = await RendererMemory.of(browser);
    const after: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (let n = 0; n < side * side; n++) {
        await frame
          .locator('grid-cursor[name=patch]')
          .evaluate(pick, { row: Math.floor(n / side), col: n % side });
        await idle(page);
      }
      after.push(memory.now());
    }
    const [first, last] = [after[0]!, after.at(-1)!];
    const grown = 100 * (last / first - 1);
    const count = 2 * side * side;
    return [
      { what: `memory after ${count} forward passes`, value: first / 1e6, unit: 'MB' },
      { what: `memory after ${rounds * count} forward passes`, value: last / 1e6, unit: 'MB' },
      { what: 'growth', value: grown, unit: '%', goal: '≤ 5', met: grown <= 5 },
    ];
  } finally {
    await browser.close();
  }
}

const touch = (element: Element): boolean =>
  element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));

const pick = (element: Element, { row, col }: { row: number; col: number }): boolean =>
  element.dispatchEvent(new CustomEvent('grid-pick', { detail: { row, col, via: 'mouse' }, bubbles: true }));

async function bringAllAlive(page: Page): Promise<void> {
  for (const frame of await page.locator('figure-frame').all()) {
    await frame.evaluate(touch);
    await frame.and(page.locator('[data-state=live], [data-state=error]')).waitFor({ timeout: 60_000 });
  }
}

/** An own picture that is no other's, dropped on the page as a file; waits until the figures show it. */
async function dropPicture(page: Page, n: number): Promise<void> {
  await page.evaluate(async (hue) => {
    const canvas = new OffscreenCanvas(640, 480);
    const context = canvas.getContext('2d')!;
    for (let i = 0; i < 48; i++) {
      context.fillStyle = `hsl(${(hue * 37 + i * 29) % 360} 70% ${30 + ((i * 13 + hue) % 50)}%)`;
      context.fillRect((i % 8) * 80, Math.floor(i / 8) * 80, 80, 80);
    }
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    const data = new DataTransfer();
    data.items.add(new File([blob], `own-${hue}.png`, { type: 'image/png' }));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, n);
  await page
    .locator('picture-chooser .said', { hasText: `own-${n}.png` })
    .first()
    .waitFor({ state: 'attached', timeout: 60_000 });
  await idle(page);
}

/** Until no figure computes. */
const idle = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => !document.querySelector('figure-frame[data-state=recomputing], figure-frame[aria-busy=true]'),
    undefined,
    { timeout: 60_000, polling: 50 },
  );
