// A reader's own classes, from files to a model that the site's figures run on.
import { readFile } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';
import { decodeImageFile } from '#lib/image/decode.node.ts';
import { encodePng } from '#lib/image/png.ts';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { tileOf } from '#site/transfer/example.ts';
import { bringToLife, figure, layoutShifts, readout } from './figure.ts';
import { useBrowser } from './open-page.ts';

const openPage = useBrowser();

/** Five picture files of a class of the example. */
async function filesOf(name: string) {
  const sheet = await decodeImageFile(`public/images/transfer/${name}.png`);
  return Array.from({ length: 5 }, (_, i) => ({
    name: `${name} ${i}.png`,
    mimeType: 'image/png',
    buffer: Buffer.from(encodePng({ ...tileOf(sheet, i), channels: 3 })),
  }));
}

test.for([360, 1280])(
  'at %i px what is reserved is drawn, and nothing moves when it comes alive',
  async (width) => {
    const { page } = await openPage('chapters/transfer-learning/', { viewport: { width, height: 800 } });
    const frame = figure(page, 'own-classes');
    const boxes = await frame
      .locator('class-pictures > section')
      .evaluateAll((sections) => sections.map((section) => section.getBoundingClientRect().bottom));
    const next = await frame.locator('.act').evaluate((line) => line.getBoundingClientRect().top);
    expect(next - Math.max(...boxes)).toBeLessThan(100); // room for “One more class”
    const note = await frame.locator('.curves').evaluate((place) => place.getBoundingClientRect().height);
    expect(note).toBeLessThan(60);

    await frame.scrollIntoViewIfNeeded();
    await bringToLife(frame);
    expect(await layoutShifts(page)).toEqual([]);
  },
);

test(
  'files of two classes become a head, a table, and a model for every figure',
  { timeout: 180_000 },
  async () => {
    const { page, messages } = await openPage('chapters/transfer-learning/');
    const frame = figure(page, 'own-classes');
    await bringToLife(frame);
    const learn = frame.locator('button[data-field=at]');
    expect(await learn.isDisabled()).toBe(true);
    for (const [k, name] of ['koala', 'violin'].entries()) {
      const section = frame.locator('class-pictures section:has(select)').nth(k);
      await section.getByRole('textbox').fill(name);
      await section.locator('input[type=file]').setInputFiles(await filesOf(name));
      await section.locator('.count', { hasText: /^5 / }).waitFor();
    }
    await learn.click();
    const curves = (): Promise<number> => frame.locator('.curves').evaluate((place) => place.clientHeight);
    const room = await curves();
    await frame.locator('keep-model').waitFor({ timeout: 60_000 });
    // Two of five are held out of each class, and fewer than 20 are counted, not weighed in percent.
    expect(await readout(frame)).toMatch(/^[0-4] of 4 held-out pictures are named rightly\./);
    expect(await frame.locator('.curves svg').count()).toBe(3);
    expect(await curves()).toBe(room);
    const said = (await frame.locator('td').allInnerTexts()).filter((text) => text !== '').map(Number);
    expect(said).toHaveLength(4);
    expect(said.reduce((sum, times) => sum + times, 0)).toBe(4);

    // The last block learns in a worker; the random backbone is not waited for.
    const more = frame.locator('button[data-field=more]');
    await more.click();
    const block = frame.locator('.scores div', { hasText: 'New head and last block' });
    await block.locator('dd', { hasText: 'of 4' }).waitFor({ timeout: 60_000 });
    await more.click();
    await more.filter({ hasText: 'Try' }).waitFor();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      frame.getByRole('button', { name: 'Save the model' }).click(),
    ]);
    const path = await download.path();
    const file = parseSafetensors(new Uint8Array(await readFile(path)));
    expect(JSON.parse(file.metadata['class_names']!)).toEqual(['koala', 'violin']);
    expect(file.entries.get('head.weight')!.shape).toEqual([2, 192]);

    await page.goto(`${inject('baseUrl')}privacy/`);
    const name = download.suggestedFilename();
    await page
      .locator('weights-panel input[type=file]')
      .setInputFiles({ name, mimeType: '', buffer: await readFile(path) });
    await page.locator('weights-panel .said', { hasText: name }).waitFor({ timeout: 60_000 });
    await page.goto(inject('baseUrl'));
    const strip = page.locator('figure-frame').first();
    await strip.locator('[data-foot=weights]', { hasText: name }).waitFor({ timeout: 60_000 });
    await strip.locator('.stage', { hasText: '(1, 2)' }).waitFor({ timeout: 60_000 }); // logits of two classes
    expect(messages).toEqual([]);
  },
);
