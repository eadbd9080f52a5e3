// A chapter's Python cells: drawn with their output, alive at the first touch, run, broken, mended, stopped,
// reset.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { axe } from './axe.ts';
import { useBrowser } from './open-page.ts';

const CHAPTER = 'chapters/patch-embed/';
const openPage = useBrowser();

const button = (cell: Locator, action: string): Locator => cell.locator(`[data-action=${action}]`);
const state = (cell: Locator, wanted: string): Promise<void> =>
  cell.and(cell.page().locator(`[data-state=${wanted}]`)).waitFor({ timeout: 30_000 });

async function write(page: Page, cell: Locator, source: string): Promise<void> {
  await cell.locator('.py-code').click();
  await cell.locator('.cm-focused').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(source);
}

test('a page loads nothing of Python before the first Run', async () => {
  const { page, context } = await openPage(CHAPTER);
  const requests: string[] = [];
  context.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.reload({ waitUntil: 'networkidle' });
  const cell = page.locator('py-cell').first();
  await button(cell, 'run').focus();
  await cell.locator('.cm-editor').waitFor();
  const ofPython = requests.filter((path) => /pyodide|python[./]|stdlib/.test(path));
  expect(ofPython).toEqual([]);
});

test('a cell is edited, run, broken, mended, stopped and reset', async () => {
  const { page } = await openPage(CHAPTER);
  const cell = page.locator('py-cell').first();
  const original = await cell.getAttribute('data-source');
  const output = cell.locator('.py-output');

  await write(page, cell, 'words = ["one", "two"]\nprint(words)\nlen(words)');
  await state(cell, 'edited');
  await page.keyboard.press('ControlOrMeta+Enter');
  await state(cell, 'done');
  expect(await output.innerText()).toMatch(/^\['one', 'two'\]\s+2$/);

  await write(page, cell, 'print(words)\nwords[5]');
  await page.keyboard.press('ControlOrMeta+Enter');
  await state(cell, 'error');
  expect(await output.innerText()).toMatch(/line 2, in <module>[^]*IndexError: list index out of range/);
  expect(await cell.locator('.py-marked').innerText()).toBe('words[5]');

  await write(page, cell, 'words[1]');
  await page.keyboard.press('ControlOrMeta+Enter');
  await state(cell, 'done');
  expect(await output.innerText()).toBe("'two'");

  await write(page, cell, 'while True: pass');
  await page.keyboard.press('ControlOrMeta+Enter');
  await state(cell, 'running');
  await button(cell, 'stop').click();
  await state(cell, 'error');

  await button(cell, 'reset').click();
  expect((await cell.locator('.cm-line').allTextContents()).join('\n').trim()).toBe(original?.trim());
});

test('a cell cannot reach the network, the page or what the browser keeps', async () => {
  // A service worker would fetch what the page may load later, whenever it is idle.
  const { page, context, messages } = await openPage(CHAPTER, { serviceWorkers: 'block' });
  const cell = page.locator('py-cell').first();
  await write(page, cell, 'print("started")');
  await page.keyboard.press('ControlOrMeta+Enter');
  await state(cell, 'done');
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  for (const source of [
    'import js; js.fetch("https://example.org/")',
    'import pyodide.http; pyodide.http.open_url("https://example.org/")',
    'import socket; socket.create_connection(("example.org", 80))',
    'from pyodide.code import run_js; run_js("document.title")',
  ]) {
    await write(page, cell, source);
    await page.keyboard.press('ControlOrMeta+Enter');
    await state(cell, 'error');
    expect(await cell.locator('.py-output').innerText()).toContain('ModuleNotFoundError: No module named');
  }
  expect(requests).toEqual([]);
  expect(messages.filter((message) => message.startsWith('thrown'))).toEqual([]);
});

test('cells are accessible, drawn and alive, and fit a phone', async () => {
  const { page } = await openPage(CHAPTER, { viewport: { width: 360, height: 740 } });
  expect(await axe(page, { within: ['py-cell'] })).toEqual([]);
  const cell = page.locator('py-cell').first();
  await write(page, cell, '1 / 0');
  await page.keyboard.press('ControlOrMeta+Enter');
  await state(cell, 'error');
  expect(await axe(page, { within: ['py-cell'] })).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

interface Snippet {
  readonly id: string;
  readonly code: string;
  readonly stdout: string;
  readonly error: { readonly type: string; readonly message: string } | null;
}

/**
 * A sample of what real PyTorch printed, an area each; under Node all of them are run
 * (lib/python/facade.test.ts).
 */
const SAMPLE = [
  'tutorial-003',
  'flatten-008',
  'shape-012',
  'print-018',
  'rng-021',
  'nn-025',
  'timm-038',
  'timm-044',
  'errors-047',
  'torchsummary-083',
  'torchinfo-085',
];

test(
  'a sample of recorded snippets prints in Chromium what PyTorch printed',
  { timeout: 240_000 },
  async () => {
    const snippets = readFileSync('tests/fixtures/oracle/snippets.jsonl', 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Snippet)
      .filter(({ id }) => SAMPLE.includes(id));
    expect(snippets).toHaveLength(SAMPLE.length);
    const { page } = await openPage(CHAPTER);
    const cell = page.locator('py-cell').first();
    for (const { id, code, stdout, error } of snippets) {
      await write(page, cell, `import torch\ntorch.set_grad_enabled(False)\n${code}`);
      await page.keyboard.press('ControlOrMeta+Enter');
      await state(cell, error ? 'error' : 'done');
      const shown = (await cell.locator('.py-output').innerText()).trimEnd();
      if (error) expect(shown, id).toContain(`${error.type}: ${error.message}`);
      else expect(shown, id).toBe(stdout.trimEnd());
    }
  },
);

for (const language of ['', 'zh-cn/'])
  test(`the ${language}chapter can be taken along as a notebook, with its cells and what they print`, async () => {
    const { page } = await openPage(language + CHAPTER);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.chapter-tools a[download]').click(),
    ]);
    expect(download.suggestedFilename()).toBe('patch-embed.ipynb');
    const { nbformat, cells } = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
      nbformat: number;
      cells: { cell_type: string; source: string[]; outputs?: { text?: string[] }[] }[];
    };
    expect(nbformat).toBe(4);
    const [install, imports, ...ofChapter] = cells.filter((cell) => cell.cell_type === 'code');
    expect(install!.source.join('')).toContain('timm==1.0.29');
    expect(imports!.source).toEqual(['import torch']);
    const sources = await page
      .locator('py-cell')
      .evaluateAll((all) => all.map((cell) => cell.dataset.source));
    expect(ofChapter.map(({ source }) => source.join(''))).toEqual(sources);
    expect(ofChapter[0]!.outputs![0]!.text).toContain('after transpose torch.Size([1, 196, 192])\n');
  });
