/**
 * Where weights are kept: in IndexedDB, or for as long as the page lives where the browser lets a page store
 * nothing.
 */
import { openIndexedStore } from './indexed-store.ts';
import { MemoryStore } from './memory-store.ts';
import type { WeightsStore } from './store.ts';

/**
 * @param factory reads `indexedDB`: where storage is forbidden it may be absent, throw when read, or throw
 *   when asked.
 */
export async function openStore(
  factory: () => IDBFactory | null | undefined = () => indexedDB,
): Promise<WeightsStore> {
  try {
    return await openIndexedStore(factory()!);
  } catch {
    return new MemoryStore();
  }
}
