/** What a reader does on the site, step by step, the same in every engine; selectors are the site's own. */
import { until, type EnginePage } from './engine.ts';

const FIGURE = 'figure-frame';
const CELL = 'py-cell';

/** The home page: alive at the first touch, with the reader's own picture, and any tensor to be looked at. */
export async function walkHome(page: EnginePage, root: string): Promise<void> {
  await page.goto(root);
  await page.click('.model-strip picture-chooser button');
  await until(
    page,
    'the strip to come alive',
    () => document.querySelector('.model-strip[data-state=live]') !== null,
    null,
  );
  await until(
    page,
    'the picture dialog',
    () => document.querySelector('.picture-dialog input[type=file]') !== null,
    null,
  );
  await page.upload('.picture-dialog input[type=file]', 'public/images/zebra-stripes.png');
  await until(
    page,
    'the zebra to be named',
    () =>
      /^(zebra|斑马)/.test(
        document.querySelector<HTMLElement>('.model-strip .classes')?.innerText.trim() ?? '',
      ),
    null,
  );
  await page.evaluate(
    () => document.querySelector<HTMLDialogElement>('.picture-dialog[open]')?.close(),
    null,
  );
  await controlled(page);
  await page.click('.model-strip [data-tap="blocks.7.attn.attn_drop"]');
  await until(
    page,
    'the tensor in the inspector',
    () =>
      document.querySelector(
        'dialog.inspector[open]:not([data-busy]) .picture svg, dialog.inspector[open]:not([data-busy]) .picture canvas',
      ) !== null,
    null,
  );
}

/** Every figure of a chapter comes alive by focus alone. @returns how many there are. */
export async function walkFigures(page: EnginePage, chapter: string): Promise<number> {
  await page.goto(chapter);
  const count = await page.evaluate((figure) => document.querySelectorAll(figure).length, FIGURE);
  for (let at = 0; at < count; at++) {
    await page.evaluate(focusWithin, [FIGURE, at] as const);
    await until(page, `figure ${at + 1} to come alive`, stateOf, [FIGURE, at, 'live'] as const);
  }
  return count;
}

/** In the page: focuses the first button that takes it; one in a closed `<details>` does not. */
function focusWithin([selector, at]: readonly [string, number]): void {
  const element = document.querySelectorAll<HTMLElement>(selector)[at]!;
  element.scrollIntoView({ block: 'center' });
  const focused = Array.from(element.querySelectorAll('button')).some((button) => {
    button.focus();
    return document.activeElement === button;
  });
  if (!focused) throw new Error(`no button in ${selector} ${at + 1} takes the focus`);
}

/** In the page: whether the element is in the state; throws what a figure says that failed. */
function stateOf([selector, at, wanted]: readonly [string, number, string]): boolean {
  const element = document.querySelectorAll<HTMLElement>(selector)[at];
  const state = element?.dataset['state'];
  if (state === 'error' && wanted === 'live')
    throw new Error(`it failed: ${element?.querySelector('.error .message')?.textContent ?? ''}`);
  return wanted.split('|').includes(state ?? '');
}

/** Every cell of a chapter runs and prints again what the page came with. @returns how many there are. */
export async function walkCells(page: EnginePage): Promise<number> {
  const drawn = await page.evaluate(outputs, CELL);
  for (const at of drawn.keys()) {
    const run = `${CELL}[data-walked="${at}"] [data-action=run]`;
    await page.evaluate(
      ([cell, at]) =>
        document.querySelectorAll<HTMLElement>(cell)[at]!.setAttribute('data-walked', String(at)),
      [CELL, at] as const,
    );
    await page.click(run);
    await until(page, `cell ${at + 1} to end`, stateOf, [CELL, at, 'done|error'] as const);
  }
  const again = await page.evaluate(outputs, CELL);
  for (const [at, text] of drawn.entries())
    if (text !== again[at])
      throw new Error(`cell ${at + 1} printed ${again[at] ?? 'nothing'} instead of ${text}`);
  return drawn.length;
}

/** In the page: what the cells show, but for the elapsed time and names of files that differ between runs. */
function outputs(cell: string): string[] {
  return Array.from(document.querySelectorAll(`${cell} .py-output`), (box) =>
    Array.from(box.querySelectorAll('pre'), (part) => part.textContent.replace(/<cell \d+>/g, '<cell>'))
      .join('\n')
      .trim(),
  );
}

/** An endless loop ends by Stop. */
export async function walkStop(page: EnginePage): Promise<void> {
  await page.click(`${CELL} .cm-content`);
  await page.write('while True: pass');
  await page.click(`${CELL} [data-action=run]`);
  await until(page, 'the loop to run', stateOf, [CELL, 0, 'running'] as const);
  await page.click(`${CELL} [data-action=stop]`);
  await until(page, 'the loop to end', stateOf, [CELL, 0, 'error'] as const);
}

/** The link that a figure gives brings it to life on another page. */
export async function walkStateLink(page: EnginePage, away: string): Promise<void> {
  const link = await page.evaluate(
    (figure) => document.querySelector<HTMLElement & { link(): string }>(figure)!.link(),
    FIGURE,
  );
  await page.goto(away);
  await page.goto(link);
  await until(page, 'the linked figure to come alive', stateOf, [FIGURE, 0, 'live'] as const);
}

/** The service worker answers for this page, so that it opens without a network. */
export const controlled = (page: EnginePage): Promise<void> =>
  until(
    page,
    'the service worker to take over',
    () => navigator.serviceWorker.controller?.state === 'activated',
    null,
  );
