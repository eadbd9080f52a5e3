/**
 * Time limits that count only while the page is awake. A laptop that slept, or a tab that the browser froze,
 * finds its timers overdue when it wakes, before any worker has had a chance to answer: what it missed was
 * not waiting.
 */

/** Of a sleep, this much counts. */
const STEP = 5000;

/** Calls `act` after `milliseconds` awake. @returns what calls it off. */
export function afterAwake(milliseconds: number, act: () => void): () => void {
  let left = milliseconds;
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    const step = Math.min(left, STEP);
    timer = setTimeout(() => {
      left -= step;
      if (left > 0) wait();
      else act();
    }, step);
  };
  wait();
  return () => clearTimeout(timer);
}
