/**
 * The methods that Tensor gets from the table of operations, as a type; `install_methods.ts` puts them there.
 */
import type * as operations from './ops/index.ts';

type Operations = typeof operations;
type Method<F> = F extends (input: never, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

export type TensorMethods = { [Name in keyof Operations]: Method<Operations[Name]> };
