// The PatchEmbed chapter's figures as a reader meets them: drawn, alive, by mouse, touch and keyboard alone;
// their links and files.
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { tapName } from '#lib/engine/tap.ts';
import { book } from '#site/book/book.node.ts';
import { classNames, model, topClasses } from '#site/book/model.ts';
import {
  bringToLife,
  figure,
  pick,
  readout,
  saved,
  savedCsv,
  savedNpy,
  savedPngColors,
  settled,
  stateLink,
} from './figure.ts';
import { useBrowser } from './open-page.ts';

const CHAPTER = 'chapters/patch-embed/';
const openPage = useBrowser();
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const DESK = { viewport: { width: 1280, height: 800 } };

/** The figure that flattens, and the controls of it. */
const flatten = (page: Page) => {
  const frame = figure(page, 'flatten-transpose');
  const option = (value: string): Locator => frame.locator(`input[type=radio][value=${value}]`);
  const code = (): Promise<string> => frame.locator('.line code').innerText();
  const top = (): Promise<string | null> => frame.locator('.answer svg').getAttribute('aria-label');
  const row = (): Promise<string> => frame.locator('slider-field[name=row] input[type=number]').inputValue();
  return { frame, option, code, top, row, cursor: frame.locator('.on-picture grid-cursor') };
};

/** The detective, and the controls of it. */
const detective = (page: Page) => {
  const frame = figure(page, 'number-detective');
  const number = (name: string): Locator => frame.locator(`[data-number=${name}]`);
  const value = frame.locator('slider-field[name=value] input[type=number]');
  return { frame, number, value, trace: frame.locator('button[name=seen]') };
};

/** What Node's run of the same model gives. */
async function expected(variant?: 'patch-embed-reshape') {
  const opened = await book();
  const taps = [model.patch_embed, 'logits'] as const;
  const { tensors } = await opened.run(taps, variant ? { variant } : {});
  const [tokens, logits] = taps.map((tap) => tensors.get(tapName(tap))!);
  const [first] = topClasses(logits!.data, classNames(opened.model.metadata, 'en'), 1);
  return { tokens: tokens!, first: first!.name };
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

test('what every figure saves is what it shows, in all four formats', { timeout: 240_000 }, async () => {
  const { page } = await openPage(CHAPTER, DESK);
  for (const frame of await page.locator('figure-frame').all()) {
    await frame.scrollIntoViewIfNeeded();
    await bringToLife(frame);
    expect(await savedPngColors(frame)).toBeGreaterThan(3);
    const [, svg] = await saved(frame, 'svg');
    expect(svg.toString('utf8')).toMatch(/^<svg[^]*<\/svg>\s*$/);
    expect(svg.toString('utf8')).toMatch(/^<svg[^>]*><title>[^<]+<\/title><desc>[^<]+<\/desc>/);
    expect(svg.toString('utf8')).not.toMatch(/var\(--|href="(?!data:|#)/);
    // A figure of shapes alone has no tensor to save, and does not offer it.
    if ((await frame.locator('[data-pick=npy]:not([hidden])').count()) === 0) continue;
    const [npy, csv] = [await savedNpy(frame), await savedCsv(frame)];
    expect(csv.name).toBe(npy.name);
    expect(csv.shape).toEqual(npy.shape);
    expect(Array.from(csv.data)).toEqual(Array.from(npy.data));
    await pick(frame, 'table');
    const table = page.locator('dialog.data-table');
    await table.locator('td').first().waitFor();
    const cells = await table.locator('tbody tr').first().locator('td').allInnerTexts();
    expect(cells.length).toBe(Math.min(12, npy.shape.at(-1)!));
    expect(Array.from(Float32Array.from(cells, Number))).toEqual(Array.from(npy.data.slice(0, cells.length)));
    await page.keyboard.press('Escape');
    await table.waitFor({ state: 'detached' });
  }
});

describe('flatten-transpose', () => {
  test('drawn, it shows the right operation alone; the click shows the other, its picture and its answer', async () => {
    const { page } = await openPage(CHAPTER, DESK);
    const { frame, option, code, top, cursor, row } = flatten(page);
    expect(await code()).toBe('x.flatten(2).transpose(1, 2)');
    const [right, wrong] = [await expected(), await expected('patch-embed-reshape')];
    expect(await top()).toContain(`Most probable first: ${right.first} `);
    await option('reshape').check();
    await settled(frame);
    await expect.poll(code, { timeout: 30_000 }).toBe('x.reshape(1, 196, 192)');
    expect(await top()).toContain(`Most probable first: ${wrong.first} `);
    expect(await readout(frame)).toContain(`still (1, 196, 192). The model says ${wrong.first},`);
    expect(await frame.locator('.line shape-chip .chip').innerText()).toMatch(/^\(1, 196, 192\)$/);

    // Hovering scans, a click keeps.
    const box = (await cursor.boundingBox())!;
    const cell = { x: (5.5 * box.width) / 14, y: (0.5 * box.height) / 14 };
    await cursor.hover({ position: cell });
    expect(await readout(frame)).toBe(
      'tokens[0, 5] is no patch: channel 4 at patches 176 to 195, then channel 5 at patches 0 to 171.',
    );
    expect(await row()).toBe('87');
    await cursor.click({ position: cell });
    expect(await row()).toBe('5');
  });

  test('the saved tokens are the model’s, with either operation', async () => {
    const { page } = await openPage(CHAPTER, DESK);
    const { frame, option, code } = flatten(page);
    await bringToLife(frame);
    const right = await savedNpy(frame);
    expect([right.name, right.shape]).toEqual(['patch_embed', [1, 196, 192]]);
    expect(largestDifference(right.data, (await expected()).tokens.data)).toBeLessThan(1e-4);
    await option('reshape').check();
    await expect.poll(code, { timeout: 30_000 }).toContain('reshape');
    await settled(frame);
    const wrong = await savedNpy(frame);
    expect([wrong.name, wrong.shape]).toEqual(['patch_embed.reshape', [1, 196, 192]]);
    expect(largestDifference(wrong.data, (await expected('patch-embed-reshape')).tokens.data)).toBeLessThan(
      1e-4,
    );
  });

  test('the keyboard alone chooses the operation and the row, and reads them out', async () => {
    const { page } = await openPage(CHAPTER, DESK);
    const { frame, option, code, cursor, row } = flatten(page);
    await option('flatten').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(code, { timeout: 30_000 }).toContain('reshape');
    await settled(frame);
    await cursor.focus();
    for (const key of ['Home', 'ArrowUp', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    expect(await row()).toBe('71');
    expect(await readout(frame)).toContain('tokens[0, 71] is no patch: channel 69 at');
    await page.keyboard.press('Escape');
    expect(await cursor.evaluate((element) => element.matches(':focus'))).toBe(false);
  });

  test('a finger taps an operation and a patch', async () => {
    const { page } = await openPage(CHAPTER, PHONE);
    const { frame, code, cursor, row, option } = flatten(page);
    await option('reshape').tap();
    await expect.poll(code, { timeout: 30_000 }).toContain('reshape');
    await settled(frame);
    const box = (await cursor.boundingBox())!;
    await cursor.tap({ position: { x: box.width - 3, y: box.height - 3 } });
    expect(await row()).toBe('195');
  });

  test('its link restores operation and row on a page just opened', async () => {
    const { page } = await openPage(CHAPTER, DESK);
    const { frame, option, code } = flatten(page);
    await option('reshape').check();
    await expect.poll(code, { timeout: 30_000 }).toContain('reshape');
    await frame.locator('slider-field[name=row] input[type=number]').fill('100');
    const said = await readout(frame);
    const url = await stateLink(frame);
    expect(new URL(url).hash).toBe('#fig=flatten-transpose&image=cat-meadow&op=reshape&row=100');
    const other = flatten((await openPage(url, DESK)).page);
    await settled(other.frame);
    expect(await other.code()).toBe('x.reshape(1, 196, 192)');
    expect(await other.row()).toBe('100');
    await other.frame.locator('slider-field[name=row] input[type=range]').press('ArrowLeft');
    await other.frame.locator('slider-field[name=row] input[type=range]').press('ArrowRight');
    expect(await readout(other.frame)).toBe(said);
  });

  test('its link names the chosen picture: who opens it has that one’s answer', async () => {
    const { page } = await openPage(CHAPTER, DESK);
    await page.evaluate(() => {
      sessionStorage.setItem('picture', 'gallery=koala-never-seen.png');
    });
    await page.reload();
    const { frame, top } = flatten(page);
    await bringToLife(frame);
    const url = await stateLink(frame);
    expect(new URL(url).hash).toContain('image=koala-never-seen');
    const answer = await top();
    expect(answer).not.toContain('cat ');
    const other = flatten((await openPage(url, DESK)).page);
    await settled(other.frame);
    expect(await other.top()).toBe(answer);
  });

  test('with the reader’s own picture it is that picture’s answer', async () => {
    const { page } = await openPage(CHAPTER, DESK);
    const { frame, top } = flatten(page);
    await bringToLife(frame);
    const before = await top();
    await frame.locator('summary').click();
    await frame.locator('picture-chooser button').click();
    const dialog = page.locator('dialog.picture-dialog');
    const file = fileURLToPath(new URL('../fixtures/image/photo.jpg', import.meta.url));
    await dialog.locator('input[type=file]').setInputFiles(file);
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(top, { timeout: 30_000 }).not.toBe(before);
    await settled(frame);
  });
});

describe('number-detective', () => {
  test('the reader says what moves before it is shown, then sees it judged', async () => {
    const { page } = await openPage(CHAPTER, DESK);
    const { frame, number, value, trace } = detective(page);
    await value.fill('32');
    await settled(frame);
    await expect.poll(() => readout(frame)).toContain('patch_size=32. Tick the numbers');
    expect(await number('patches').locator('.value').innerText()).toBe('196');
    for (const name of ['patch_size', 'patches']) await number(name).getByRole('checkbox').check();
    await trace.click();
    expect(await readout(frame)).toContain('4 of 5 as you said.');
    expect(await number('patches').locator('.then').innerText()).toBe('49');
    expect(await number('patch_numbers').locator('.then').innerText()).toBe('3,072');
    expect(await number('patch_numbers').locator('.verdict').innerText()).toBe('✗ not so');
    expect(await frame.locator('[data-fact=proj]').innerText()).toContain('590,016');
    expect(await frame.locator('[data-step=tokens] .chip').innerText()).toBe('(1, 49, 192)');
  });

  test('patches of 15 pixels drop 14 of them; a picture of another size gives timm’s words', async () => {
    const { page } = await openPage(CHAPTER, DESK);
    const { frame, value, trace } = detective(page);
    await value.fill('15');
    await settled(frame);
    await trace.click();
    expect(await readout(frame)).toContain('The last 14 columns at the right');
    await trace.click();
    await frame.locator('summary').click();
    await frame.locator('slider-field[name=picture] input[type=number]').fill('256');
    expect(await readout(frame)).toContain("Input height (256) doesn't match model (224).");
    await frame.getByRole('checkbox', { name: 'dynamic_img_size=True' }).check();
    expect(await frame.locator('[data-step=tokens] .chip').innerText()).toBe('(1, 256, 192)');
  });

  test('the keyboard alone goes through it, and the focus is never lost', async () => {
    const { page } = await openPage(CHAPTER, DESK);
    const { frame, number, trace } = detective(page);
    await frame.locator('select[name=argument]').focus();
    await settled(frame);
    await page.keyboard.press('i');
    await page.keyboard.press('m');
    await expect.poll(() => frame.locator('select[name=argument]').inputValue()).toBe('img_size');
    await frame.locator('slider-field[name=value] input[type=range]').focus();
    await page.keyboard.press('ArrowRight');
    await number('patches').getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await trace.focus();
    await page.keyboard.press('Enter');
    expect(await readout(frame)).toContain('5 of 5 as you said. Moved: patches 196 → 225.');
    expect(await trace.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await number('patches').locator('.value').innerText()).toBe('196');
    expect(await trace.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('its link restores the argument, the value and what the reader said', async () => {
    const { page } = await openPage(CHAPTER, PHONE);
    const { frame, number, trace } = detective(page);
    await bringToLife(frame);
    await frame.locator('select[name=argument]').selectOption('in_chans');
    await frame.locator('slider-field[name=value] input[type=number]').fill('1');
    await number('in_chans').getByRole('checkbox').tap();
    await trace.tap();
    const said = await readout(frame);
    const other = detective((await openPage(await stateLink(frame), DESK)).page);
    await settled(other.frame);
    expect(await readout(other.frame)).toBe(said);
    expect(said).toContain('4 of 5 as you said. Moved: colours 3 → 1; numbers in a patch 768 → 256.');
    expect(await other.number('patch_numbers').locator('.then').innerText()).toBe('256');
  });
});
