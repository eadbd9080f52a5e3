/** Bytes and time as a reader reads them. */
import type { WeightsWords } from './words.ts';

export function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes < 1e5 ? `${Math.round(bytes / 100) / 10} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** How long a download still takes at the rate it has had; empty before there is one. */
export class TimeLeft {
  #begun: { readonly at: number; readonly loaded: number } | null = null;

  after(loaded: number, total: number, now: number, words: WeightsWords): string {
    this.#begun ??= { at: now, loaded };
    const [seconds, bytes] = [(now - this.#begun.at) / 1000, loaded - this.#begun.loaded];
    if (seconds < 1 || bytes <= 0) return '';
    const left = Math.ceil(((total - loaded) / bytes) * seconds);
    return left < 90 ? words.seconds(left) : words.minutes(Math.round(left / 60));
  }
}
