/** `Tensor.backward` and `torch.autograd.grad`; after `torch/autograd/__init__.py`. */
import { check, checkAs } from '../errors.ts';
import { evaluateAll, valueOf } from '../evaluate.ts';
import type { Node } from '../node.ts';
import { numel, show } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { ones } from './filled.ts';
import { refuseTooLarge } from './fits.ts';
import { propagate, type BackwardOptions, type Root } from './engine.ts';
import type { GradFn } from './grad_fn.ts';
import { withGrad } from './mode.ts';

/** Where gradients start, with the ones that were given; a scalar's is 1. */
function rootsOf(outputs: readonly Tensor[], given: readonly (Tensor | null)[]): Root[] {
  const grads = outputs.map((output, i) => {
    const grad = given[i] ?? null;
    if (grad === null) {
      if (!output.requires_grad) return null;
      check(output.numel() === 1, () => 'grad can be implicitly created only for scalar outputs');
      return ones(output);
    }
    check(
      show(grad.shape) === show(output.shape),
      () =>
        `Mismatch in shape: grad_output[${i}] has a shape of torch.Size(${show(grad.shape)}) and output[${i}] has a ` +
        `shape of torch.Size(${show(output.shape)}).`,
    );
    return grad;
  });
  return outputs.map((output, i) => {
    const fn = output.history;
    check(fn !== null, () => `element ${i} of tensors does not require grad and does not have a grad_fn`);
    return { fn, grad: grads[i]! };
  });
}

/**
 * The gradients of `outputs` are added to the `.grad` of the leaves (or of `inputs` alone), and are computed
 * at once, with the outputs, in one run. Nothing is computed with `create_graph`.
 */
export function backward(
  outputs: readonly Tensor[],
  given: readonly (Tensor | null)[] = [],
  options: BackwardOptions = {},
  inputs: readonly Tensor[] | null = null,
): void {
  checkAs(
    'RuntimeError',
    inputs === null || inputs.length > 0,
    () => '`inputs` argument to `backward()` cannot be empty.',
  );
  const roots = withGrad(options.create_graph ?? false, () => rootsOf(outputs, given));
  const asked = inputs && new Map(inputs.map((tensor) => [historyOf(tensor), tensor]));
  const collected = new Map<Tensor, Tensor>();
  const retained: [Tensor, Tensor][] = [];
  propagate(roots, options, asked && new Set(asked.keys()), (fn, grad) => {
    for (const tensor of fn.retains) retained.push([tensor, grad]);
    const tensor = asked ? asked.get(fn) : fn.variable;
    if (tensor) collected.set(tensor, grad);
  });
  withGrad(options.create_graph ?? false, () => {
    for (const [tensor, grad] of collected) accumulate(tensor, grad, options.create_graph ?? false);
    for (const [tensor, grad] of retained) tensor.grad = Tensor.of(grad.node);
  });
  if (!options.create_graph)
    evaluateWith(
      outputs,
      [...collected.keys()],
      retained.map(([tensor]) => tensor),
    );
  for (const tensor of collected.keys())
    for (const hook of tensor.history?.afterAccumulation ?? []) hook(tensor);
}

function historyOf(tensor: Tensor): GradFn {
  const fn = tensor.history;
  check(fn !== null, () => 'One of the differentiated Tensors does not require grad');
  return fn;
}

/** Into the tensor that is there already, as whoever holds it expects; with `create_graph` into a new one. */
function accumulate(tensor: Tensor, grad: Tensor, create_graph: boolean): void {
  if (tensor.grad === null) tensor.grad = Tensor.of(grad.node);
  else if (create_graph) tensor.grad = tensor.grad.add(grad);
  else tensor.grad.add_(grad);
}

/**
 * One run for everything that is looked at next: outputs, gradients, and the small results on the way to
 * them.
 */
function evaluateWith(
  outputs: readonly Tensor[],
  leaves: readonly Tensor[],
  retained: readonly Tensor[],
): void {
  // Leaves first: known, so that each step's graph has the form of the one before and its session serves
  // again.
  for (const tensor of leaves) valueOf(tensor.storage.node);
  const roots = [
    ...outputs.flatMap(({ node }) => [...smallEnd(node), ...frozenStart(node)]),
    ...[...retained, ...leaves].map((tensor) => tensor.grad!.node),
  ];
  refuseTooLarge(roots);
  evaluateAll(roots);
}

/**
 * Results of at most so many elements are kept with the loss that was made of them: logits are looked at
 * next.
 */
const SMALL = 4096;
const MOST = 64;

function smallEnd(root: Node): Node[] {
  const found = new Set<Node>([root]);
  for (const node of found)
    for (const input of node.inputs)
      if (!input.isLeaf && input.dtype === 'float32' && numel(input.shape) <= SMALL && found.size < MOST)
        found.add(input);
  return [...found];
}

/** Elements of what is kept of a frozen part: 16 MiB. */
const KEPT = 2 ** 22;
/** Steps that a part must have to be worth it; a weight's type cast and a reshape are made anew. */
const WORTH_KEEPING = 8;

/**
 * What a part without gradients hands to the one that learns: features of a frozen backbone. They are the
 * same in the next step, so they are kept and not computed anew.
 */
function frozenStart(root: Node): Node[] {
  const found = new Set<Node>();
  const seen = new Set<Node>([root]);
  for (const node of seen)
    for (const input of node.inputs)
      if (input.grad_fn !== null) seen.add(input);
      else if (input.depth >= WORTH_KEEPING && input.dtype === 'float32' && numel(input.shape) <= KEPT)
        found.add(input);
  return [...found];
}

/**
 * `torch.autograd.grad`: the gradients of `inputs`, given back and not collected; null for one that is not
 * used.
 */
export function grad(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  given: readonly (Tensor | null)[] = [],
  options: BackwardOptions = {},
  allow_unused = false,
): (Tensor | null)[] {
  const roots = withGrad(options.create_graph ?? false, () => rootsOf(outputs, given));
  const fns = inputs.map(historyOf);
  const found = new Map<GradFn, Tensor>();
  propagate(roots, options, new Set(fns), (fn, gradient) => found.set(fn, gradient));
  const results = fns.map((fn) => found.get(fn) ?? null);
  const unused = results.indexOf(null);
  check(
    allow_unused || unused < 0,
    () =>
      `The differentiated Tensor at index ${unused} appears to not have been used in the graph. Set allow_unused=True ` +
      'if this is the desired behavior.',
  );
  return results;
}
