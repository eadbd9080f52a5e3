/** What Python can ask for: `call(what, name, …)` finds the verb `what`. */
import type { AnyModule } from '#lib/nn/index.ts';
import type { Tensor } from '#lib/torch/index.ts';

export interface Ask {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly kwargs: Readonly<Record<string, unknown>>;
}

/** The result is encoded by its type (`encode.ts`). */
export type Verb = (ask: Ask) => unknown;
export type Verbs = Readonly<Record<string, Verb>>;

/** Python's side passes tensors and modules where these are called; its own checks stand before. */
export const tensorAt = ({ args }: Ask, i = 0): Tensor => args[i] as Tensor;
export const moduleAt = ({ args }: Ask, i = 0): AnyModule => args[i] as AnyModule;
