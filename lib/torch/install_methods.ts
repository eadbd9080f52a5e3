/** Gives Tensor its methods: every operation of `ops/` under its own name. Imported once, by `index.ts`. */
import * as operations from './ops/index.ts';
import { Tensor } from './tensor.ts';
import type { TensorMethods } from './tensor_methods.ts';

declare module './tensor.ts' {
  interface Tensor extends TensorMethods {}
}

for (const [name, operation] of Object.entries(operations)) {
  Object.defineProperty(Tensor.prototype, name, {
    configurable: true, // the dev server evaluates this file again when an operation is edited
    value(this: Tensor, ...rest: unknown[]): unknown {
      return (operation as (input: Tensor, ...rest: unknown[]) => unknown)(this, ...rest);
    },
  });
}
