/**
 * `npm run figure-pictures [-- ADDRESS]`: takes the pictures that notebooks show of the figures, each as it
 * stands drawn in the gallery (of the built site, or of what `npm run dev` serves at ADDRESS), in light
 * colours and both languages, and writes them to site/notebook/figure-pictures. Run it by hand where the
 * figures' contract test says that a picture is out of date; what has not changed is left as it is.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import sharp from 'sharp';
import type { Language } from '#lib/plot/language.ts';
import { pictureFile, pictureRecords, PICTURES, recordOf } from '#site/notebook/figure-pictures.node.ts';
import type { PictureRecord } from '#site/notebook/figure-pictures.node.ts';
import { onBuiltSite } from './bench/built-site.ts';
import { chromiumLaunch } from './chromium.mjs';
import { project } from './install.mjs';

const GALLERIES: Readonly<Record<Language, string>> = { en: 'figures/', 'zh-CN': 'zh-cn/figures/' };
/** Pixels of the screen around a stage, so that no letter is cut. */
const EDGE = 8;
/** Sharp on a dense screen, and as wide as a notebook's column. */
const SCALE = 1.5;

const folder = join(project, PICTURES);
mkdirSync(folder, { recursive: true });
const known = pictureRecords(project);
const records: Record<string, Record<Language, PictureRecord>> = {};

async function takeAll(site: string): Promise<[]> {
  const browser = await chromium.launch(chromiumLaunch());
  try {
    for (const [language, path] of Object.entries(GALLERIES) as [Language, string][]) {
      // Without scripts a figure stays as it was drawn.
      const page = await browser.newPage({
        javaScriptEnabled: false,
        viewport: { width: 1280, height: 900 },
        deviceScaleFactor: SCALE,
      });
      // What `npm run dev` serves is drawn when it is asked for.
      await page.goto(site + path, { waitUntil: 'load', timeout: 300_000 });
      await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
      for (const frame of await page.locator('figure-frame').all()) {
        const name = (await frame.getAttribute('name'))!;
        const stage = frame.locator('.stage').first();
        const record = recordOf(await stage.innerHTML());
        (records[name] ??= {} as Record<Language, PictureRecord>)[language] = record;
        if (known[name]?.[language]?.stage === record.stage) continue;
        await take(page, (await stage.boundingBox())!, join(folder, pictureFile(name, language)));
        process.stdout.write(`${pictureFile(name, language)}\n`);
      }
    }
  } finally {
    await browser.close();
  }
  return [];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function take(page: Page, { x, y, width, height }: Box, file: string): Promise<void> {
  const clip = { x: x - EDGE, y: y - EDGE, width: width + 2 * EDGE, height: height + 2 * EDGE };
  const picture = await page.screenshot({ fullPage: true, clip });
  await sharp(picture).png({ palette: true, effort: 10 }).toFile(file);
}

const [address] = process.argv.slice(2);
if (address) await takeAll(address.replace(/\/?$/, '/'));
else {
  const { missing } = await onBuiltSite(takeAll);
  if (missing.length > 0) throw new Error(missing.join(' '));
}

const kept = new Set(
  Object.keys(records).flatMap((name) => (['en', 'zh-CN'] as const).map((lang) => pictureFile(name, lang))),
);
for (const file of readdirSync(folder))
  if (file.endsWith('.png') && !kept.has(file)) rmSync(join(folder, file));
writeFileSync(join(folder, 'index.json'), `${JSON.stringify(records, null, 2)}\n`);
