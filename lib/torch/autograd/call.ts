/**
 * The operation that a caller asked for, which may be several primitives: it names the `grad_fn` of what it
 * gives, and an error about values that gradients do not flow through.
 */
import { isNamedTuple } from '../named_tuple.ts';
import { nextGradFnId, PART, type GradFn } from './grad_fn.ts';
import { isGradEnabled } from './mode.ts';
import { nameOfCall } from './names.ts';
import type { Tensor } from '../tensor.ts';

let current: string | null = null;
let traceback: (() => string) | null = null;

/** The outermost operation that is running, while gradients are on. */
export const currentOperation = (): string | null => current;

/** `torch.autograd.set_detect_anomaly`: who says where a call stands in the program, or null for off. */
export function setTraceback(next: (() => string) | null): void {
  traceback = next;
}
export const detectsAnomaly = (): boolean => traceback !== null;

/** Run an operation; what it leaves on the tape is named after it. */
export function called<R>(name: string, args: readonly unknown[], run: () => R): R {
  if (!isGradEnabled() || current !== null) return run();
  const edges = edgesOf(args);
  if (edges.every((edge) => edge === null)) return run();
  const first = nextGradFnId();
  current = name;
  try {
    const result = run();
    label(result, name, args, edges, first);
    return result;
  } finally {
    current = null;
  }
}

/** A callback in the middle of an operation, such as a reader's hook, starts anew. */
export function outsideOperations<R>(run: () => R): R {
  const before = current;
  current = null;
  try {
    return run();
  } finally {
    current = before;
  }
}

const isTensor = (x: unknown): x is Tensor => typeof x === 'object' && x !== null && 'storage' in x;

/** Where the gradients of the tensors among the arguments go. */
function edgesOf(args: readonly unknown[]): (GradFn | null)[] {
  return args.flatMap((arg): (GradFn | null)[] => {
    if (isTensor(arg)) return [arg.node.grad_fn];
    return Array.isArray(arg) && arg.some(isTensor) ? edgesOf(arg) : [];
  });
}

function resultsOf(result: unknown): readonly unknown[] {
  if (Array.isArray(result)) return result;
  return isNamedTuple(result) ? Object.values(result) : [result];
}

function label(
  result: unknown,
  name: string,
  args: readonly unknown[],
  edges: readonly (GradFn | null)[],
  first: number,
): void {
  for (const item of resultsOf(result)) {
    const fn = isTensor(item) ? item.grad_fn : null;
    if (fn === null || fn.id < first) continue;
    if (fn.label === null || fn.label === PART) fn.label = nameOfCall(name, args, fn);
    fn.edges ??= edges;
    fn.trace ??= traceback?.() ?? null;
  }
}
