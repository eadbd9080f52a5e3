// A chapter's questions on the built page: kept between visits, without a script, on paper, and forgotten by
// a reset.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { axe } from './axe.ts';
import { useBrowser } from './open-page.ts';

const CHAPTER = 'chapters/patch-embed/';
const openPage = useBrowser();
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const said = (page: Page, id: string): Promise<string> => page.locator(`#${id} .said`).innerText();

test('what was said before the look stands beside what is, on the next visit and in the other language', async () => {
  const { page, messages, context } = await openPage(CHAPTER);
  await page.locator('#squares input').fill('14');
  await page.locator('#squares input').press('Enter');
  await page.locator('vit-reveal[of=squares] summary').click();
  const gap = page.locator('vit-reveal[of=squares] .gap');
  await expect.poll(() => gap.innerText()).toBe('You said 14. It is 196. That is one row of them.');
  await page.goto(new URL(`/zh-cn/${CHAPTER}`, page.url()).href);
  await expect.poll(() => said(page, 'squares')).toMatch(/^你说的是 14，实际是 196。/);
  await page.goto(new URL('/privacy/', page.url()).href);
  const reset = page.locator('reset-everything').first();
  await reset.locator('[data-do=ask]').click();
  await Promise.all([page.waitForEvent('load'), reset.locator('[data-do=reset]').click()]);
  await page.goto(new URL(`/${CHAPTER}`, page.url()).href);
  expect(await page.locator('#squares input').inputValue()).toBe('');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('said')))).toEqual(
    [],
  );
  expect(messages).toEqual([]);
  await context.close();
});

test('a finger answers a choice, picks a line and opens a term; nothing overflows, axe has nothing to say', async () => {
  const { page, context } = await openPage(CHAPTER, PHONE);
  await page.locator('#wider [data-choice="2"]').tap();
  expect(await said(page, 'wider')).toBe('You said “As many as before”. Now look.');
  await page.locator('#which-line .ec-line').nth(3).tap();
  expect(await said(page, 'which-line')).toMatch(/^Right\./);
  await page.locator('a.term').first().scrollIntoViewIfNeeded();
  await page.locator('vit-reveal[of=squares] summary').tap();
  await page.locator('vit-reveal[of=squares] a.term').tap();
  const popover = page.locator('.term-popover');
  await popover.waitFor();
  const box = (await popover.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(360);
  expect(await axe(page, { within: ['vit-exercise', 'vit-predict', '.term-popover'] })).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await context.close();
});

test('without a script every question is asked, its answer unfolds, and terms are links', async () => {
  const { page, context } = await openPage(CHAPTER, { javaScriptEnabled: false });
  expect(await page.locator('#wider').innerText()).toContain('Twice as many');
  expect(await page.locator('#squares input').isVisible()).toBe(false);
  const answer = page.locator('vit-reveal[of=squares]');
  await answer.locator('summary').click();
  expect(await answer.innerText()).toContain('14 · 14 = 196');
  await answer.locator('a.term').click();
  await page.waitForURL(/\/glossary\/#patch$/);
  expect(await page.locator('#patch').isVisible()).toBe(true);
  await context.close();
});

test('on paper a chapter asks first; all answers stand at its end', async () => {
  const { page, context } = await openPage(CHAPTER);
  await page.emulateMedia({ media: 'print' });
  const text = (): Promise<string> => page.locator('.sl-markdown-content').innerText();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const printed = await text();
  const end = printed.lastIndexOf('Answers');
  for (const answer of ['14 · 14 = 196', '786,432 weights', 'Line 4.'])
    expect(printed.indexOf(answer), answer).toBeGreaterThan(end);
  // Nothing follows that would need a page of its own, and no heading is left at a page's foot.
  const after = await page
    .locator('.printed-answers')
    .evaluate(
      (answers) => document.documentElement.scrollHeight - answers.getBoundingClientRect().bottom - scrollY,
    );
  expect(after).toBeLessThan(24); // margins, which a page’s end swallows
  const heading = page.locator('.sl-markdown-content > :has(> h2)').first();
  expect(await heading.evaluate((box) => getComputedStyle(box).breakAfter)).toBe('avoid');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await page.locator('.printed-answers').count()).toBe(0);
  await context.close();
});
