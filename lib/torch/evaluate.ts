/**
 * From recorded nodes to values, when somebody looks. Small work, integers, and operations that no backend
 * takes run on the TypeScript kernels; heavy float32 work goes to a backend (onnxruntime, called
 * synchronously) where one is set.
 */
import { checkMemory, settle, type Values } from './dtype.ts';
import { TorchError } from './errors.ts';
import type { Node } from './node.ts';

/** Computes float32 graphs elsewhere. Set by whoever has one: the Python worker, Node scripts, tests. */
export interface Backend {
  /** Whether the backend has a lowering for this node, its types and attributes. */
  takes(node: Node): boolean;
  /**
   * The values of `roots`. All leaves among their ancestors have values or sources; all other ancestors are
   * taken.
   */
  run(roots: readonly Node[]): Values[];
}

let backend: Backend | null = null;

/** Set (or, with null, remove) the backend; returns the one before, so that tests can put it back. */
export function setBackend(next: Backend | null): Backend | null {
  const before = backend;
  backend = next;
  return before;
}

/** Elementary steps below which a call to the backend costs more than it saves. */
const WORTH_A_BACKEND = 1_000_000;
/**
 * Recordings deeper than this are computed, so that graphs stay small and memory bounded. The backward pass
 * of ViT-Large is 1,635 deep.
 */
const DEEPEST = 10_000;
/** A result of at most this many steps, of known values, is computed at once. */
const TINY = 4_096;

export function valueOf(node: Node): Values {
  if (node.value === null) evaluate(node);
  return node.value!;
}

export function evaluate(root: Node): void {
  evaluateAll([root]);
}

/** Several results in one run: what they share is computed once. */
export function evaluateAll(roots: readonly Node[]): void {
  if (roots.some((root) => root.symbolic))
    throw new TorchError(
      'RuntimeError',
      'this tensor depends on an input of a graph that is being recorded, so it has no values yet',
    );
  const order = pending(roots);
  for (const node of order)
    checkMemory(
      node.dtype,
      node.shape.reduce((n, size) => n * size, 1),
    );
  const total = order.reduce((sum, node) => sum + workOf(node), 0);
  const engine = total >= WORTH_A_BACKEND ? backend : null;
  for (const node of order) {
    if (engine && node.source) continue; // the engine reads it where it lies, the kernels when they come to it
    if (engine?.takes(node)) continue; // computed together with whatever needs it
    if (engine)
      computeTogether(
        engine,
        node.inputs.filter((input) => input.value === null),
      );
    compute(node);
  }
  if (engine) computeTogether(engine, [...new Set([...roots, ...order.flatMap(rowsAreTakenOf)])]);
  for (const root of roots) root.settleValue(root.value!);
}

/**
 * What a node takes some of the first dimension's rows of, apart from the tape: a set of features, as a rule,
 * of which a loop takes one batch after the other. It is kept, or each batch would compute all of it anew.
 */
function rowsAreTakenOf(node: Node): readonly Node[] {
  const { name } = node.primitive;
  let [from] = node.inputs;
  if (from === undefined || (name !== 'index' && name !== 'slice')) return [];
  const rows = node.shape[0] ?? 0;
  if (name === 'slice' && (rows < 2 || rows === from.shape[0])) return []; // a model takes its results apart so
  while (REARRANGED.has(from.primitive.name)) from = from.inputs[0]!;
  return from.isLeaf || from.grad_fn !== null ? [] : [from];
}

/** What has the values of its input, which each batch rearranges anew. */
const REARRANGED: ReadonlySet<string> = new Set(['alias', 'permute', 'reshape']);

function computeTogether(engine: Backend, nodes: readonly Node[]): void {
  for (const node of nodes) if (node.source) compute(node);
  const missing = nodes.filter((node) => node.value === null);
  if (missing.length === 0) return;
  engine.run(missing).forEach((value, i) => {
    missing[i]!.settleValue(value);
  });
}

function compute(node: Node): void {
  if (node.value !== null) return;
  if (node.source) {
    node.value = node.source.read();
    return;
  }
  const values = node.inputs.map((input) => input.value!);
  const call = { inputs: node.inputs, values, attributes: node.attributes, output: node };
  node.settleValue(settle(node.primitive.kernel(call), node.dtype));
}

/**
 * Ancestors of the roots without a value, each after its inputs; without recursion, as recordings are deep.
 */
export function pending(roots: readonly Node[]): Node[] {
  const order: Node[] = [];
  const seen = new Set<Node>();
  const stack: { node: Node; next: number }[] = [];
  const enter = (node: Node): void => {
    if (node.value !== null || seen.has(node)) return;
    seen.add(node);
    stack.push({ node, next: 0 });
  };
  for (const root of roots) {
    enter(root);
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const input = top.node.inputs[top.next++];
      if (input !== undefined) enter(input);
      else order.push(stack.pop()!.node);
    }
  }
  return order;
}

function workOf(node: Node): number {
  if (node.isLeaf) return 0;
  const elements = node.shape.reduce((n, s) => n * s, 1);
  return (
    node.primitive.work?.({ inputs: node.inputs, attributes: node.attributes, output: node }) ?? elements
  );
}

/**
 * Called for every new node: compute now what is tiny or not float32 (and known), or what would be recorded
 * too deep.
 */
export function evaluateIfCheap(node: Node): void {
  if (node.symbolic || node.value !== null || node.isLeaf) return;
  if (node.depth > DEEPEST) {
    evaluate(node);
    return;
  }
  const known = node.inputs.every((input) => input.value !== null);
  if (known && (node.dtype !== 'float32' || workOf(node) <= TINY)) evaluate(node);
}
