/**
 * Steps of NAdam, RAdam, Adamax, Adadelta, Rprop and ASGD, like those of `optim.ts`; after the single-tensor
 * forms in `torch/optim/{nadam,radam,adamax,adadelta,rprop,asgd}.py`. What a step's number decides, Python
 * has worked out.
 */
import type { Tensor } from '../tensor.ts';
import { arithmeticOf } from './arithmetic.ts';
import { copyOf, directionOf, put } from './optim.ts';

const { abs, max, min, sign, sqrt } = Math;

interface MomentOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly weight_decay: number;
  readonly maximize: boolean;
}

export interface NadamOptions extends MomentOptions {
  /** What a decoupled decay leaves of the parameter: 1 without one. */
  readonly kept: number;
  /** `1 - beta2 ** step`. */
  readonly correction: number;
  /** The rates of the gradient and of the momentum. */
  readonly grad_rate: number;
  readonly momentum_rate: number;
}

export function nadam(
  parameter: Tensor,
  grad: Tensor,
  exp_avg: Tensor,
  exp_avg_sq: Tensor,
  o: NadamOptions,
): void {
  const { round, lerp, addcmul, addcdiv } = arithmeticOf(parameter.dtype);
  const [p, g, m, v] = [copyOf(parameter), grad.peek(), copyOf(exp_avg), copyOf(exp_avg_sq)];
  const [kept, beta2, correction, eps] = [o.kept, o.beta2, o.correction, o.eps].map(round) as Four;
  const direction = directionOf(parameter, p, g, o.maximize, o.weight_decay);
  for (let i = 0; i < p.length; i++) {
    if (kept !== 1) p[i] = round(p[i]! * kept);
    const d = direction(i);
    m[i] = lerp(m[i]!, d, 1 - o.beta1);
    v[i] = addcmul(round(v[i]! * beta2), d, d, 1 - o.beta2);
    const size = round(round(sqrt(round(v[i]! / correction))) + eps);
    p[i] = addcdiv(p[i]!, d, size, o.grad_rate);
    p[i] = addcdiv(p[i]!, m[i]!, size, o.momentum_rate);
  }
  put(parameter, p);
  put(exp_avg, m);
  put(exp_avg_sq, v);
}

export interface RadamOptions extends MomentOptions {
  readonly lr: number;
  readonly kept: number;
  /** `1 - beta1 ** step`, and the root of `1 - beta2 ** step`. */
  readonly correction1: number;
  readonly correction2: number;
  /** The rectification; null while the variance is not known well enough for one. */
  readonly rect: number | null;
}

export function radam(
  parameter: Tensor,
  grad: Tensor,
  exp_avg: Tensor,
  exp_avg_sq: Tensor,
  o: RadamOptions,
): void {
  const { round, fma, lerp, addcmul } = arithmeticOf(parameter.dtype);
  const [p, g, m, v] = [copyOf(parameter), grad.peek(), copyOf(exp_avg), copyOf(exp_avg_sq)];
  const [kept, beta2, eps, lr] = [o.kept, o.beta2, o.eps, o.lr].map(round) as Four;
  const [correction1, correction2] = [round(o.correction1), round(o.correction2)];
  const rect = o.rect === null ? null : round(o.rect);
  const direction = directionOf(parameter, p, g, o.maximize, o.weight_decay);
  for (let i = 0; i < p.length; i++) {
    if (kept !== 1) p[i] = round(p[i]! * kept);
    const d = direction(i);
    m[i] = lerp(m[i]!, d, 1 - o.beta1);
    v[i] = addcmul(round(v[i]! * beta2), d, d, 1 - o.beta2);
    let update = round(round(m[i]! / correction1) * lr);
    if (rect !== null) {
      const adaptive = round(round(1 / round(round(sqrt(v[i]!)) + eps)) * correction2);
      update = round(round(update * adaptive) * rect);
    }
    p[i] = fma(p[i]!, update, -1);
  }
  put(parameter, p);
  put(exp_avg, m);
  put(exp_avg_sq, v);
}

export interface AdamaxOptions extends MomentOptions {
  /** `lr / (1 - beta1 ** step)`. */
  readonly rate: number;
}

export function adamax(
  parameter: Tensor,
  grad: Tensor,
  exp_avg: Tensor,
  exp_inf: Tensor,
  o: AdamaxOptions,
): void {
  const { round, lerp, addcdiv } = arithmeticOf(parameter.dtype);
  const [p, g, m, u] = [copyOf(parameter), grad.peek(), copyOf(exp_avg), copyOf(exp_inf)];
  const [beta2, eps] = [round(o.beta2), round(o.eps)];
  const direction = directionOf(parameter, p, g, o.maximize, o.weight_decay);
  for (let i = 0; i < p.length; i++) {
    const d = direction(i);
    m[i] = lerp(m[i]!, d, 1 - o.beta1);
    u[i] = max(round(u[i]! * beta2), round(abs(d) + eps));
    p[i] = addcdiv(p[i]!, m[i]!, u[i]!, -o.rate);
  }
  put(parameter, p);
  put(exp_avg, m);
  put(exp_inf, u);
}

export interface AdadeltaOptions {
  readonly lr: number;
  readonly rho: number;
  readonly eps: number;
  readonly weight_decay: number;
  readonly maximize: boolean;
}

export function adadelta(
  parameter: Tensor,
  grad: Tensor,
  square_avg: Tensor,
  acc_delta: Tensor,
  o: AdadeltaOptions,
): void {
  const { round, fma, addcmul } = arithmeticOf(parameter.dtype);
  const [p, g, v, a] = [copyOf(parameter), grad.peek(), copyOf(square_avg), copyOf(acc_delta)];
  const [rho, eps, lr] = [round(o.rho), round(o.eps), round(-o.lr)];
  const direction = directionOf(parameter, p, g, o.maximize, o.weight_decay);
  for (let i = 0; i < p.length; i++) {
    const d = direction(i);
    v[i] = addcmul(round(v[i]! * rho), d, d, 1 - o.rho);
    const std = round(sqrt(round(v[i]! + eps)));
    const delta = round(round(round(sqrt(round(a[i]! + eps))) / std) * d);
    a[i] = addcmul(round(a[i]! * rho), delta, delta, 1 - o.rho);
    p[i] = fma(p[i]!, delta, lr);
  }
  put(parameter, p);
  put(square_avg, v);
  put(acc_delta, a);
}

export interface RpropOptions {
  readonly etaminus: number;
  readonly etaplus: number;
  readonly step_size_min: number;
  readonly step_size_max: number;
  readonly maximize: boolean;
}

export function rprop(
  parameter: Tensor,
  grad: Tensor,
  prev: Tensor,
  step_size: Tensor,
  o: RpropOptions,
): void {
  const { round, addcmul } = arithmeticOf(parameter.dtype);
  const [p, g, before, size] = [copyOf(parameter), grad.peek(), copyOf(prev), copyOf(step_size)];
  const [minus, plus] = [round(o.etaminus), round(o.etaplus)];
  const [least, most] = [round(o.step_size_min), round(o.step_size_max)];
  for (let i = 0; i < p.length; i++) {
    const d = o.maximize ? -g[i]! : g[i]!;
    const turn = round(d * before[i]!);
    size[i] = min(max(round(size[i]! * (turn > 0 ? plus : turn < 0 ? minus : 1)), least), most);
    before[i] = turn < 0 ? 0 : d;
    p[i] = addcmul(p[i]!, sign(before[i]!), size[i]!, -1);
  }
  put(parameter, p);
  put(prev, before);
  put(step_size, size);
}

export interface AsgdOptions {
  readonly eta: number;
  readonly lambd: number;
  /** The weight of this step in the average; at 1 the average is the parameter. */
  readonly mu: number;
  readonly weight_decay: number;
  readonly maximize: boolean;
}

export function asgd(parameter: Tensor, grad: Tensor, ax: Tensor, o: AsgdOptions): void {
  const { round, fma } = arithmeticOf(parameter.dtype);
  const [p, g, average] = [copyOf(parameter), grad.peek(), copyOf(ax)];
  const [kept, rate, mu] = [round(1 - o.lambd * o.eta), round(-o.eta), round(o.mu)];
  const direction = directionOf(parameter, p, g, o.maximize, o.weight_decay);
  for (let i = 0; i < p.length; i++) {
    const d = direction(i);
    p[i] = fma(round(p[i]! * kept), d, rate);
    average[i] = mu === 1 ? p[i]! : round(average[i]! + round(round(p[i]! - average[i]!) * mu));
  }
  put(parameter, p);
  put(ax, average);
}

type Four = [number, number, number, number];
