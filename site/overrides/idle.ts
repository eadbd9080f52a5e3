/**
 * Starlight makes its search field when the browser is idle, and asks for that without a time limit. On a machine that is busy with other
 * things a page may never be idle, and search never come: here whoever names no limit waits two seconds at most.
 */
export function limitIdleWaits(milliseconds = 2000): void {
  if (!('requestIdleCallback' in globalThis)) return;
  const whenIdle = globalThis.requestIdleCallback.bind(globalThis);
  globalThis.requestIdleCallback = (callback, options) =>
    whenIdle(callback, { timeout: milliseconds, ...options });
}
