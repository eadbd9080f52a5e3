/**
 * Outputs of one run on their way to the page: the first at once, then in batches, so that a thousand printed
 * lines are a few messages. Past the limit nothing more is sent but a line that says so.
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
  /**
   * Most pieces in a run, values shown and turns between the two streams; default 500: each is drawn on its
   * own.
   */
  readonly pieces?: number;
  readonly now?: () => number;
}

export function outputQueue(
  send: (outputs: readonly Output[]) => void,
  { limit = 200_000, pieces = 500, now = () => performance.now() }: OutputQueueOptions = {},
): OutputQueue {
  let waiting: Output[] = [];
  let last = -Infinity;
  let length = 0;
  let count = 0;
  let before: Output | undefined;

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
      if (length > limit || count > pieces) return;
      if (output.kind !== 'error') length += output.text.length;
      if (!joins(before, output)) count += 1;
      before = output;
      if (length > limit || count > pieces) {
        const [most, what] = length > limit ? [limit, 'characters'] : [pieces, 'values'];
        const text = `\n[output cut after ${most.toLocaleString('en')} ${what}]\n`;
        waiting.push({ kind: 'stream', name: 'stderr', text });
      } else append(waiting, output);
      tick();
    },
  };
}

const joins = (before: Output | undefined, output: Output): boolean =>
  output.kind === 'stream' && before?.kind === 'stream' && before.name === output.name;

/** Adds to `outputs`, joining text to the text before it in the same stream. */
export function append(outputs: Output[], output: Output): void {
  const before = outputs.at(-1);
  if (output.kind === 'stream' && before?.kind === 'stream' && before.name === output.name)
    outputs[outputs.length - 1] = { ...before, text: before.text + output.text };
  else outputs.push(output);
}
