/**
 * Words that stand in a page but not in its text: found by no search of the page, read by no one by chance.
 */

export const encode = (value: unknown): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))));

/** What `encode` was given; the caller says what that was. */
export const decode = <T>(encoded: string): T =>
  JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0)))) as T;
