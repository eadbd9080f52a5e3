/**
 * Optimisers' steps, each on one parameter: values in, values out, at once. A recorded step would make every
 * graph after it longer, and its bias corrections would give each step a graph of its own. After the
 * single-tensor forms in `torch/optim/{sgd,adam,adamw,rmsprop,adagrad}.py`.
 */
import { withGrad } from '../autograd/mode.ts';
import { settle, type Values } from '../dtype.ts';
import { evaluateAll } from '../evaluate.ts';
import { makeConstant } from '../node.ts';
import { write } from '../record.ts';
import type { Tensor } from '../tensor.ts';
import { arithmeticOf } from './arithmetic.ts';

const { sqrt } = Math;

/** A buffer's values, to be written to. */
export const copyOf = (tensor: Tensor): Values => tensor.peek().slice();

/**
 * New values for a tensor, past the tape, seen by its views. A parameter may be a part of another's memory,
 * or lie transposed in its own: then they are written there at once, so that no later graph holds the step.
 */
export function put(tensor: Tensor, values: Values): void {
  const value = makeConstant(tensor.shape, tensor.dtype, settle(values, tensor.dtype));
  if (!tensor.isView) {
    tensor.storage.replace(value);
    return;
  }
  withGrad(false, () => write(tensor, value));
  evaluateAll([tensor.storage.node]);
}

/** The gradient with its sign, and with the decay that is a part of it. */
export function directionOf(
  parameter: Tensor,
  p: Values,
  g: Values,
  maximize: boolean,
  weight_decay: number,
): (i: number) => number {
  const { fma, round } = arithmeticOf(parameter.dtype);
  const decay = round(weight_decay);
  return (i) => {
    const d = maximize ? -g[i]! : g[i]!;
    return weight_decay === 0 ? d : fma(d, decay, p[i]!);
  };
}

export interface SgdOptions {
  readonly lr: number;
  readonly momentum: number;
  readonly dampening: number;
  readonly weight_decay: number;
  readonly nesterov: boolean;
  readonly maximize: boolean;
}

/** @param buffer the momentum so far. @param first whether it is to begin with this gradient */
export function sgd(
  parameter: Tensor,
  grad: Tensor,
  buffer: Tensor | null,
  first: boolean,
  o: SgdOptions,
): void {
  const { round, fma } = arithmeticOf(parameter.dtype);
  const [p, g] = [copyOf(parameter), grad.peek()];
  const direction = directionOf(parameter, p, g, o.maximize, o.weight_decay);
  const b = buffer && copyOf(buffer);
  const [lr, momentum, share] = [round(-o.lr), round(o.momentum), round(1 - o.dampening)];
  for (let i = 0; i < p.length; i++) {
    let d = direction(i);
    if (b) {
      b[i] = first ? d : fma(round(b[i]! * momentum), d, share);
      d = o.nesterov ? fma(d, b[i]!, momentum) : b[i]!;
    }
    p[i] = fma(p[i]!, d, lr);
  }
  put(parameter, p);
  if (buffer) put(buffer, b!);
}

export interface AdamOptions {
  readonly lr: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly weight_decay: number;
  readonly maximize: boolean;
  /** AdamW: the decay shrinks the parameter, and is no part of the gradient. */
  readonly decoupled: boolean;
  /** Counted from 1. */
  readonly step: number;
}

/** @param largest the largest squares so far, with `amsgrad` */
export function adam(
  parameter: Tensor,
  grad: Tensor,
  exp_avg: Tensor,
  exp_avg_sq: Tensor,
  largest: Tensor | null,
  o: AdamOptions,
): void {
  const { round, lerp, addcmul, addcdiv } = arithmeticOf(parameter.dtype);
  const [p, g, m, v] = [copyOf(parameter), grad.peek(), copyOf(exp_avg), copyOf(exp_avg_sq)];
  const most = largest && copyOf(largest);
  const shrink = o.decoupled ? round(1 - o.lr * o.weight_decay) : 1;
  if (o.decoupled && o.weight_decay !== 0) for (let i = 0; i < p.length; i++) p[i] = round(p[i]! * shrink);
  const direction = directionOf(parameter, p, g, o.maximize, o.decoupled ? 0 : o.weight_decay);
  const step = -(o.lr / (1 - o.beta1 ** o.step));
  const correction = round(sqrt(1 - o.beta2 ** o.step));
  const [beta2, eps] = [round(o.beta2), round(o.eps)];
  for (let i = 0; i < p.length; i++) {
    const d = direction(i);
    m[i] = lerp(m[i]!, d, 1 - o.beta1);
    v[i] = addcmul(round(v[i]! * beta2), d, d, 1 - o.beta2);
    if (most) most[i] = Math.max(most[i]!, v[i]!);
    const deviation = round(sqrt(most ? most[i]! : v[i]!));
    p[i] = addcdiv(p[i]!, m[i]!, round(round(deviation / correction) + eps), step);
  }
  put(parameter, p);
  put(exp_avg, m);
  put(exp_avg_sq, v);
  if (largest) put(largest, most!);
}

export interface RmspropOptions {
  readonly lr: number;
  readonly alpha: number;
  readonly eps: number;
  readonly weight_decay: number;
  readonly momentum: number;
  readonly maximize: boolean;
}

/** @param mean the mean gradient, with `centered`. @param buffer the momentum, where there is any */
export function rmsprop(
  parameter: Tensor,
  grad: Tensor,
  square_avg: Tensor,
  mean: Tensor | null,
  buffer: Tensor | null,
  o: RmspropOptions,
): void {
  const { round, fma, lerp, addcmul, addcdiv } = arithmeticOf(parameter.dtype);
  const [p, g, v] = [copyOf(parameter), grad.peek(), copyOf(square_avg)];
  const direction = directionOf(parameter, p, g, o.maximize, o.weight_decay);
  const [a, b] = [mean && copyOf(mean), buffer && copyOf(buffer)];
  const [alpha, eps, momentum] = [round(o.alpha), round(o.eps), round(o.momentum)];
  for (let i = 0; i < p.length; i++) {
    const d = direction(i);
    v[i] = addcmul(round(v[i]! * alpha), d, d, 1 - o.alpha);
    let spread = v[i]!;
    if (a) {
      a[i] = lerp(a[i]!, d, 1 - o.alpha);
      spread = addcmul(spread, a[i]!, a[i]!, -1);
    }
    const size = round(round(sqrt(spread)) + eps);
    if (b) {
      b[i] = addcdiv(round(b[i]! * momentum), d, size, 1);
      p[i] = fma(p[i]!, b[i]!, round(-o.lr));
    } else p[i] = addcdiv(p[i]!, d, size, -o.lr);
  }
  put(parameter, p);
  put(square_avg, v);
  if (mean) put(mean, a!);
  if (buffer) put(buffer, b!);
}

export interface AdagradOptions {
  /** As it is after its decay. */
  readonly lr: number;
  readonly eps: number;
  readonly weight_decay: number;
  readonly maximize: boolean;
}

export function adagrad(parameter: Tensor, grad: Tensor, sum: Tensor, o: AdagradOptions): void {
  const { round, addcmul, addcdiv } = arithmeticOf(parameter.dtype);
  const [p, g, s] = [copyOf(parameter), grad.peek(), copyOf(sum)];
  const direction = directionOf(parameter, p, g, o.maximize, o.weight_decay);
  const eps = round(o.eps);
  for (let i = 0; i < p.length; i++) {
    const d = direction(i);
    s[i] = addcmul(s[i]!, d, d, 1);
    p[i] = addcdiv(p[i]!, d, round(round(sqrt(s[i]!)) + eps), -o.lr);
  }
  put(parameter, p);
  put(sum, s);
}
