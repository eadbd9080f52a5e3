// A figure of a page as the reader has it: brought to life, its menu used, what it saves read back.
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import type { Locator, Page } from 'playwright';

export interface SavedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export const figure = (page: Page, name: string): Locator => page.locator(`figure-frame[name="${name}"]`);
export const readout = (frame: Locator): Promise<string> => frame.locator('.readout').innerText();

/** Waits until nothing is being computed; a figure that failed says why. */
export async function settled(frame: Locator): Promise<void> {
  const page = frame.page();
  await frame.and(page.locator('[data-state=live], [data-state=error]')).waitFor({ timeout: 60_000 });
  if ((await frame.getAttribute('data-state')) === 'error')
    throw new Error(`the figure failed: ${await frame.locator('.error .message').innerText()}`);
}

/** Brings it to life by focus alone. */
export async function bringToLife(frame: Locator): Promise<void> {
  await frame.locator('menu-button button').focus();
  await settled(frame);
}

/** Opens the menu and picks an item. */
export async function pick(frame: Locator, item: string): Promise<void> {
  await frame.locator('menu-button button').click();
  await frame.locator(`[role=menuitem][data-pick=${item}]`).click();
}

/** Saves by the menu, and reads the file. */
export async function saved(frame: Locator, item: 'png' | 'svg' | 'csv' | 'npy'): Promise<[string, Buffer]> {
  const [download] = await Promise.all([frame.page().waitForEvent('download'), pick(frame, item)]);
  return [download.suggestedFilename(), await readFile(await download.path())];
}

/** A float32 tensor from a `.npy` file, version 1.0. */
export async function savedNpy(frame: Locator): Promise<SavedTensor> {
  const [name, bytes] = await saved(frame, 'npy');
  if (bytes.toString('latin1', 1, 6) !== 'NUMPY') throw new Error(`${name} is no NPY file`);
  const start = 10 + bytes.readUInt16LE(8);
  const header = bytes.toString('latin1', 10, start);
  if (!header.includes("'descr': '<f4'") || !header.includes("'fortran_order': False"))
    throw new Error(`${name}: ${header}`);
  const shape = /'shape': \(([^)]*)\)/
    .exec(header)![1]!
    .split(',')
    .filter((size) => size.trim() !== '');
  const data = new Float32Array(new Uint8Array(bytes.subarray(start)).buffer);
  return { name: name.replace(/\.npy$/, ''), shape: shape.map(Number), data };
}

/** A tensor from a `.csv` file: a line for each index of the earlier dimensions, the last one along it. */
export async function savedCsv(frame: Locator): Promise<SavedTensor> {
  const [name, bytes] = await saved(frame, 'csv');
  const [header, ...lines] = bytes
    .toString('utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const outer = header!.indexOf('0'); // the columns of numbers are named by their index
  const index = lines.at(-1)!.slice(0, outer);
  return {
    name: name.replace(/\.csv$/, ''),
    shape: [...index.map((last) => Number(last) + 1), header!.length - outer],
    data: Float32Array.from(lines.flatMap((line) => line.slice(outer).map(Number))),
  };
}

/** How many different colours a saved PNG (8 bits a channel) has: an empty picture has one. */
export async function savedPngColors(frame: Locator): Promise<number> {
  const [name, bytes] = await saved(frame, 'png');
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error(`${name} is no PNG file`);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const colors = new Set<number>();
  for (let at = 0; at + 4 <= raw.length && colors.size < 1000; at += 4) colors.add(raw.readUInt32BE(at));
  return colors.size;
}

/** The link that the menu copies. */
export function stateLink(frame: Locator): Promise<string> {
  return frame.evaluate((element) => (element as HTMLElement & { link(): string }).link());
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

/** All layout shifts so far that no input explains, with what moved, from where and to where. */
export function layoutShifts(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const found: string[] = [];
        const observer = new PerformanceObserver((list) => {
          for (const { value, hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
            if (hadRecentInput) continue;
            const moved = sources.map(({ node, previousRect, currentRect }) => {
              const element = node instanceof Element ? node : node?.parentElement;
              const frame = element?.closest('figure-frame')?.getAttribute('name') ?? 'page';
              const [from, to] = [previousRect, currentRect].map(({ x, y, width, height }) =>
                [x, y, width, height].map(Math.round).join(' '),
              );
              const name = `${element?.tagName.toLowerCase() ?? ''}.${element?.getAttribute('class') ?? ''}`;
              return `${frame} ${name} ${from} → ${to}`;
            });
            found.push(`${value.toFixed(6)}: ${moved.join(', ')}`);
          }
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // Buffered entries are delivered in a task of their own, after this one.
        setTimeout(() => {
          observer.disconnect();
          resolve(found);
        }, 100);
      }),
  );
}
