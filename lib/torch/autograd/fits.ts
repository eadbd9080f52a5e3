/**
 * Whether a step fits in memory, asked before it starts: onnxruntime's memory in a page never shrinks, and a
 * page that runs out of it is lost with all that it trained.
 */
import { dtypes } from '../dtype.ts';
import { TorchError } from '../errors.ts';
import { pending } from '../evaluate.ts';
import type { Node } from '../node.ts';
import { numel } from '../shape.ts';

/**
 * What a page lets a step take, in bytes: WebAssembly addresses 4 GiB, and the browser's own part is in it.
 */
const STEP_LIMIT = 2 * 2 ** 30;

const bytesOf = ({ shape, dtype }: Node): number => numel(shape) * dtypes[dtype].bytes;
/** Shows its input's memory, and takes none. */
const isView = ({ primitive: { name } }: Node): boolean =>
  ['reshape', 'alias', 'rewritten', 'overwritten', 'function_output', 'full'].includes(name);

/** Bytes alive at once, at most, when nodes run in order and are let go after their last use. */
export function peakBytes(roots: readonly Node[], weigh: (node: Node) => number = bytesOf): number {
  const order = pending(roots);
  const last = new Map<Node, number>();
  order.forEach((node, at) => {
    last.set(node, at);
    for (const input of node.inputs) last.set(input, at);
  });
  for (const root of roots) last.set(root, order.length);
  const ending = new Map<number, Node[]>();
  for (const [node, at] of last) ending.set(at, [...(ending.get(at) ?? []), node]);
  const leaves = [...last.keys()].filter((node) => node.value !== null);
  let alive = leaves.reduce((sum, leaf) => sum + weigh(leaf), 0);
  let peak = alive;
  order.forEach((node, at) => {
    if (!isView(node)) alive += weigh(node);
    peak = Math.max(peak, alive);
    for (const done of ending.get(at) ?? []) if (done.value === null && !isView(done)) alive -= weigh(done);
  });
  return peak;
}

/** @throws RuntimeError when the roots would take more than a page has, with the batch that would fit. */
export function refuseTooLarge(roots: readonly Node[], limit = STEP_LIMIT): void {
  const bytes = peakBytes(roots);
  if (bytes <= limit) return;
  const batch = batchOf(roots);
  const fixed = peakBytes(roots, (node) => (node.shape[0] === batch ? 0 : bytesOf(node)));
  const fits = batch === null ? 0 : Math.floor(((limit - fixed) / (bytes - fixed)) * batch);
  const advice =
    fits >= 1
      ? `A batch of ${fits} instead of ${batch} fits; gradients add up over several calls of backward().`
      : 'A smaller model or smaller pictures fit.';
  const size = (count: number): string => `${(count / 2 ** 30).toFixed(1)} GiB`;
  throw new TorchError(
    'RuntimeError',
    `this step needs about ${size(bytes)} of memory, and a page has ${size(limit)}: it was not started. ${advice}`,
  );
}

/** The first dimension that most bytes have in common. */
function batchOf(roots: readonly Node[]): number | null {
  const bytes = new Map<number, number>();
  for (const node of pending(roots))
    if (node.shape.length > 1) bytes.set(node.shape[0]!, (bytes.get(node.shape[0]!) ?? 0) + bytesOf(node));
  return [...bytes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
