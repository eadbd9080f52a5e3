/** A bounded map: when it is trimmed, what was not asked for longest goes first. */
export class LeastRecent<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #limit: number;
  readonly #release: (value: V) => void;
  readonly #sizeOf: (value: V) => number;
  #size = 0;

  /** @param limit the most that stays after `trim`, in what `sizeOf` measures (by default each counts 1). */
  constructor(limit: number, release: (value: V) => void, sizeOf: (value: V) => number = () => 1) {
    this.#limit = limit;
    this.#release = release;
    this.#sizeOf = sizeOf;
  }

  get(key: K): V | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.delete(key);
    this.#entries.set(key, value);
    this.#size += this.#sizeOf(value);
  }

  delete(key: K): void {
    const value = this.#entries.get(key);
    if (value === undefined) return;
    this.#entries.delete(key);
    this.#size -= this.#sizeOf(value);
    this.#release(value);
  }

  /** Releases the least recent until the rest is within the limit. */
  trim(): void {
    for (const key of this.#entries.keys()) {
      if (this.#size <= this.#limit) return;
      this.delete(key);
    }
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) this.delete(key);
  }

  get size(): number {
    return this.#size;
  }
}
