/** Weights kept for as long as the page lives, where the browser lets a page store nothing. */
import { begun, type KeptFile, type KeptModel, type NewFile, type WeightsStore } from './store.ts';

export class MemoryStore implements WeightsStore {
  readonly lasting: boolean = false;
  readonly #files = new Map<string, { file: KeptFile; readonly pieces: Uint8Array<ArrayBuffer>[] }>();

  all(): Promise<KeptFile[]> {
    return Promise.resolve(Array.from(this.#files.values(), ({ file }) => file));
  }

  find(key: string): Promise<KeptFile | null> {
    return Promise.resolve(this.#files.get(key)?.file ?? null);
  }

  begin(file: NewFile): Promise<void> {
    this.#files.set(file.key, { file: begun(file), pieces: [] });
    return Promise.resolve();
  }

  append(key: string, at: number, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const entry = this.#files.get(key);
    if (entry?.file.stored !== at) return Promise.resolve(false);
    entry.pieces.push(bytes);
    entry.file = { ...entry.file, stored: at + bytes.length };
    return Promise.resolve(true);
  }

  describe(key: string, model: KeptModel): Promise<void> {
    return this.#change(key, { model });
  }

  markWhole(key: string): Promise<void> {
    return this.#change(key, { whole: true });
  }

  #change(key: string, change: Partial<KeptFile>): Promise<void> {
    const entry = this.#files.get(key);
    if (entry) entry.file = { ...entry.file, ...change };
    return Promise.resolve();
  }

  async *pieces(key: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (const piece of this.#files.get(key)?.pieces ?? []) yield await Promise.resolve(piece);
  }

  drop(key: string): Promise<void> {
    this.#files.delete(key);
    return Promise.resolve();
  }
}
