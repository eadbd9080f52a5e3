/**
 * The memory's part of the bench, in Chromium on the built site: what weights of official size take, beyond the page at rest. A
 * file is chosen as a reader chooses one; the figures of a chapter run on it, then a Python cell beside them, both workers alive.
 * Peaks and what stays are the renderer process's, as Linux tells them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { memoryFor } from '../../site/weights/memory.ts';
import { drawnCheckpoint } from '../../tests/hub/checkpoint.ts';
import { chromiumLaunch } from '../chromium.mjs';
import { onBuiltSite } from './built-site.ts';
import type { Figure, Part } from './part.ts';

/** Models of the figures, and a chapter whose figures take them. */
const MODELS = [
  { name: 'vit_tiny_patch16_224', page: 'chapters/attention/' },
  { name: 'resnet50', page: 'chapters/resnet/' },
  { name: 'vit_base_patch16_224', page: 'chapters/attention/' },
] as const;

type Model = (typeof MODELS)[number];

export const run: Part = async (folder) => {
  if (!existsSync('/proc/self/clear_refs'))
    return { figures: [], missing: ['a process’s memory is read from /proc, which Linux alone has'] };
  return onBuiltSite(async (site) => {
    const asked = process.env['BENCH_MEMORY_MODEL'];
    const figures: Figure[] = [];
    for (const model of MODELS.filter(({ name }) => asked === undefined || asked === name))
      figures.push(...(await ofModel(model, checkpointOf(model.name, folder), site)));
    return figures;
  });
};

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
    memory.forgetPeak();
    await chooseFile(page, file);
    const kept = memory.peak() - rest;
    memory.forgetPeak();
    await bringAllAlive(page, name);
    const figuresPeak = memory.peak() - rest;
    const figuresStay = memory.now() - rest;
    memory.forgetPeak();
    await runCell(page, name);
    const bothPeak = memory.peak() - rest;
    const limit = memoryFor(bytes);
    const measured = (what: string, value: number, goal?: number): Figure => ({
      what: `${name}, ${megabytes(bytes)}: ${what}`,
      value: Math.round(value / 1e6),
      unit: 'MB',
      ...(goal === undefined ? {} : { goal: `≤ ${megabytes(goal)}`, met: value <= goal }),
    });
    return [
      measured('peak while the file is kept', kept),
      measured('peak while the figures of a chapter run on it', figuresPeak, limit),
      measured('stays with the figures alive', figuresStay),
      measured('peak of the page while a Python cell runs on it too', bothPeak, 2 * limit),
      measured('stays with both workers alive', memory.now() - rest),
    ];
  } finally {
    await browser.close();
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** The processes that run a browser's pages and their workers: resident bytes, all together. */
class RendererMemory {
  readonly #processes: readonly number[];

  private constructor(processes: readonly number[]) {
    this.#processes = processes;
  }

  static async of(browser: Browser): Promise<RendererMemory> {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return new RendererMemory(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id));
  }

  now(): number {
    return this.#sum('VmRSS');
  }

  /** The most since `forgetPeak`. */
  peak(): number {
    return this.#sum('VmHWM');
  }

  forgetPeak(): void {
    for (const id of this.#processes) writeFileSync(`/proc/${id}/clear_refs`, '5');
  }

  #sum(field: string): number {
    return this.#processes.reduce((sum, id) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      return sum + 1024 * Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)![1]);
    }, 0);
  }
}

async function chooseFile(page: Page, file: string): Promise<void> {
  await page.locator('weights-menu button').first().click();
  await page.locator('weights-panel input[type=file]').setInputFiles(file);
  await page.locator('weights-panel .said', { hasText: /now run/ }).waitFor({ timeout: 120_000 });
  await page.locator('.weights-dialog .close').click();
}

/** Touches each figure that names weights, and waits for those that show this file's. */
async function bringAllAlive(page: Page, name: string): Promise<void> {
  const frames = page.locator('figure-frame:has([data-foot=weights]:not(:empty))');
  for (const frame of await frames.all()) {
    await frame.scrollIntoViewIfNeeded();
    await frame.evaluate((element) =>
      element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })),
    );
    await frame.locator(':scope[data-state=live], :scope[data-state=error]').waitFor({ timeout: 120_000 });
    if ((await frame.getAttribute('data-state')) === 'error')
      throw new Error(`${name}: ${await frame.locator('.error').innerText()}`);
  }
  await page.locator('[data-foot=weights]', { hasText: name }).first().waitFor({ timeout: 120_000 });
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
