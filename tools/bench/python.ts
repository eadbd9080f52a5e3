/**
 * The Python cells' part of the bench, in Chromium on the built site: the first Run of a page whose files are
 * in the browser's cache already, and a cell run again that only asks for shapes. From the click to the
 * output, medians.
 */
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../chromium.mjs';
import { onBuiltSite } from './built-site.ts';
import { median } from './median.ts';
import type { Figure, Part } from './part.ts';

const CHAPTER = 'chapters/flatten-transpose/';
/**
 * Cells of the chapter: its first, which imports all and makes a ViT-Tiny, and one that prints shapes alone.
 */
const [FIRST, SHAPES] = ['strides', 'three-flattens'];
const ROUNDS = Number(process.env['BENCH_PYTHON_ROUNDS'] ?? 5);
const RERUNS = 10;

export const run: Part = (folder) =>
  onBuiltSite(async (site) => {
    // A profile on disk, as a reader has: it keeps compiled WebAssembly too.
    const profile = fileURLToPath(new URL('profile/', folder));
    const context = await chromium.launchPersistentContext(profile, chromiumLaunch());
    try {
      const page = await context.newPage();
      await runOnNewPage(page, site, FIRST); // fills the cache
      const first: number[] = [];
      const again: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        first.push(await runOnNewPage(page, site, FIRST));
        await runCell(page, SHAPES);
        for (let i = 0; i < RERUNS; i++) again.push(await runCell(page, SHAPES));
      }
      return [
        atMost('first Run of a page, its files in the cache: a ViT-Tiny is made', median(first), 1500),
        atMost('a cell of shapes run again', median(again), 50),
      ];
    } finally {
      await context.close();
    }
  });

const atMost = (what: string, value: number, limit: number): Figure => ({
  what,
  value,
  unit: 'ms',
  goal: `≤ ${limit}`,
  met: value <= limit,
});

async function runOnNewPage(page: Page, site: string, cell: string): Promise<number> {
  await page.goto(site + CHAPTER, { waitUntil: 'networkidle' });
  return runCell(page, cell);
}

/** Milliseconds from the click on Run to the end of the run. @throws when the cell fails. */
const runCell = (page: Page, id: string): Promise<number> =>
  page.evaluate(async (id) => {
    const cell = document.querySelector<HTMLElement>(`py-cell[data-id="${id}"]`)!;
    const begun = performance.now();
    const ended = new Promise<void>((resolve, reject) => {
      const observer = new MutationObserver(() => {
        const { state } = cell.dataset;
        if (state !== 'done' && state !== 'error') return;
        observer.disconnect();
        if (state === 'done') resolve();
        else reject(new Error(`${id}: ${cell.querySelector('.py-output')!.textContent.trim()}`));
      });
      observer.observe(cell, { attributeFilter: ['data-state'] });
    });
    cell.querySelector<HTMLElement>('[data-action=run]')!.click();
    await ended;
    return performance.now() - begun;
  }, id);
