/** Memory that a page and its workers, or a worker and its threads, see at once. */

const PAGE_OF_MEMORY: WebAssembly.MemoryDescriptor = { initial: 1, maximum: 1, shared: true };

/** 64 KiB of it. WebAssembly's, as an engine may share that and have no global `SharedArrayBuffer`. */
export const shareMemory = (): WebAssembly.Memory => new WebAssembly.Memory(PAGE_OF_MEMORY);

/** Whether it can be made and posted: WebKitGTK isolates a page, makes the memory, and does not clone it. */
export function canShareMemory(): boolean {
  if (!globalThis.crossOriginIsolated) return false;
  try {
    structuredClone(shareMemory());
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'DataCloneError') return false;
    throw error;
  }
}
