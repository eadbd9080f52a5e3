/**
 * The gradient of a logit at what a run can fetch: the backward pass, recorded behind the forward pass, so
 * that one run of one session computes both. Which class it is of is an input; another class makes no other
 * session.
 */
import type { TimmModel } from '../timm/index.ts';
import { propagate } from '../torch/autograd/engine.ts';
import type { GradFn } from '../torch/autograd/grad_fn.ts';
import { withGrad } from '../torch/autograd/mode.ts';
import { makePlaceholder, Tensor, type Node, type Shape } from '../torch/index.ts';
import type { TensorData } from './contract.ts';
import { differentiated, gradientName } from './tap.ts';
import { trace, type Trace, type TraceOptions } from './trace.ts';

/** The name that the gradient at the logits is fed under: a one for the class, zeros for all others. */
export const TARGET = 'target';

/** The tensors among `names` whose gradients are asked for, each once, sorted. */
export const gradientsAmong = (names: readonly string[]): readonly string[] =>
  [...new Set(names.map(differentiated).filter((name) => name !== null))].sort();

/**
 * @param at names of the taps at which gradients are wanted
 * @returns the trace with a tap more for each of them
 * @throws {RangeError} for a tensor that the model does not compute on the way from its input to the logits.
 */
export function traceWithGradients(
  model: TimmModel,
  inputShape: Shape,
  options: TraceOptions,
  at: readonly string[],
): Trace {
  model.requires_grad_(false);
  return withGrad(true, () => {
    const { taps, names } = trace(model, inputShape, options);
    const logits = taps.get('logits');
    if (!logits?.grad_fn)
      throw new RangeError('Gradients are those of a logit: the run must reach the logits.');
    const gradients = new Map<GradFn, Node>();
    const target = Tensor.of(makePlaceholder(TARGET, logits.shape, 'float32'));
    const wanted = new Map(at.map((name) => [name, taps.get(name)?.grad_fn]));
    const fns = new Set([...wanted.values()].filter((fn) => fn != null));
    propagate([{ fn: logits.grad_fn, grad: target }], {}, fns, (fn, { node }) => gradients.set(fn, node));
    const found = at.map((name): [string, Node] => {
      const fn = wanted.get(name);
      const node = fn && gradients.get(fn);
      if (!node) throw new RangeError(`The logits have no gradient at "${name}".`);
      return [gradientName(name), node];
    });
    return { taps: new Map([...taps, ...found]), names };
  });
}

/**
 * What picks the class: (B, K), a one in each row. @throws {RangeError} for a class that the model has not.
 */
export function oneHot(target: number, [batch, classes]: readonly [number, number]): TensorData {
  if (!Number.isInteger(target) || target < 0 || target >= classes)
    throw new RangeError(`The model has ${classes} classes, from 0: there is no ${target}.`);
  const data = new Float32Array(batch * classes);
  for (let row = 0; row < batch; row++) data[row * classes + target] = 1;
  return { data, shape: [batch, classes] };
}
