/** New tensors for library code; `torch`'s own creation functions stand in `ops/create.ts`. */
import { bernoulliOf } from '../random/index.ts';
import { drawn } from '../ops/random.ts';
import type { Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';

/** Ones with probability `p`, zeros else, of `shape` and of `input`'s type: what dropout multiplies with. */
export const bernoulli_like = (input: Tensor, shape: Shape, p: number): Tensor =>
  drawn(bernoulliOf(p), shape, input.dtype);
