/**
 * The pages' part of the bench, in Chromium on the built site: Lighthouse on a slow phone (its own mobile
 * throttling) for home and every chapter, how soon a page comes alive on the first and on the second page of
 * a visit and on the first of a later one, when the browser has been closed and everything is kept, how soon
 * each chapter's first figure does when the model is kept, and the longest task meanwhile. Medians.
 */
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../chromium.mjs';
import { onBuiltSite } from './built-site.ts';
import { median } from './median.ts';
import type { Figure, Part } from './part.ts';

const CHAPTERS = readdirSync(new URL('../../content/docs/chapters/', import.meta.url)).map(
  (file) => `chapters/${file.replace(/\.mdx$/, '')}/`,
);
const PAGES = ['', ...CHAPTERS, 'zh-cn/', 'zh-cn/chapters/patch-embed/'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const ROUNDS = Number(process.env['BENCH_PAGE_ROUNDS'] ?? 3);
/** The page of the model's strip, and the one that is opened after it. */
const [FIRST, SECOND] = ['', 'zh-cn/'];
const FIGURE = 'figure-frame';

export const run: Part = () =>
  onBuiltSite(async (site) => {
    const figures: Figure[] = [];
    for (const path of PAGES) figures.push(...(await lighthouseFigures(site, path)));
    return [...figures, ...(await aliveFigures(site)), ...(await chapterFigures(site))];
  });

async function lighthouseFigures(site: string, path: string): Promise<Figure[]> {
  const runs: Map<string, number>[] = [];
  for (let round = 0; round < ROUNDS; round++) runs.push(await lighthouseRun(`${site}${path}`));
  const of = (name: string): number => median(runs.map((values) => values.get(name)!));
  const where = `/${path}, Lighthouse mobile`;
  return [
    ...CATEGORIES.map((category) => ({
      what: `${where}: ${category}`,
      value: of(category),
      unit: '',
      goal: '100',
      met: of(category) >= 100,
    })),
    { what: `${where}: largest contentful paint`, value: of('largest-contentful-paint'), unit: 'ms' },
    { what: `${where}: total blocking time`, value: of('total-blocking-time'), unit: 'ms' },
    {
      what: `${where}: layout shift`,
      value: of('cumulative-layout-shift'),
      unit: '',
      goal: '0',
      met: of('cumulative-layout-shift') === 0,
    },
  ];
}

/** Scores (0 to 100) and metrics of one run, in a browser of its own. */
async function lighthouseRun(url: string): Promise<Map<string, number>> {
  const port = await freePort();
  const browser = await chromium.launch(chromiumLaunch([`--remote-debugging-port=${port}`]));
  try {
    const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
    if (!result || result.lhr.runtimeError)
      throw new Error(`Lighthouse: ${result?.lhr.runtimeError?.message}`);
    const { categories, audits } = result.lhr;
    const scores = CATEGORIES.map((name): [string, number] => [name, 100 * (categories[name]?.score ?? 0)]);
    const metrics = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map(
      (name): [string, number] => [name, audits[name]?.numericValue ?? Number.NaN],
    );
    return new Map([...scores, ...metrics]);
  } finally {
    await browser.close();
  }
}

async function aliveFigures(site: string): Promise<Figure[]> {
  const first: number[] = [];
  const second: number[] = [];
  const again: number[] = [];
  const longest: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const profile = await mkdtemp(join(tmpdir(), 'bench-profile-'));
    try {
      const [cold, warm] = await visit(profile, async (page) => {
        await page.goto(site + FIRST, { waitUntil: 'networkidle' });
        const cold = await comeAlive(page);
        await page.goto(site + SECOND, { waitUntil: 'networkidle' });
        return [cold, await comeAlive(page)] as const;
      });
      const later = await visit(profile, async (page) => {
        await page.goto(site + FIRST, { waitUntil: 'networkidle' });
        return comeAlive(page);
      });
      first.push(cold.milliseconds);
      second.push(warm.milliseconds);
      again.push(later.milliseconds);
      longest.push(Math.max(cold.longestTask, warm.longestTask, later.longestTask));
    } finally {
      await rm(profile, { recursive: true, force: true });
    }
  }
  const alive = (what: string, times: readonly number[], limit: number): Figure => ({
    what: `${what} comes alive after the first touch`,
    value: median(times),
    unit: 'ms',
    goal: `< ${limit}`,
    met: median(times) < limit,
  });
  return [
    alive('first page of a visit', first, 1800),
    alive('second page of a visit', second, 400),
    alive('first page of a later visit, everything kept,', again, 1500),
    {
      what: 'longest task of the page meanwhile (under 50: none seen)',
      value: median(longest),
      unit: 'ms',
      goal: '< 50',
      met: median(longest) < 50,
    },
  ];
}

/** A browser that is closed in the end, on a profile that stays. */
async function visit<T>(profile: string, steps: (page: Page) => Promise<T>): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, chromiumLaunch());
  try {
    return await steps(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
  }
}

/** How soon each chapter's first figure is alive when an earlier page of the visit has kept the model. */
async function chapterFigures(site: string): Promise<Figure[]> {
  const times = new Map<string, number[]>(CHAPTERS.map((path) => [path, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const browser = await chromium.launch(chromiumLaunch());
    try {
      const page = await browser.newPage();
      await page.goto(site + FIRST, { waitUntil: 'networkidle' });
      await comeAlive(page);
      for (const [path, found] of times) {
        await page.goto(site + path, { waitUntil: 'networkidle' });
        if (await page.locator(FIGURE).count()) found.push((await comeAlive(page, FIGURE)).milliseconds);
      }
    } finally {
      await browser.close();
    }
  }
  return [...times]
    .filter(([, found]) => found.length > 0)
    .map(([path, found]) => ({
      what: `/${path}: first figure alive after the first touch, model kept`,
      value: median(found),
      unit: 'ms',
      goal: '< 1500',
      met: median(found) < 1500,
    }));
}

/** Touches what `selector` finds first (the strip, unless told), and waits until it is alive. */
const comeAlive = (
  page: Page,
  selector = '.model-strip',
): Promise<{ milliseconds: number; longestTask: number }> =>
  page.evaluate(async (selector) => {
    let longestTask = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
    }).observe({ type: 'longtask' });
    const strip = document.querySelector<HTMLElement>(selector)!;
    const begun = performance.now();
    strip.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await new Promise<void>((resolve, reject) => {
      new MutationObserver(() => {
        const { state } = strip.dataset;
        if (state === 'live') resolve();
        else if (state === 'error') reject(new Error(strip.querySelector('.error')!.textContent.trim()));
      }).observe(strip, { attributeFilter: ['data-state'] });
    });
    const milliseconds = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 100)); // tasks are told a little later
    return { milliseconds, longestTask };
  }, selector);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
