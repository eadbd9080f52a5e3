/**
 * Reverse-mode differentiation over the tape: from gradients of results to those of leaves. After
 * `engine.cpp`.
 */
import { dtypes, isFloating } from '../dtype.ts';
import { check } from '../errors.ts';
import { setInferenceCheck } from '../record.ts';
import { show, type Shape } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { detectsAnomaly, outsideOperations } from './call.ts';
import { zeros } from './filled.ts';
import type { GradFn } from './grad_fn.ts';
import { withGrad } from './mode.ts';
import { functionOutput } from './function.ts';
import { nameOf } from './names.ts';
import type { RuleCall } from './rule.ts';
import { rules } from './rules/index.ts';

export interface BackwardOptions {
  /** Keep what rules read, for another pass. Default: as `create_graph`. */
  readonly retain_graph?: boolean | null;
  /** Record the pass itself, so that gradients can be differentiated. Default false. */
  readonly create_graph?: boolean;
}

/** A place that gradients start from. */
export interface Root {
  readonly fn: GradFn;
  readonly grad: Tensor;
}

const FREED =
  'Trying to backward through the graph a second time (or directly access saved tensors after they have already been ' +
  'freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify ' +
  'retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors ' +
  'after calling backward.';

/** Told of a gradient that is not a number: the traceback of the call that it belongs to. */
let warn: (name: string, trace: string) => void = () => undefined;
export function setAnomalyWarning(next: typeof warn): void {
  warn = next;
}

/**
 * Calls `reached` with the whole gradient of each leaf, and of each of `wanted` and of those that retain
 * theirs.
 */
export function propagate(
  roots: readonly Root[],
  { retain_graph = null, create_graph = false }: BackwardOptions,
  wanted: ReadonlySet<GradFn> | null,
  reached: (fn: GradFn, grad: Tensor) => void,
): void {
  const order = ancestors(roots.map(({ fn }) => fn));
  const needed = wanted && leadingTo(order, wanted);
  const goesOn = (next: GradFn | null): next is GradFn => next !== null && (!needed || needed.has(next));
  const arrived = new Arrivals();
  outsideOperations(() => {
    withGrad(create_graph, () => {
      for (const { fn, grad } of roots) arrived.add(fn, grad);
      for (const fn of order) {
        const grads = arrived.take(fn);
        if (grads === null) continue;
        if (fn.joint) {
          passThrough(fn, grads, goesOn, arrived);
          continue;
        }
        let grad = grads[0]!;
        for (const hook of fn.hooks) grad = hook(grad) ?? grad;
        if (fn.variable || fn.retains.length > 0 || wanted?.has(fn)) reached(fn, grad);
        if (fn.next.some(goesOn)) differentiate(fn, grad, goesOn, arrived);
      }
    });
  });
  if (!(retain_graph ?? create_graph)) for (const fn of order) if (!fn.variable) fn.free();
}

/** Gradients on their way: of a `torch.autograd.Function` one for each result, else one. */
class Arrivals {
  readonly #grads = new Map<GradFn, Tensor[]>();

  add(fn: GradFn, grad: Tensor, slot = 0): void {
    const grads = this.#grads.get(fn) ?? [];
    const before = grads[slot];
    grads[slot] = before ? before.add(grad) : grad;
    this.#grads.set(fn, grads);
  }

  take(fn: GradFn): readonly (Tensor | undefined)[] | null {
    const grads = this.#grads.get(fn) ?? null;
    this.#grads.delete(fn);
    return grads;
  }
}

type GoesOn = (next: GradFn | null) => next is GradFn;

/** One step of a primitive: its rule for each input that a gradient is wanted of. */
function differentiate(fn: GradFn, grad: Tensor, goesOn: GoesOn, arrived: Arrivals): void {
  if (fn.primitive === functionOutput) {
    arrived.add(fn.next[0]!, grad, fn.attributes['slot'] as number);
    return;
  }
  const rule = rules[fn.primitive.name];
  check(rule !== undefined && fn.label !== 'NotImplemented', () => {
    const { operation = fn.primitive.name } = fn.attributes as { readonly operation?: string };
    return `derivative for aten::${operation} is not implemented`;
  });
  const call: RuleCall = {
    grad,
    attributes: fn.attributes,
    metas: fn.inputs,
    result: fn.output,
    input: (i) => unpack(fn, i),
    output: () => unpack(fn, fn.inputs.length),
  };
  fn.next.forEach((next, i) => {
    if (!goesOn(next)) return;
    const derivative = typeof rule === 'function' ? rule : rule[i];
    if (!derivative) return;
    const back = fitted(fn, derivative(call, i), i);
    if (detectsAnomaly()) refuseNaN(fn, back, i);
    arrived.add(next, back);
  });
}

/** One step of a `torch.autograd.Function`: what its own `backward` says. */
function passThrough(
  fn: GradFn,
  grads: readonly (Tensor | undefined)[],
  goesOn: GoesOn,
  arrived: Arrivals,
): void {
  const { outputs, backward, materialize_grads } = fn.joint!;
  const given = outputs.map((output, i) => grads[i] ?? (materialize_grads ? zeros(output) : null));
  backward(given).forEach((back, i) => {
    const next = fn.next[i] ?? null;
    if (back === null || !goesOn(next)) return;
    if (detectsAnomaly()) refuseNaN(fn, back, i);
    arrived.add(next, fitted(fn, back, i));
  });
}

function refuseNaN(fn: GradFn, grad: Tensor, i: number): void {
  if (!grad.peek().some(Number.isNaN)) return;
  const name = nameOf(fn);
  if (fn.trace !== null) warn(name, fn.trace);
  check(false, () => `Function '${name}' returned nan values in its ${i}th output.`);
}

/** Asks the rule of a fresh step what it will read, with a gradient of zeros that nobody computes. */
function refuseInference(fn: GradFn, inputs: readonly Tensor[]): void {
  const rule = rules[fn.primitive.name];
  if (rule === undefined || fn.primitive === functionOutput) return;
  const call: RuleCall = {
    grad: zeros(fn.output),
    attributes: fn.attributes,
    metas: fn.inputs,
    result: fn.output,
    input: (i) => {
      check(
        !inputs[i]!.storage.inference,
        () =>
          'Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in ' +
          'computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use' +
          ' it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.',
      );
      return zeros(fn.inputs[i]!);
    },
    output: () => zeros(fn.output),
  };
  withGrad(false, () => {
    fn.next.forEach((next, i) => {
      const derivative = typeof rule === 'function' ? rule : rule[i];
      if (next !== null) derivative?.(call, i);
    });
  });
}
setInferenceCheck(refuseInference);

/** A value that a rule reads, unless somebody has written to it since. */
function unpack(fn: GradFn, i: number): Tensor {
  check(fn.saved !== null, () => FREED);
  const node = i < fn.inputs.length ? fn.saved.inputs[i]! : fn.saved.output;
  const memory = fn.memory[i];
  if (memory && memory.storage.version !== memory.version) {
    const { storage, version, grad_fn } = memory;
    const origin =
      grad_fn === null || grad_fn.variable
        ? ' is'
        : `, which is output 0 of ${nameOf(grad_fn).replace(/Backward\d$/, '')}, is`;
    const { shape } = node;
    check(
      false,
      () =>
        'one of the variables needed for gradient computation has been modified by an inplace operation: ' +
        `[torch.${dtypes[node.dtype].scalarTypeName}Tensor ${show(shape)}]${origin} at version ${storage.version}; ` +
        `expected version ${version} instead. Hint: enable anomaly detection to find the operation that failed to ` +
        'compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).',
    );
  }
  return Tensor.of(node);
}

/** Among the inputs that can have a gradient, which PyTorch counts. */
const indexOf = ({ inputs }: GradFn, i: number): number =>
  inputs.slice(0, i).filter(({ dtype }) => isFloating(dtype)).length;

const canBecome = (from: Shape, to: Shape): boolean => {
  const lead = from.length - to.length;
  return lead >= 0 && to.every((size, d) => size === from[d + lead] || size === 1);
};

/** A gradient in the shape and type of the input that it belongs to: broadcasting is undone. */
function fitted(fn: GradFn, grad: Tensor, i: number): Tensor {
  const { shape, dtype } = fn.inputs[i]!;
  check(
    canBecome(grad.shape, shape),
    () =>
      `Function ${nameOf(fn)} returned an invalid gradient at index ${indexOf(fn, i)} - got ${show(grad.shape)} but ` +
      `expected shape compatible with ${show(shape)}`,
  );
  const typed = grad.dtype === dtype ? grad : grad.to([dtype]);
  if (show(typed.shape) === show(shape)) return typed;
  const lead = typed.ndim - shape.length;
  const dims = typed.shape
    .map((_, d) => d)
    .filter((d) => d < lead || (shape[d - lead] === 1 && typed.shape[d] !== 1));
  const summed = dims.length > 0 ? typed.sum(dims, true) : typed;
  return summed.reshape([...shape]);
}

/** From the latest to the earliest: what is made later has a larger number. */
function ancestors(roots: readonly GradFn[]): GradFn[] {
  const seen = new Set<GradFn>(roots);
  for (const fn of seen) for (const next of fn.next) if (next) seen.add(next);
  return [...seen].sort((a, b) => b.id - a.id);
}

/** Those of `order` from which one of `wanted` is reached. */
function leadingTo(order: readonly GradFn[], wanted: ReadonlySet<GradFn>): Set<GradFn> {
  const needed = new Set<GradFn>(wanted);
  for (const fn of order.toReversed()) if (fn.next.some((next) => next && needed.has(next))) needed.add(fn);
  return needed;
}
