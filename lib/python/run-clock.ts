/** When a run in the worker is to be interrupted: the reader's Stop, or its time is up. */
import type { OutputQueue } from './output-queue.ts';
import type { Interruption } from './protocol.ts';

/**
 * A run asks again this many milliseconds after its time was up, should the code have caught the
 * interruption.
 */
const AGAIN = 100;
/** Milliseconds between two askings that count: what is more was a machine asleep or a frozen tab. */
const LONGEST = 10_000;

export interface RunClock {
  /** Asked while Python runs: true to interrupt it. Sends waiting output on the way. */
  readonly interrupted: () => boolean;
  begin(timeLimit: number, queue: OutputQueue): void;
  /** The reader's code has ended: what reports it is not interrupted. */
  quiet(): void;
  /** The run is over: why it was interrupted, if it was. */
  end(): Interruption | undefined;
}

/** @param signal shared with the page; its first byte not 0 means stop. */
export function runClock(signal: WebAssembly.Memory | undefined): RunClock {
  const flag = signal ? new Uint8Array(signal.buffer) : undefined;
  let deadline = Infinity;
  let queue: OutputQueue | undefined;
  let interruption: Interruption | undefined;
  let running = false;
  let isQuiet = false;
  let limit = Infinity;
  let asked = 0;
  /**
   * What a run has left behind (a callback of asyncio) may take as long as it, each time that it is called.
   */
  const limitTask = (now: number): void => {
    deadline = now + limit;
    setTimeout(() => {
      if (!running) deadline = Infinity;
    });
  };
  return {
    interrupted() {
      queue?.tick();
      if (isQuiet) return false;
      if (flag && Atomics.exchange(flag, 0, 0) !== 0) {
        interruption = 'stopped';
        return true;
      }
      const now = performance.now();
      deadline += Math.max(0, now - asked - LONGEST);
      asked = now;
      if (!running && deadline === Infinity) limitTask(now);
      if (now < deadline) return false;
      deadline = now + AGAIN;
      interruption = 'time';
      return true;
    },
    begin(timeLimit, outputs) {
      running = true;
      limit = timeLimit;
      asked = performance.now();
      deadline = asked + timeLimit;
      queue = outputs;
      interruption = undefined;
      // A Stop that came when the run before had just ended was not for this one.
      if (flag) Atomics.store(flag, 0, 0);
    },
    quiet() {
      isQuiet = true;
    },
    end() {
      running = isQuiet = false;
      deadline = Infinity;
      queue = undefined;
      if (flag) Atomics.store(flag, 0, 0);
      const why = interruption;
      interruption = undefined;
      return why;
    },
  };
}
