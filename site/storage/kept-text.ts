/**
 * One text in `localStorage` or `sessionStorage`. Browsers that keep nothing for a site throw at the first
 * look at either, and full ones when something is put in: then the text holds for the page.
 */
type StorageName = 'localStorage' | 'sessionStorage';

/** What the browser would not keep, by storage and key; null is a text that was taken out. */
const onThisPage = new Map<string, string | null>();

export class KeptText {
  readonly #name: StorageName;
  readonly #key: string;

  /** @param key `book-` and a word, so that "Reset everything" finds it. */
  constructor(name: StorageName, key: string) {
    this.#name = name;
    this.#key = key;
  }

  get(): string | null {
    const held = onThisPage.get(this.#id);
    return held === undefined ? (storage(this.#name)?.getItem(this.#key) ?? null) : held;
  }

  /** @returns whether the next page will have it too. */
  set(text: string | null): boolean {
    const kept = this.#keep(text);
    if (kept) onThisPage.delete(this.#id);
    else onThisPage.set(this.#id, text);
    return kept;
  }

  #keep(text: string | null): boolean {
    const place = storage(this.#name);
    if (!place) return text === null; // the next page finds nothing, as it should
    try {
      if (text === null) place.removeItem(this.#key);
      else place.setItem(this.#key, text);
      return true;
    } catch (error) {
      if (error instanceof DOMException) return false;
      throw error;
    }
  }

  get #id(): string {
    return `${this.#name} ${this.#key}`;
  }
}

/** The storage, or undefined where the browser lets a page have none. */
export function storage(name: StorageName): Storage | undefined {
  try {
    return globalThis[name];
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
