/**
 * The recorded graph. An operation computes nothing: it leaves a node that says which primitive to run on
 * which nodes. Values appear when somebody looks (`evaluate.ts`), or never, when the graph is lowered to ONNX
 * instead (`lib/onnx`).
 */
import { GradFn } from './autograd/grad_fn.ts';
import { isGradEnabled } from './autograd/mode.ts';
import { isFloating, type DType, type Values } from './dtype.ts';
import type { Shape } from './shape.ts';

/** What shape rules see of a node. */
export interface Meta {
  readonly shape: Shape;
  readonly dtype: DType;
}

export type Attributes = Readonly<Record<string, unknown>>;

/**
 * One row of the table of primitives: the shape rule and the TypeScript kernel. Its lowering to ONNX stands
 * in `lib/onnx/lowerings` under the same name. Checks with PyTorch's error texts belong to the operations in
 * `ops/`, which reach primitives with arguments that fit.
 */
export interface Primitive<A extends Attributes = Attributes> {
  readonly name: string;
  infer(inputs: readonly Meta[], attributes: A): Meta;
  /** Values (contiguous, logical order) of the result from those of the inputs. */
  kernel(call: KernelCall<A>): Values;
  /**
   * Elementary steps of one run, to decide where to run it; by default the number of elements of the result.
   */
  work?(call: KernelMeta<A>): number;
}

export interface KernelMeta<A extends Attributes = Attributes> {
  readonly inputs: readonly Meta[];
  readonly attributes: A;
  readonly output: Meta;
}

export interface KernelCall<A extends Attributes = Attributes> extends KernelMeta<A> {
  readonly values: readonly Values[];
}

/** Where the values of a leaf come from: a literal, a generator's draw, a checkpoint. Read at most once. */
export interface ValueSource {
  read(): Values;
}

let count = 0;

export class Node implements Meta {
  readonly id: number = count++;
  readonly primitive: Primitive;
  readonly attributes: Attributes;
  readonly shape: Shape;
  readonly dtype: DType;
  /** Emptied once the value is known, so that the recording behind it can be freed. */
  inputs: readonly Node[];
  value: Values | null = null;
  /** For leaves: where the value comes from. Null for computed nodes and for placeholders. */
  readonly source: ValueSource | null;
  /** True when a placeholder is among the ancestors: the value depends on what will be fed. */
  readonly symbolic: boolean;
  /** Longest way to a leaf: a recording that gets too deep is computed. */
  readonly depth: number;
  /** How gradients flow on from here; null where none do. */
  grad_fn: GradFn | null = null;

  constructor(
    primitive: Primitive,
    inputs: readonly Node[],
    attributes: Attributes,
    source: ValueSource | null = null,
  ) {
    const { shape, dtype } = primitive.infer(inputs, attributes);
    this.primitive = primitive;
    this.inputs = inputs;
    this.attributes = attributes;
    this.shape = shape;
    this.dtype = dtype;
    this.source = source;
    this.symbolic = primitive === placeholder || inputs.some((node) => node.symbolic);
    this.depth = inputs.reduce((depth, node) => Math.max(depth, node.value ? 0 : node.depth + 1), 0);
    if (isGradEnabled() && isFloating(dtype) && inputs.some((node) => node.grad_fn !== null))
      this.grad_fn = new GradFn(this, inputs);
  }

  /** Keep the value and let the recording behind it go. */
  settleValue(value: Values): void {
    this.value = value;
    this.inputs = [];
  }

  get isLeaf(): boolean {
    return this.value !== null || this.source !== null || this.primitive === placeholder;
  }
}

interface LeafAttributes extends Attributes {
  readonly shape: Shape;
  readonly dtype: DType;
}

const leafMeta = (_inputs: readonly Meta[], { shape, dtype }: LeafAttributes): Meta => ({ shape, dtype });

/** A leaf with a source. */
export const leaf: Primitive<LeafAttributes> = {
  name: 'leaf',
  infer: leafMeta,
  kernel: () => {
    throw new Error('a leaf has no kernel: its source is read');
  },
};

/** A graph input: a value that is fed at every run, known here by name, shape and type only. */
export const placeholder: Primitive<LeafAttributes & { readonly name: string }> = {
  name: 'placeholder',
  infer: leafMeta,
  kernel: () => {
    throw new Error('a placeholder has no value until the graph is run');
  },
};

/**
 * A node with all its type arguments forgotten is what graphs hold; this is the one place where that happens.
 */
export function makeNode<A extends Attributes>(
  primitive: Primitive<A>,
  inputs: readonly Node[],
  attributes: A,
): Node {
  return new Node(primitive, inputs, attributes);
}

export function makeLeaf(shape: Shape, dtype: DType, source: ValueSource): Node {
  return new Node(leaf, [], { shape, dtype }, source);
}

export function makeConstant(shape: Shape, dtype: DType, value: Values): Node {
  const node = makeLeaf(shape, dtype, { read: () => value });
  node.value = value;
  return node;
}

export function makePlaceholder(name: string, shape: Shape, dtype: DType): Node {
  return new Node(placeholder, [], { name, shape, dtype });
}

const sameMeta = ([input]: readonly Meta[]): Meta => ({ shape: input!.shape, dtype: input!.dtype });

/** The same value as another node: of a leaf that requires gradients, of a clone, of what is detached. */
export const alias: Primitive = {
  name: 'alias',
  infer: sameMeta,
  kernel: ({ values }) => values[0]!,
  work: () => 0,
};

/**
 * The first input's value with the second one's gradient: what is written while gradients are off keeps its
 * history.
 */
export const rewritten: Primitive = { ...alias, name: 'rewritten' };
/** The first input's value; the second one, which it replaced, has a gradient of zeros. */
export const overwritten: Primitive = { ...alias, name: 'overwritten' };
