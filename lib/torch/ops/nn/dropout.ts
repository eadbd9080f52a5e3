/** The dropout family; after ATen's `Dropout.cpp`. */
import { dtypes, FloatScalar, isFloating } from '../../dtype.ts';
import { check, checkAs } from '../../errors.ts';
import { op } from '../../op.ts';
import { bernoulliOf } from '../../random/index.ts';
import { write } from '../../record.ts';
import type { Shape } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { div, mul } from '../arithmetic.ts';
import { drawn } from '../random.ts';

/** What needs no random numbers: nothing is dropped, or everything. Else null. */
function withoutDraw(input: Tensor, p: number, training: boolean): Tensor | null {
  checkAs(
    'ValueError',
    p >= 0 && p <= 1,
    () => `dropout probability has to be between 0 and 1, but got ${p}`,
  );
  if (p === 0 || !training || input.numel() === 0) return input;
  return p === 1 ? mul(input, new FloatScalar(0)) : null;
}

function dropped(input: Tensor, p: number, training: boolean, maskShape: Shape): Tensor {
  const undrawn = withoutDraw(input, p, training);
  if (undrawn) return undrawn;
  const { scalarTypeName } = dtypes[input.dtype];
  check(
    isFloating(input.dtype),
    () => `result type Float can't be cast to the desired output type ${scalarTypeName}`,
  );
  const mask = drawn(bernoulliOf(1 - p), maskShape, input.dtype);
  return mul(input, div(mask, new FloatScalar(1 - p)));
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.dropout.html */
export const dropout = op(
  'dropout(Tensor input, float p=0.5, bool training=True, bool inplace=False)',
  (input: Tensor, p = 0.5, training = true, inplace = false): Tensor => {
    const result = dropped(input, p, training, input.shape);
    return inplace && result !== input ? write(input, result.node) : result;
  },
);

/** Whole channels at once. */
const channelDropout = (dims: 1 | 2 | 3) =>
  op(
    `dropout${dims}d(Tensor input, float p=0.5, bool training=True, bool inplace=False)`,
    (input: Tensor, p = 0.5, training = true): Tensor => {
      check(input.ndim >= 2, () => 'Feature dropout requires at least 2 dimensions in the input');
      // A picture's three dimensions are taken for those of a batch of lines.
      const batched = dims === 2 || input.ndim === dims + 2;
      return dropped(
        input,
        p,
        training,
        input.shape.map((size, d) => (d < (batched ? 2 : 1) ? size : 1)),
      );
    },
  );
export const dropout1d = channelDropout(1);
export const dropout2d = channelDropout(2);
export const dropout3d = channelDropout(3);

/** Keeps mean and variance of SELU's output: dropped elements get a value, not 0. */
function alphaDropped(input: Tensor, p: number, training: boolean, maskShape: Shape): Tensor {
  const undrawn = withoutDraw(input, p, training);
  if (undrawn) return undrawn;
  const ALPHA = 1.7580993408473766;
  const a = 1 / Math.sqrt((ALPHA * ALPHA * p + 1) * (1 - p));
  const noise = drawn(bernoulliOf(1 - p), maskShape, input.dtype);
  const b = noise
    .sub(1)
    .mul(new FloatScalar(ALPHA * a))
    .add(new FloatScalar(ALPHA * a * p));
  return mul(input, noise.mul(new FloatScalar(a))).add(b);
}

export const alpha_dropout = op(
  'alpha_dropout(Tensor input, float p=0.5, bool training=False, bool inplace=False)',
  (input: Tensor, p = 0.5, training = false): Tensor => alphaDropped(input, p, training, input.shape),
);
export const feature_alpha_dropout = op(
  'feature_alpha_dropout(Tensor input, float p=0.5, bool training=False, bool inplace=False)',
  (input: Tensor, p = 0.5, training = false): Tensor => {
    const drops = p > 0 && p < 1 && training;
    check(!drops || input.ndim >= 2, () => 'Feature dropout requires at least 2 dimensions in the input');
    const mask = input.shape.map((size, d) => (d < 2 ? size : 1));
    return alphaDropped(input, p, training, mask);
  },
);
