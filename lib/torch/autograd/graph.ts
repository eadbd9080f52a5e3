/**
 * The tape as `grad_fn.next_functions` shows it: by operations and not by the primitives that they are made
 * of.
 */
import type { GradFn } from './grad_fn.ts';
import { nameOf } from './names.ts';

/**
 * A node that readers see. What PyTorch puts between two of ours, as a linear layer's transposed weight, has
 * no `fn`.
 */
export class GraphNode {
  readonly name: string;
  readonly fn: GradFn | null;
  readonly #next: () => readonly (GraphNode | null)[];

  constructor(name: string, fn: GradFn | null, next: () => readonly (GraphNode | null)[]) {
    this.name = name;
    this.fn = fn;
    this.#next = next;
  }

  get next(): readonly (GraphNode | null)[] {
    return this.#next();
  }
}

const known = new WeakMap<GradFn, GraphNode>();

export function graphNodeOf(fn: GradFn): GraphNode {
  const made = known.get(fn) ?? new GraphNode(nameOf(fn), fn, () => nextOf(fn));
  known.set(fn, made);
  return made;
}

function nextOf(fn: GradFn): readonly (GraphNode | null)[] {
  const edges = (fn.edges ?? fn.next).map((next) => (next === null ? null : graphNodeOf(next)));
  const name = nameOf(fn);
  if (fn.variable) return [];
  if (name === 'AddmmBackward0' && edges.length === 3 && fn.primitive.name === 'linear') {
    const [input, weight, bias] = edges as [GraphNode | null, GraphNode | null, GraphNode | null];
    return [bias, input, transposed(weight)];
  }
  if (name === 'MmBackward0' && fn.primitive.name === 'linear') return [edges[0]!, transposed(edges[1]!)];
  // A number beside a tensor is an input too.
  return fn.next.length > edges.length && edges.length === 1 && fn.edges ? [...edges, null] : edges;
}

const transposed = (weight: GraphNode | null): GraphNode | null =>
  weight && new GraphNode('TBackward0', null, () => [weight]);
