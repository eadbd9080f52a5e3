/**
 * Outputs of one run on their way to the page: the first at once, then in batches, so that a thousand printed lines are
 * a few messages. Past the limit nothing more is sent but a line that says so.
 */
import type { Output } from './contract.ts';

/** Milliseconds between two batches. */
const PAUSE = 30;

export interface OutputQueue {
  add(output: Output): void;
  /** Sends what waits if the last batch is long enough ago. */
  tick(): void;
  flush(): void;
}

export interface OutputQueueOptions {
  /** Most characters of text in a run; default 200,000. */
  readonly limit?: number;
  readonly now?: () => number;
}

export function outputQueue(
  send: (outputs: readonly Output[]) => void,
  { limit = 200_000, now = () => performance.now() }: OutputQueueOptions = {},
): OutputQueue {
  let waiting: Output[] = [];
  let last = -Infinity;
  let length = 0;

  const flush = (): void => {
    if (waiting.length === 0) return;
    send(waiting);
    waiting = [];
    last = now();
  };
  const tick = (): void => {
    if (waiting.length > 0 && now() - last >= PAUSE) flush();
  };
  return {
    flush,
    tick,
    add(output) {
      if (length > limit) return;
      if (output.kind !== 'error') length += output.text.length;
      if (length > limit) {
        const text = `\n[output cut after ${limit.toLocaleString('en')} characters]\n`;
        waiting.push({ kind: 'stream', name: 'stderr', text });
      } else append(waiting, output);
      tick();
    },
  };
}

/** Adds to `outputs`, joining text to the text before it in the same stream. */
export function append(outputs: Output[], output: Output): void {
  const before = outputs.at(-1);
  if (output.kind === 'stream' && before?.kind === 'stream' && before.name === output.name)
    outputs[outputs.length - 1] = { ...before, text: before.text + output.text };
  else outputs.push(output);
}
