/**
 * The memory's part of the bench, in Chromium on the built site: what weights of official size take. A
 * chapter's figures come alive on the site's own model; then a file is chosen as a reader chooses one, they
 * run on it, and a Python cell beside them, both workers alive. The goal is the file, its graph's copy, and
 * one packed form.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { memoryFor } from '../../site/weights/memory.ts';
import { drawnCheckpoint } from '../../tests/hub/checkpoint.ts';
import { chromiumLaunch } from '../chromium.mjs';
import { onBuiltSite } from './built-site.ts';
import type { Figure, Part } from './part.ts';
import { RendererMemory, whyNoMemory } from './renderer-memory.ts';

/** Models of the figures, and a chapter whose figures take them. */
const MODELS = [
  { name: 'vit_tiny_patch16_224', page: 'chapters/attention/' },
  { name: 'resnet50', page: 'chapters/resnet/' },
  { name: 'vit_base_patch16_224', page: 'chapters/attention/' },
] as const;

type Model = (typeof MODELS)[number];

export const run: Part = async (folder) => {
  const missing = whyNoMemory();
  if (missing !== null) return { figures: [], missing: [missing] };
  return onBuiltSite(async (site) => {
    const asked = process.env['BENCH_MEMORY_MODEL'];
    const figures: Figure[] = [];
    for (const model of MODELS.filter(({ name }) => asked === undefined || asked === name))
      figures.push(...(await ofModel(model, checkpointOf(model.name, folder), site)));
    return figures;
  });
};

/** A figure that runs a model names its weights. */
const RUNNING = 'figure-frame:has([data-foot=weights]:not(:empty))';

const touch = (element: Element): boolean =>
  element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));

/** A checkpoint with timm's keys and shapes and freshly drawn numbers, made once. */
function checkpointOf(name: string, folder: URL): string {
  const file = fileURLToPath(new URL(`${name}.safetensors`, folder));
  if (!existsSync(file)) writeFileSync(file, drawnCheckpoint(name));
  return file;
}

async function ofModel({ name, page: path }: Model, file: string, site: string): Promise<Figure[]> {
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
    await page.locator('[data-foot=weights]', { hasText: name }).first().waitFor({ timeout: 120_000 });
    const figuresPeak = memory.peak();
    const figuresStay = memory.now();
    memory.forgetPeak();
    await runCell(page, name);
    const bothPeak = memory.peak();
    const measured = (what: string, value: number, goal?: number): Figure => ({
      what: `${name}, ${megabytes(bytes)}: ${what}`,
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
async function runCell(page: Page, name: string): Promise<void> {
  const cell = page.locator('py-cell').first();
  const source = [
    'import torch, timm',
    `model = timm.create_model('${name}', checkpoint_path='${name}.safetensors').eval()`,
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
