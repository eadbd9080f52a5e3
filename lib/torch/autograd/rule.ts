/**
 * A row of the table of derivatives: how the gradient of a primitive's result becomes those of its inputs.
 */
import type { Attributes, Meta, Primitive } from '../node.ts';
import type { Tensor } from '../tensor.ts';

export interface RuleCall<A extends Attributes = Attributes> {
  /** The gradient of the result. */
  readonly grad: Tensor;
  readonly attributes: A;
  /** Shapes and types of the inputs and of the result. */
  readonly metas: readonly Meta[];
  readonly result: Meta;
  /**
   * The value that the primitive read as its input `i`, or gave. Refused when somebody has written to it
   * since.
   */
  readonly input: (i: number) => Tensor;
  readonly output: () => Tensor;
}

/**
 * The gradient of input `i`, in recorded operations: it is lowered with the rest, and can be differentiated
 * again. Broadcasting is undone by the engine, which sums a result of a larger shape to the input's.
 */
export type Derivative<A extends Attributes = Attributes> = (call: RuleCall<A>, i: number) => Tensor;

/** One derivative for each input (null: no gradient), or one for all. */
export type Rule<A extends Attributes = Attributes> = readonly (Derivative<A> | null)[] | Derivative<A>;

/** The attributes that a primitive carries. */
export type AttributesOf<P> = P extends Primitive<infer A> ? A : never;

/** The gradient itself, and that of steps and roundings, which are flat nearly everywhere. */
export const same: Derivative<Attributes> = ({ grad }) => grad;
export const zero: Derivative<Attributes> = ({ grad }) => grad.mul(0);
