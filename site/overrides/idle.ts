/**
 * Starlight makes its search field in `requestIdleCallback`, without a timeout. On a busy machine a page may
 * never be idle, and search would never come: callbacks without a timeout get one of two seconds.
 */
export function limitIdleWaits(milliseconds = 2000): void {
  if (!('requestIdleCallback' in globalThis)) return;
  const whenIdle = globalThis.requestIdleCallback.bind(globalThis);
  globalThis.requestIdleCallback = (callback, options) =>
    whenIdle(callback, { timeout: milliseconds, ...options });
}
