/**
 * The memory's part of the bench, in Chromium on the built site: what weights of official size take. A
 * chapter's figures come alive on the site's own model; then a file is chosen as a reader chooses one, they
 * run on it, and a Python cell beside them, both workers alive. The goal is the file, its graph's copy, and
 * one packed form. An empty page and the site's own model, chosen as a file, say what all files cost alike.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { memoryFor } from '../../site/weights/memory.ts';
import { drawnCheckpoint } from '../../tests/hub/checkpoint.ts';
import { chromiumLaunch } from '../chromium.mjs';
import { onBuiltSite } from './built-site.ts';
import type { Figure, Part } from './part.ts';
import { RendererMemory, whyNoMemory } from './renderer-memory.ts';

interface Model {
  readonly name: string;
  /** A chapter whose figures take it. */
  readonly page: string;
  /** Default: drawn, of the official size. */
  readonly file?: URL;
}

/** Models of the figures. The site's own, chosen as a file, costs what choosing any file does. */
const MODELS: readonly Model[] = [
  {
    name: 'vit_tiny_patch16_224',
    page: 'chapters/attention/',
    file: new URL('../../public/models/vit_tiny_patch16_224.scenes.safetensors', import.meta.url),
  },
  { name: 'vit_tiny_patch16_224', page: 'chapters/attention/' },
  { name: 'resnet50', page: 'chapters/resnet/' },
  { name: 'vit_base_patch16_224', page: 'chapters/attention/' },
];

export const run: Part = async (folder) => {
  const missing = whyNoMemory();
  if (missing !== null) return { figures: [], missing: [missing] };
  return onBuiltSite(async (site) => {
    const asked = process.env['BENCH_MEMORY_MODEL'];
    const figures: Figure[] = [await ofEmptyPage(site)];
    for (const model of MODELS.filter(({ name }) => asked === undefined || asked === name))
      figures.push(...(await ofModel(model, checkpointOf(model, folder), site)));
    return figures;
  });
};

/** A figure that runs a model names its weights. */
const RUNNING = 'figure-frame:has([data-foot=weights]:not(:empty))';

const touch = (element: Element): boolean =>
  element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));

/** A checkpoint with timm's keys and shapes and freshly drawn numbers, made once. */
function checkpointOf({ name, file: own }: Model, folder: URL): string {
  if (own) return fileURLToPath(own);
  const file = fileURLToPath(new URL(`${name}.safetensors`, folder));
  if (!existsSync(file)) writeFileSync(file, drawnCheckpoint(name));
  return file;
}

/** What the browser's own processes hold of a page with nothing on it. */
async function ofEmptyPage(site: string): Promise<Figure> {
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await browser.newPage();
    await page.route(site, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto(site);
    const value = Math.round((await RendererMemory.of(browser)).now() / 1e6);
    return { what: 'an empty page', value, unit: 'MB' };
  } finally {
    await browser.close();
  }
}

async function ofModel(
  { name, page: path, file: own }: Model,
  file: string,
  site: string,
): Promise<Figure[]> {
  const bytes = readFileSync(file).length;
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await browser.newPage();
    await page.goto(site + path, { waitUntil: 'networkidle' });
    const memory = await RendererMemory.of(browser);
    const rest = memory.now();
    await bringAllAlive(page);
    const alive = memory.now();
    memory.forgetPeak();
    await chooseFile(page, file);
    await bringAllAlive(page);
    const label = basename(file);
    await page.locator('[data-foot=weights]', { hasText: label }).first().waitFor({ timeout: 120_000 });
    const figuresPeak = memory.peak();
    const figuresStay = memory.now();
    memory.forgetPeak();
    await runCell(page, name, label);
    const bothPeak = memory.peak();
    const measured = (what: string, value: number, goal?: number): Figure => ({
      what: `${own ? 'the site’s own' : name}, ${megabytes(bytes)}: ${what}`,
      value: Math.round(value / 1e6),
      unit: 'MB',
      ...(goal === undefined ? {} : { goal: `≤ ${megabytes(goal)}`, met: value <= goal }),
    });
    return [
      measured('the page at rest', rest),
      measured('more with a chapter’s figures alive on the site’s own model', alive - rest),
      measured('more at most while they run on the file', figuresPeak - alive, 3 * bytes),
      measured(
        'in all over the page at rest, as told before a download',
        figuresPeak - rest,
        memoryFor(bytes),
      ),
      measured('in all with the figures alive', figuresStay),
      measured('more at most while a Python cell runs on it too', bothPeak - figuresStay, memoryFor(bytes)),
      measured('in all with both workers alive', memory.now()),
    ];
  } finally {
    await browser.close();
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

async function chooseFile(page: Page, file: string): Promise<void> {
  await page.locator('weights-menu button').first().click();
  await page.locator('weights-panel input[type=file]').setInputFiles(file);
  await page.locator('weights-panel .said', { hasText: /now run/ }).waitFor({ timeout: 120_000 });
  await page.locator('.weights-dialog .close').click();
}

/** Touches each figure that runs a model. */
async function bringAllAlive(page: Page): Promise<void> {
  const frames = page.locator(RUNNING);
  for (const frame of await frames.all()) {
    await frame.scrollIntoViewIfNeeded();
    await frame.evaluate(touch);
    await frame.and(page.locator('[data-state=live], [data-state=error]')).waitFor({ timeout: 120_000 });
    if ((await frame.getAttribute('data-state')) === 'error')
      throw new Error(`a figure failed: ${await frame.locator('.error').innerText()}`);
  }
}

/** A forward pass of the same file in Python, in place of the page's first cell. */
async function runCell(page: Page, name: string, file: string): Promise<void> {
  const cell = page.locator('py-cell').first();
  const source = [
    'import torch, timm',
    `model = timm.create_model('${name}', num_classes=${file.includes('scenes') ? 100 : 1000}, checkpoint_path='${file}').eval()`,
    'with torch.no_grad():',
    '    print(model(torch.zeros(1, 3, 224, 224)).sum())',
  ].join('\n');
  await cell.evaluate((element, text) => element.setAttribute('data-source', text), source);
  await cell.locator('[data-action=run]').click();
  await cell
    .and(page.locator('[data-state=done], [data-state=error]'))
    .waitFor({ timeout: 120_000 })
    .catch(() => undefined);
  if ((await cell.getAttribute('data-state')) !== 'done')
    throw new Error(`${name} in Python: ${await cell.innerText()}`);
}
