/** Whether a device may have too little memory for a model: told before the download. */

/** Bytes that a page takes to run a file of this size: the file, the runtime's copy, one packed form (bench: memory). */
export const memoryFor = (bytes: number): number => 3 * bytes + 150e6;

/** True where the browser says that the device has little. Most say nothing, and none says more than 8 GB. */
export function mayNotFit(bytes: number, deviceMemory = deviceGigabytes()): boolean {
  return deviceMemory !== null && memoryFor(bytes) > (deviceMemory * 1e9) / 3;
}

const deviceGigabytes = (): number | null =>
  (navigator as { readonly deviceMemory?: number }).deviceMemory ?? null;
