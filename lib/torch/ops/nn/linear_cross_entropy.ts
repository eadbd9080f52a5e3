/** The cross entropy of a linear layer's output; after `nn/functional.py`. Left out: computing in chunks. */
import { check, notHere } from '../../errors.ts';
import { op } from '../../op.ts';
import { show, type Shape } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { linear } from '../linear.ts';
import { reshape } from '../movement.ts';
import { cross_entropy } from './class_loss.ts';

const tuple = (shape: Shape): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;

/** input (F) or (N, F), linear_weight (C, d₁, …, F): logits (N, C, d₁, …). */
export const linear_cross_entropy = op(
  "linear_cross_entropy(Tensor input, Tensor linear_weight, Tensor target, *, Tensor? linear_bias=None, Tensor? weight=None, str reduction='mean', int? ignore_index=None, float label_smoothing=0.0, any options=None)",
  (
    input: Tensor,
    linear_weight: Tensor,
    target: Tensor,
    linear_bias: Tensor | null = null,
    weight: Tensor | null = null,
    reduction = 'mean',
    ignore_index: number | null = null,
    label_smoothing = 0,
    options: unknown = null,
  ): Tensor => {
    if (options !== null) throw notHere('linear_cross_entropy(options=…)', 'Without options it is here.');
    check(
      input.ndim === 1 || input.ndim === 2,
      () => `expected input with dimensionality 1 or 2, got ${input.ndim}`,
    );
    check(
      linear_weight.ndim >= 2,
      () => `expected linear_weight with dimensionality at least 2, got ${linear_weight.ndim}`,
    );
    const [features, expected] = [input.shape.at(-1)!, linear_weight.shape.at(-1)!];
    check(
      features === expected,
      () =>
        `expected equal input and linear_weight last dimensions (in_features), got ${features} and ${expected}, respectively`,
    );
    const outputs = linear_weight.shape.slice(0, -1); // (C, d₁, …)
    check(
      linear_bias === null || show(linear_bias.shape) === show(outputs),
      () => `expected linear_bias shape ${tuple(outputs)}, got ${tuple(linear_bias!.shape)}`,
    );
    check(
      outputs.length === 1 || input.ndim === 2,
      () =>
        `K-dimensional loss defined by linear_weight shape ${tuple(linear_weight.shape)} requires batched input, (N, ${features}), got unbatched input with shape ${tuple(input.shape)}`,
    );
    const shape = [...input.shape.slice(0, -1), ...outputs];
    check(
      ignore_index === null || show(target.shape) !== show(shape),
      () => 'ignore_index cannot be specified when target contains probabilities',
    );
    const flat = linear_bias && reshape(linear_bias, [-1]);
    const logits = reshape(linear(input, reshape(linear_weight, [-1, features]), flat), shape);
    const rest = [null, ignore_index ?? -100, null, reduction, label_smoothing] as const;
    return cross_entropy(logits, target, weight, ...rest);
  },
);
