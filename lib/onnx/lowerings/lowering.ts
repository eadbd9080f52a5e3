/** A row of the table of lowerings: how one primitive is written in ONNX. */
import type { Attributes, KernelMeta, Primitive } from '../../torch/node.ts';
import type { GraphBuilder } from '../graph-builder.ts';

export interface LoweringCall<A extends Attributes = Attributes> extends KernelMeta<A> {
  readonly graph: GraphBuilder;
  /** The inputs' names in the graph. */
  readonly names: readonly string[];
}

/** Adds the primitive's nodes to the graph; returns the name of the result. */
export type Lowering<A extends Attributes = Attributes> = (call: LoweringCall<A>) => string;

/** The lowering of a primitive that is one operator of ONNX on the same inputs. */
export const operator =
  (type: string): Lowering =>
  ({ graph, names }) =>
    graph.op(type, names);

/** The attributes that a primitive carries. */
export type AttributesOf<P> = P extends Primitive<infer A> ? A : never;
