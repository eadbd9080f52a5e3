/** How much memory weights take, and how much a device may give to a page. */

/**
 * Bytes that a page takes to run a file of this size: the file, its graph's copy, one packed form, the
 * runtime (bench: memory).
 */
export const memoryFor = (bytes: number): number => 3 * bytes + 450e6;

/**
 * What a page may take of a device: browsers end pages, or refuse them memory, long before all of it is
 * taken.
 */
const SHARE = 0.4;
/**
 * Browsers of phones that do not say how much there is: most phones have more, and give a page no more than
 * of this.
 */
const PHONE_GIGABYTES = 3;

/** True where the device is known to have little. Most say nothing, and none says more than 8 GB. */
export const mayNotFit = (bytes: number, budget = memoryBudget()): boolean =>
  budget !== null && memoryFor(bytes) > budget;

/** Bytes that a page may take here; null where the browser does not tell and it is no phone. */
export const memoryBudget = (gigabytes = deviceGigabytes()): number | null =>
  gigabytes === null ? null : gigabytes * 1e9 * SHARE;

function deviceGigabytes(): number | null {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  if (deviceMemory !== undefined) return deviceMemory;
  return isPhone() ? PHONE_GIGABYTES : null;
}

const isPhone = (): boolean =>
  globalThis.matchMedia?.('(pointer: coarse) and (max-device-width: 600px)').matches ?? false;

/** Whether an error says that there was no memory, in the words of browsers, WebAssembly and onnxruntime. */
export const isOutOfMemory = (error: { readonly message: string }): boolean =>
  /out of memory|\bOOM\b|allocation failed|could not allocate|failed to allocate|no memory left|unable to grow|bad_alloc|enlarge memory/i.test(
    error.message,
  );
