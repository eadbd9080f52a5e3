/**
 * The tape. Beside a node that gradients flow through stands a GradFn, which remembers how the node was made
 * after `settleValue` has let the node's own inputs go. Edges are kept; what rules read (`saved`) is freed by
 * `backward()`. After `torch/csrc/autograd/function.h`.
 */
import type { Attributes, Meta, Node, Primitive } from '../node.ts';
import type { Storage, Tensor } from '../tensor.ts';

let count = 0;

/** The number that the next GradFn gets. */
export const nextGradFnId = (): number => count;

/** What a write to a part of a tensor is called, unless it is a step of something else. */
export const PART = 'CopySlices';

/**
 * A tensor's memory as an operation met it: whoever reads it later checks that nobody has written to it
 * since.
 */
export interface Memory {
  readonly storage: Storage;
  readonly version: number;
  readonly grad_fn: GradFn | null;
}

export type Hook = (grad: Tensor) => Tensor | null | undefined;

/** What the engine calls for a `torch.autograd.Function`: gradients of all results in, of all inputs out. */
export interface JointFunction {
  readonly outputs: readonly Meta[];
  /** `null` stands for a result that no gradient reached, unless `materialize_grads`. */
  readonly backward: (grads: readonly (Tensor | null)[]) => readonly (Tensor | null)[];
  /** `ctx.set_materialize_grads`: zeros in place of gradients that none reached. */
  readonly materialize_grads: boolean;
}

export class GradFn {
  /** Made later, numbered higher: sorted by falling numbers, each comes before those that it leads to. */
  readonly id = count++;
  readonly primitive: Primitive;
  readonly attributes: Attributes;
  /** Shapes and types, for rules that need no values. */
  readonly inputs: readonly Meta[];
  readonly output: Meta;
  /** For each input where its gradient goes on to. */
  readonly next: readonly (GradFn | null)[];
  /** The values that rules read. Null once freed. */
  saved: { readonly inputs: readonly Node[]; readonly output: Node } | null;
  /** Of the inputs and, last, of the output. */
  memory: readonly Memory[] = [];
  /** Of a leaf: the tensor whose `.grad` collects. */
  variable: Tensor | null = null;
  /** What `grad_fn.name()` says, where an operation is more than its primitive. */
  label: string | null = null;
  /** What `grad_fn.next_functions` lists, where an operation is more than its primitive. */
  edges: readonly (GradFn | null)[] | null = null;
  /** `retain_grad()`: the tensors that keep their gradient. */
  retains: Tensor[] = [];
  hooks: Hook[] = [];
  /** Run once a leaf's `.grad` has been written. */
  afterAccumulation: ((leaf: Tensor) => void)[] = [];
  joint: JointFunction | null = null;
  /** The Python traceback of the call, in anomaly mode. */
  trace: string | null = null;

  constructor(node: Node, inputs: readonly Node[], next = inputs.map(({ grad_fn }) => grad_fn)) {
    this.primitive = node.primitive;
    this.attributes = node.attributes;
    this.inputs = inputs.map(({ shape, dtype }) => ({ shape, dtype }));
    this.output = { shape: node.shape, dtype: node.dtype };
    this.next = next;
    this.saved = { inputs, output: node };
  }

  /** Let the saved values go; edges stay. */
  free(): void {
    this.saved = null;
    this.memory = [];
  }
}
