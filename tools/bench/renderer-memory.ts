/**
 * The processes that run a browser's pages and their workers: resident bytes, all together, as Linux tells
 * them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright';

/** Why there is nothing to measure here; null where there is. */
export const whyNoMemory = (): string | null =>
  existsSync('/proc/self/clear_refs') ? null : 'a process’s memory is read from /proc, which Linux alone has';

export class RendererMemory {
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
