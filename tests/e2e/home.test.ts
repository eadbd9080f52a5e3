// The home page: the model's strip, drawn and alive, by mouse, touch and keyboard, with the reader's own
// picture; and what every page has: the keys' help, "Reset everything", `?fresh`, and one sentence for
// browsers that cannot run it.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright';
import { expect, test } from 'vitest';
import { axe } from './axe.ts';
import { useBrowser } from './open-page.ts';
import type { BookRecord } from '#site/book/record.ts';

const open = useBrowser();
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const openPage = (path: string, options: BrowserContextOptions = {}) =>
  open(path, { viewport: WIDE, ...options });
/** For tests that make a request fail, which a service worker would answer, or that count what is kept. */
const WITHOUT_SERVICE_WORKER: BrowserContextOptions = { serviceWorkers: 'block' };

const strip = (page: Page) => page.locator('.model-strip');
const stages = (page: Page) => page.locator('.model-strip [data-tap]');
const alive = (page: Page, state = 'live') =>
  page.locator(`.model-strip[data-state=${state}]`).waitFor({ timeout: 45_000 });
const answer = (page: Page) => page.locator('.model-strip .classes').innerText();
const readout = (page: Page) => page.locator('.model-strip .readout').innerText();
const inspector = (page: Page) => page.locator('dialog.inspector[open]:not([data-busy])');

test('before the first touch the page loads at most 60 kB of script, and nothing of the model', async () => {
  const { page, messages } = await openPage('');
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.reload({ waitUntil: 'networkidle' });
  const scripts = [...new Set(requested)].filter((url) => /\.m?js$/.test(new URL(url).pathname));
  const texts = await Promise.all(scripts.map(async (url) => (await fetch(url)).text()));
  texts.push((await page.locator('script:not([src])').allTextContents()).join('\n'));
  expect(texts.length).toBeGreaterThan(3);
  const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(bytes).toBeLessThanOrEqual(60_000);
  expect(requested.filter((url) => /safetensors|\.wasm|engine|\.worker/.test(url))).toEqual([]);
  expect(messages).toEqual([]);
});

test('the second page of a visit starts the engine out of sight, and changes nothing before it is touched', async () => {
  const { page, messages } = await openPage('');
  await strip(page).dispatchEvent('pointerdown', { pointerType: 'touch' });
  await alive(page);
  const started = page.waitForEvent('worker', (worker) => worker.url().includes('engine.worker'));
  await page.goto(new URL('zh-cn/', page.url()).href);
  await started;
  expect(await strip(page).getAttribute('data-state')).toBe('drawn');
  await strip(page).dispatchEvent('pointerdown', { pointerType: 'touch' });
  await alive(page);
  expect(messages).toEqual([]);
});

for (const [name, viewport] of Object.entries({ desktop: WIDE, phone: PHONE }))
  for (const colorScheme of ['light', 'dark'] as const)
    for (const path of ['', 'zh-cn/'])
      test(`${name}, ${colorScheme}, /${path}: above the fold, accessible, and nothing moves when it comes alive`, async () => {
        const { page, messages } = await openPage(path, { viewport, colorScheme });
        const boxes = () =>
          page.locator('.model-strip :is([data-tap], .classes, .foot, .edge)').evaluateAll((elements) =>
            elements.map((element) => {
              const { x, y, width, height } = element.getBoundingClientRect();
              return [x, y, width, height].map(Math.round).join(' ');
            }),
          );
        for (const part of ['.classes', '.line:first-of-type [data-tap]']) {
          const box = (await page.locator(`.model-strip ${part}`).first().boundingBox())!;
          expect(box.y + box.height, part).toBeLessThanOrEqual(viewport.height);
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          viewport.width,
        );
        expect(await axe(page)).toEqual([]);

        const before = await boxes();
        const drawn = await answer(page);
        await page.evaluate(() => {
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              document.documentElement.dataset['shift'] = JSON.stringify(entry);
          }).observe({ type: 'layout-shift', buffered: true });
        });
        await strip(page).dispatchEvent('pointerdown', { pointerType: 'touch' });
        await alive(page);
        expect(await boxes()).toEqual(before);
        expect(await page.evaluate(() => document.documentElement.dataset['shift'])).toBeUndefined();
        // The same model on the same picture: what was drawn at build time is what this browser computes.
        expect(await answer(page)).toBe(drawn);
        expect(await page.locator('.model-strip .foot [data-foot]').allInnerTexts()).toEqual([
          expect.stringContaining('ViT-Tiny'),
          expect.stringMatching(/WASM|WebGPU/),
          expect.stringMatching(/^\d/),
        ]);
        expect(await axe(page)).toEqual([]);
        expect(messages).toEqual([]);
      });

test('on a phone the menu leads to chapters, theme and language; on paper the title stands', async () => {
  const { page } = await openPage('', { viewport: PHONE });
  const menu = page.locator('#starlight__sidebar');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await menu.getByRole('link', { name: 'flatten' }).waitFor();
  await menu.locator('starlight-theme-select select').waitFor();
  await menu.locator('starlight-lang-select select').selectOption({ label: '简体中文' });
  await page.waitForURL('**/zh-cn/');
  expect(await menu.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect((await page.locator('#_top').boundingBox())!.height).toBeGreaterThan(20);
});

test('forced colours keep bars, the patch that is pointed at, and what is pressed', async () => {
  // White on black: an outline that is forced would be white.
  const { page } = await openPage('', { forcedColors: 'active', colorScheme: 'dark' });
  const looks = (selector: string, property: string, part?: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, { name, pseudo }) => getComputedStyle(element, pseudo).getPropertyValue(name), {
        name: property,
        pseudo: part,
      });
  const bar = '.model-strip .classes li';
  expect(await looks(bar, 'background-color', '::after')).not.toBe(
    await looks(bar, 'background-color', '::before'),
  );
  const patches = '.stage-of.patches grid-cursor';
  await page.locator(patches).hover();
  expect(await looks('.model-strip .lit', 'display')).toBe('block');
  for (const outlined of ['.model-strip .lit', `${patches} .ring`])
    expect(await looks(outlined, 'outline-color'), outlined).toBe('rgb(17, 17, 17)');
  await page.goto(new URL('chapters/lens/', page.url()).href);
  const column = (pressed: boolean) =>
    looks(`.depth-strip .column[aria-pressed=${pressed}]`, 'border-bottom-color');
  expect(await column(true)).not.toBe(await column(false));
});

test('on a desktop the whole strip stands above the fold; on a phone it scrolls, the answer first', async () => {
  const desktop = await openPage('');
  const boxes = await stages(desktop.page).evaluateAll((all) =>
    all.map((element) => element.getBoundingClientRect().toJSON() as DOMRect),
  );
  expect(boxes).toHaveLength(18);
  for (const { right, bottom } of boxes) {
    expect(right).toBeLessThanOrEqual(WIDE.width);
    expect(bottom).toBeLessThanOrEqual(WIDE.height);
  }
  const phone = await openPage('', { viewport: PHONE });
  const scroller = phone.page.locator('.model-strip .strip');
  expect(await scroller.evaluate((element) => element.scrollWidth)).toBeGreaterThan(1000);
  const first = (await phone.page.locator('.model-strip .answer').boundingBox())!;
  expect(first.y + first.height).toBeLessThanOrEqual((await scroller.boundingBox())!.y + 1);
});

test('by mouse: pointing says what a stage shows, a click opens exactly its tensor', async () => {
  const { page, messages } = await openPage('');
  await page.locator('[data-tap="patch_embed"]').hover();
  expect(await readout(page)).toContain('196 tokens in rows, 192 numbers each');
  for (const [tap, chip] of [
    ['patch_embed.proj', '(1, 192, 14, 14)'],
    ['blocks.7.attn.attn_drop', '(1, 3, 197, 197)'],
    ['head', '(1, 100)'],
  ]) {
    await page.locator(`[data-tap="${tap}"]`).click();
    await inspector(page).waitFor();
    await inspector(page).locator('.picture svg').waitFor();
    expect(await inspector(page).locator('h2').innerText()).toBe(tap);
    expect(await inspector(page).locator('.chip').innerText()).toBe(chip);
    await inspector(page).locator('[data-save=close]').click();
  }
  expect(messages).toEqual([]);
});

test('by touch: a tap opens the stage', async () => {
  const { page } = await openPage('', { viewport: PHONE, hasTouch: true });
  await page.locator('[data-tap="norm"]').tap();
  await inspector(page).locator('.picture svg').waitFor();
  expect(await inspector(page).locator('h2').innerText()).toBe('norm');
});

test('by keyboard alone: one Tab reaches the strip, arrows go along it, Enter opens, Escape comes back', async () => {
  const { page } = await openPage('', { viewport: PHONE });
  await page.locator('.model-strip .bar button:visible').last().focus();
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-tap'));
  expect(await focused()).toBe('x');
  await page.keyboard.press('End');
  expect(await focused()).toBe('head');
  await page.keyboard.press('Home');
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('patch_embed');
  expect(await readout(page)).toContain('patch_embed');
  await page.keyboard.press('Enter');
  await inspector(page).locator('.picture svg').waitFor();
  expect(await inspector(page).locator('h2').innerText()).toBe('patch_embed');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('patch_embed');
  // The strip is one stop: the next Tab leaves the stages.
  await page.keyboard.press('Tab');
  expect(['head', 'norm', 'x']).not.toContain(await focused());
});

/** How many outlines of the pointed patch are seen, and what the bars say of the answer without it. */
const followed = (page: Page) =>
  page.locator('.model-strip .model').evaluate((model) => ({
    patch: model.getAttribute('data-patch'),
    lit: [...model.querySelectorAll('.lit')].filter((each) => each.getBoundingClientRect().width > 0).length,
    bars: [...model.querySelectorAll('.without [aria-hidden]')].map(({ textContent }) => textContent),
  }));
/**
 * The picture, the channels, three stages of tokens, the blocks’ maps; the grid of patches has an outline of
 * its own.
 */
const PLACES = 1 + 16 + 3 + 12;
const BAR = /^→ (< 0\.1|\d+\.\d) % [+−]\d+\.\d\d$/;

test('a patch that is pointed at lights up in every stage, and the bars say what erasing it changes', async () => {
  const { page, messages } = await openPage('');
  const grid = page.locator('.model-strip grid-cursor');
  const cell = async (row: number, col: number) => {
    const { width, height } = (await grid.boundingBox())!;
    return { x: ((col + 0.5) * width) / 14, y: ((row + 0.5) * height) / 14 };
  };
  await grid.hover({ position: await cell(6, 6) });
  await alive(page);
  await expect.poll(async () => (await followed(page)).bars.length, { timeout: 20_000 }).toBe(5);
  const { bars, ...pointed } = await followed(page);
  expect(pointed).toEqual({ patch: '90', lit: PLACES });
  for (const bar of bars) expect(bar).toMatch(BAR);
  expect(await readout(page)).toMatch(
    /^Patch 90, row 6, column 6; .*the logit of cat changes by [+−]\d\.\d\d/,
  );

  await page.locator('.model-strip .readout').hover();
  expect(await followed(page)).toEqual({ patch: null, lit: 0, bars: [] });
  // A map of a block points at its patch too.
  await page.locator('[data-tap="blocks.7.attn.attn_drop"]').hover();
  expect((await followed(page)).lit).toBe(PLACES);
  expect(await readout(page)).toMatch(/^blocks\.7: .* Here, row \d+, column \d+: \d/);
  expect(messages).toEqual([]);
});

test('by finger and by arrow keys the patch is chosen, moved and put back, read out politely', async () => {
  const { page } = await openPage('', { viewport: PHONE, hasTouch: true });
  const grid = page.locator('.model-strip grid-cursor');
  const { width, height } = (await grid.boundingBox())!;
  await grid.tap({ position: { x: (7.5 * width) / 14, y: (7.5 * height) / 14 } });
  await alive(page);
  await expect.poll(async () => (await followed(page)).bars.length, { timeout: 20_000 }).toBe(5);
  expect((await followed(page)).patch).toBe('105');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect
    .poll(() => readout(page), { timeout: 20_000 })
    .toMatch(/^Patch 92, row 6, column 8; .* changes by/);
  expect(await page.locator('.model-strip .readout').getAttribute('aria-live')).toBe('polite');
  expect(await axe(page)).toEqual([]);
  const link = await page.evaluate(() => document.querySelector('figure-frame')!.link());
  expect(link).toMatch(/patch=92/);
  await page.getByRole('button', { name: 'Put it back' }).tap();
  await expect.poll(() => followed(page)).toEqual({ patch: null, lit: 0, bars: [] });
});

test('a picture pasted, or dropped beside the figure, is taken, and the page stays', async () => {
  const { page, messages } = await openPage('');
  const before = await answer(page);
  const address = page.url();
  /** An event as a browser sends it, with a file of the site. @returns whether the page took it */
  const send = (type: 'paste' | 'drop', file: string) =>
    page.evaluate(
      async ([type, file]) => {
        const picture = await (await fetch(`images/${file}`)).blob();
        const data = new DataTransfer();
        data.items.add(new File([picture], file, { type: 'image/png' }));
        const on = { bubbles: true, cancelable: true };
        const event =
          type === 'paste'
            ? new ClipboardEvent('paste', { ...on, clipboardData: data })
            : new DragEvent('drop', { ...on, dataTransfer: data });
        return !document.querySelector('footer, body')!.dispatchEvent(event);
      },
      [type, file] as const,
    );
  expect(await send('paste', 'zebra-stripes.png')).toBe(true);
  await expect.poll(() => answer(page), { timeout: 30_000 }).not.toBe(before);
  const pasted = await answer(page);
  expect(await send('drop', 'koala-never-seen.png')).toBe(true);
  await expect.poll(() => answer(page), { timeout: 30_000 }).not.toBe(pasted);
  expect(page.url()).toBe(address);
  expect(messages).toEqual([]);
});

test('an own picture gives its own answer, here and on the next page; `?fresh` brings back the book’s', async () => {
  const { page, messages } = await openPage('');
  const book = await answer(page);
  await page.locator('.model-strip picture-chooser button').click();
  await page.locator('.picture-dialog input[type=file]').setInputFiles('public/images/zebra-stripes.png');
  await page.locator('.picture-dialog').waitFor({ state: 'detached' });
  await alive(page);
  await expect.poll(() => answer(page), { timeout: 20_000 }).not.toBe(book);
  const own = await answer(page);

  await page.reload();
  await alive(page); // by itself: the drawn answer is for another picture
  expect(await answer(page)).toBe(own);
  expect(await page.locator('.model-strip .thumb').getAttribute('alt')).toBe(
    'Your picture, zebra-stripes.png',
  );

  await page.goto(`${page.url().split('?')[0]}?fresh`);
  await page.waitForTimeout(300);
  expect(await answer(page)).toBe(book);
  expect(await page.evaluate(() => sessionStorage.getItem('picture'))).toBeNull();
  expect(messages).toEqual([]);
});

test('on a phone the line that says what is loading is seen from where a picture is chosen', async () => {
  const { page, context } = await openPage('', { ...WITHOUT_SERVICE_WORKER, viewport: PHONE });
  const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
  await context.route('**/*.safetensors', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Picture…' }).click();
  await page.locator('.picture-dialog li button').nth(1).click();
  await alive(page, 'recomputing');
  const line = (await strip(page).locator('.readout').boundingBox())!;
  expect(line.y + 20).toBeLessThan(PHONE.height);
  release(undefined);
  await alive(page);
});

test('a broken file is refused in one sentence, and the strip stays as it was', async () => {
  const { page, messages } = await openPage('');
  const before = await answer(page);
  await page.locator('.model-strip picture-chooser button').click();
  const input = page.locator('.picture-dialog input[type=file]');
  await input.setInputFiles({ name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
  await expect.poll(() => page.locator('.picture-dialog .fault').innerText()).toMatch(/\w.*\.$/);
  await page.keyboard.press('Escape');
  expect(await answer(page)).toBe(before);
  expect(await strip(page).getAttribute('data-state')).not.toBe('error');
  expect(messages).toEqual([]);
});

test('pictures of no class are answered with “none of my 100 classes is right”', async () => {
  const { page } = await openPage('');
  for (const file of ['koala-never-seen.png', 'teapot-of-no-class.png']) {
    await page.locator('.model-strip picture-chooser button').click();
    await page.locator(`.picture-dialog [data-file="${file}"]`).click();
    await alive(page);
    await expect
      .poll(() => page.locator('.model-strip .none').innerText(), { timeout: 20_000 })
      .toMatch(/^It may be that none of my 100 classes is right/);
  }
});

test('without its weights the strip keeps its pictures, says why, and tries again', async () => {
  const { page, context } = await openPage('', WITHOUT_SERVICE_WORKER);
  const before = await answer(page);
  await context.route('**/*.safetensors', (route) => route.fulfill({ status: 404 }));
  await stages(page).first().hover();
  await alive(page, 'error');
  expect(await page.locator('.model-strip .error .message').innerText()).toMatch(/^This did not work: .*\.$/);
  expect(await answer(page)).toBe(before);
  await context.unroute('**/*.safetensors');
  await page.locator('.model-strip .retry').click();
  await alive(page);
  expect(await page.locator('.model-strip .error').isVisible()).toBe(false);
});

test('a link to a stage opens it', async () => {
  const { page } = await openPage('#fig=model-strip&tensor=norm');
  await inspector(page).locator('.picture svg').waitFor();
  expect(await inspector(page).locator('h2').innerText()).toBe('norm');
});

test.for(['', 'zh-cn/privacy/'])('on /%s, ? lists the keys, but not while text is typed', async (path) => {
  const { page, messages } = await openPage(path);
  await page.keyboard.press('?');
  const dialog = page.locator('dialog.keyboard-help[open]');
  await dialog.waitFor();
  expect(await dialog.locator('dt').count()).toBeGreaterThan(10);
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.id = 'typed';
    document.body.append(input);
    input.focus();
  });
  await page.keyboard.type('what?');
  expect(await page.locator('#typed').inputValue()).toBe('what?');
  expect(await dialog.count()).toBe(0);
  expect(messages).toEqual([]);
});

test('“Reset everything” asks once, then leaves nothing of the site in the browser', async () => {
  const { page } = await openPage('privacy/', WITHOUT_SERVICE_WORKER);
  await page.evaluate(async () => {
    localStorage.setItem('starlight-theme', 'dark');
    localStorage.setItem('book-cells', 'x');
    localStorage.setItem('of-another-site', 'stays');
    sessionStorage.setItem('picture', 'own=cat.png');
    await (await caches.open('weights')).put('/w', new Response('weights'));
    await (await caches.open('book /')).put('/p', new Response('page'));
  });
  await page.getByRole('button', { name: 'Reset everything' }).click();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Keep it');
  expect(await page.evaluate(() => localStorage.getItem('book-cells'))).toBe('x');
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Remove all of it' }).click(),
  ]);
  const left = await page.evaluate(async () => ({
    local: Object.keys(localStorage).filter((key) => !key.startsWith('starlight-')),
    theme: localStorage.getItem('starlight-theme') ?? '', // Starlight writes “auto” anew as ''
    picture: sessionStorage.getItem('picture'),
    weights: await caches.has('weights'),
    pages: (await (await caches.open('book /')).keys()).length,
  }));
  expect(left).toEqual({ local: ['of-another-site'], theme: '', picture: null, weights: false, pages: 0 });
});

test('a browser without WebAssembly is told so in one sentence, and the drawn strip stays', async () => {
  const { page, context } = await openPage('privacy/');
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto(new URL('../', page.url()).href);
  expect(await page.locator('.cannot-run').innerText()).toMatch(/^This browser cannot run the figures/);
  expect(await page.locator('.model-strip .classes li').count()).toBe(5);
});

test('every page carries the book’s record, as the checkpoint has it', async () => {
  const bytes = readFileSync('public/models/vit_tiny_patch16_224.scenes.safetensors');
  const header = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE(0))).toString()) as {
    __metadata__: { architecture: string; num_classes: string };
  };
  const { page } = await openPage('zh-cn/privacy/');
  const record = JSON.parse((await page.locator('meta[name=book]').getAttribute('content'))!) as BookRecord;
  const { architecture, num_classes } = header.__metadata__;
  expect(record).toMatchObject({ architecture, num_classes: Number(num_classes), picture: 'cat-meadow.png' });
});
