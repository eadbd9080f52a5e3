/** Gradients of one value everywhere, recorded and not stored. */
import type { Meta } from '../node.ts';
import { full } from '../primitives/elementwise.ts';
import { record } from '../record.ts';
import type { Tensor } from '../tensor.ts';

const filled =
  (value: number) =>
  ({ shape, dtype }: Meta): Tensor =>
    record(full, [], { shape, dtype, value });

/** Of that shape and type. */
export const zeros = filled(0);
export const ones = filled(1);
