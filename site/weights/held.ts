/** Weights that live as long as the page, where the browser lets a page store nothing. */
const held = new Map<string, Uint8Array<ArrayBuffer>>();

export const holdBytes = (key: string, bytes: Uint8Array<ArrayBuffer>): void => {
  held.set(key, bytes);
};

export const heldBytes = (key: string): Uint8Array<ArrayBuffer> | undefined => held.get(key);
