/**
 * How operations leave their traces: new tensors from primitives, views of tensors, and writes through views.
 */
import { resultType, type DType, type Operand } from './dtype.ts';
import { check } from './errors.ts';
import { evaluateIfCheap } from './evaluate.ts';
import { PART, type GradFn } from './autograd/grad_fn.ts';
import { isGradEnabled, isInferring, withGrad } from './autograd/mode.ts';
import {
  makeConstant,
  makeNode,
  overwritten,
  rewritten,
  type Attributes,
  type Node,
  type Primitive,
} from './node.ts';
import { as_strided_write } from './primitives/movement.ts';
import { expandedStrides, isDense, show, type Shape } from './shape.ts';
import { Storage, Tensor, type Device } from './tensor.ts';

function node<A extends Attributes>(primitive: Primitive<A>, inputs: readonly Node[], attributes: A): Node {
  const made = makeNode(primitive, inputs, attributes);
  evaluateIfCheap(made);
  return made;
}

/** A new tensor: `primitive` of `inputs`, contiguous unless `strides` say otherwise. */
export function record<A extends Attributes>(
  primitive: Primitive<A>,
  inputs: readonly Tensor[],
  attributes: A,
  strides?: readonly number[],
): Tensor {
  const device = commonDevice(inputs);
  const made = node(
    primitive,
    inputs.map((t) => t.node),
    attributes,
  );
  const result = Tensor.of(made, strides ? { device, strides } : { device });
  remember(made, inputs, result.storage);
  return result;
}

/** Raises where the derivative would read a tensor that was made under `torch.inference_mode()`. */
let refuseInference: (grad_fn: GradFn, inputs: readonly Tensor[]) => void = () => undefined;
export function setInferenceCheck(check: typeof refuseInference): void {
  refuseInference = check;
}

/** Note which memory an operation that is on the tape has met. */
function remember({ grad_fn }: Node, inputs: readonly Tensor[], result: Storage): void {
  if (grad_fn === null) return;
  const met = inputs.map((input) => ({
    storage: input.storage,
    version: input.storage.version,
    grad_fn: input.node.grad_fn,
  }));
  if (met.some(({ storage }) => storage.inference)) refuseInference(grad_fn, inputs);
  grad_fn.memory = [...met, { storage: result, version: result.version, grad_fn }];
}

/**
 * As `record`, for elementwise work: the result keeps the order of dimensions in memory that its inputs have.
 */
export function recordElementwise<A extends Attributes>(
  primitive: Primitive<A>,
  inputs: readonly Tensor[],
  attributes: A,
): Tensor {
  const result = record(primitive, inputs, attributes);
  if (inputs.every((t) => t.is_contiguous() && show(t.shape) === show(result.shape))) return result;
  const storage = new Storage(result.node, elementwiseStrides(result.shape, inputs), result.device);
  remember(result.node, inputs, storage);
  return new Tensor(storage, result.shape);
}

/**
 * A view of `parent` that reads the same memory: `strides` and `storage_offset` in elements of the storage.
 */
export function recordView<A extends Attributes>(
  parent: Tensor,
  primitive: Primitive<A>,
  attributes: A,
  layout: { readonly shape: Shape; readonly strides: readonly number[]; readonly storage_offset?: number },
): Tensor {
  return new Tensor(parent.storage, layout.shape, {
    strides: layout.strides,
    storage_offset: layout.storage_offset ?? parent.storage_offset,
    view: { parent, derive: (from) => node(primitive, [from], attributes) },
  });
}

/**
 * Write `value` (of the target's shape and type) into `target`, through to its storage and so to all its
 * views. A value that is the same everywhere (`uniform`) may be written to one place of memory many times.
 */
export function write(target: Tensor, value: Node, options: { readonly uniform?: boolean } = {}): Tensor {
  const written = writeThrough(target, value, options);
  // As in PyTorch, which counts versions last: the memory has the value by then.
  check(
    !target.storage.inference || isInferring(),
    () =>
      'Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor ' +
      'before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.',
  );
  return written;
}

function writeThrough(
  target: Tensor,
  value: Node,
  { uniform = false }: { readonly uniform?: boolean },
): Tensor {
  const { storage, shape, strides, storage_offset } = target;
  check(
    uniform || !strides.some((stride, d) => stride === 0 && shape[d]! > 1),
    () =>
      'unsupported operation: more than one element of the written-to tensor refers to a single memory location. ' +
      'Please clone() the tensor before performing the operation.',
  );
  const { node: base } = storage;
  refuseLeaf(target);
  const whole =
    show(shape) === show(base.shape) && show(strides) === show(storage.strides) && storage_offset === 0;
  const after = target.isView && !whole ? writtenInto(target, value) : value;
  // What passes the tape by (no_grad, detach) changes the value and leaves the history as it was.
  if (base.grad_fn !== null && after.grad_fn === null) {
    // What replaces all of a tensor that is on the tape stays on it, with a gradient of zeros.
    storage.replace(
      isGradEnabled() && !target.isDetached
        ? node(overwritten, [after, base], {})
        : withHistoryOf(base, after),
    );
    return target;
  }
  const bypasses = !isGradEnabled() || target.isDetached;
  const historic = base.grad_fn !== null || after.grad_fn !== null;
  storage.replace(bypasses && historic ? withHistoryOf(base, after) : after);
  resultIsIn(storage, value);
  return target;
}

/** What an operation in place gives is now the memory of what it wrote to. */
function resultIsIn(storage: Storage, { grad_fn }: Node): void {
  if (grad_fn === null || grad_fn.memory.length === 0) return;
  const result = { storage, version: storage.version, grad_fn };
  grad_fn.memory = [...grad_fn.memory.slice(0, -1), result];
}

/** The tensor as it is now, apart from its memory: what an operation in place reads before it writes. */
export const before = (input: Tensor): Tensor =>
  Tensor.of(input.node, { device: input.device, strides: input.strides });

/** The whole of a storage with `value` where the view `target` reads. */
function writtenInto({ storage, strides, storage_offset }: Tensor, value: Node): Node {
  const attributes = { strides, storage_offset, base_strides: storage.strides };
  const written = node(as_strided_write, [storage.node, value], attributes);
  if (written.grad_fn) written.grad_fn.label = PART;
  return written;
}

function withHistoryOf(base: Node, value: Node): Node {
  const after = withGrad(false, () => node(rewritten, [value, base], {}));
  after.grad_fn = base.grad_fn;
  return after;
}

/**
 * A result made of values, for which there is no derivative: on the tape it stays, and the pass back says so
 * by name.
 */
export function withoutDerivative(operation: string, result: Tensor, from: Tensor): Tensor {
  if (!isGradEnabled() || from.node.grad_fn === null) return result;
  const kept = makeNode(overwritten as Primitive<{ readonly operation: string }>, [result.node, from.node], {
    operation,
  });
  kept.grad_fn!.label = 'NotImplemented';
  return Tensor.of(kept);
}

/** A result that does not change with what it is made of: it stays on the tape, with a gradient of zeros. */
export const withZeroSlope = (result: Tensor, ...from: readonly Tensor[]): Tensor =>
  isGradEnabled() && from.some(({ node }) => node.grad_fn !== null)
    ? record(overwritten, [result, ...from], {})
    : result;

function refuseLeaf(target: Tensor): void {
  if (!isGradEnabled() || target.isDetached || !target.requires_grad) return;
  const what = (place: string): string =>
    `a ${place}leaf Variable that requires grad is being used in an in-place operation.`;
  check(!target.isViewOfLeaf, () => what('view of a '));
  check(!target.is_leaf, () => what(''));
}

/**
 * The one device of all inputs, the first that is not the CPU if there is one; a 0-dim CPU tensor may join
 * any.
 */
export function commonDevice(inputs: readonly Tensor[]): Device {
  const devices = inputs.filter((t) => t.ndim > 0 || t.device !== 'cpu').map((t) => t.device);
  const first = devices.find((d) => d !== 'cpu') ?? 'cpu';
  const other = devices.find((d) => d !== first);
  check(
    other === undefined,
    () =>
      `Expected all tensors to be on the same device, but found at least two devices, ${first} and ${other}!`,
  );
  return first;
}

/** The type that operands promote to; numbers count by their category only. */
export function promoted(operands: readonly (Tensor | { readonly dtype: DType })[]): DType {
  return resultType(
    operands.map((o): Operand => {
      if (!(o instanceof Tensor)) return { dtype: o.dtype, kind: 'number' };
      return { dtype: o.dtype, kind: o.ndim > 0 ? 'dimensioned' : 'zerodim' };
    }),
  );
}

export const constant = (shape: Shape, dtype: DType, values: Node['value'] & {}): Tensor =>
  Tensor.of(makeConstant(shape, dtype, values));

/**
 * Strides of an elementwise result: the inputs' own where they agree, else what TensorIterator makes of them.
 */
export function elementwiseStrides(shape: Shape, inputs: readonly Tensor[]): number[] {
  const [first] = inputs;
  const alike = inputs.every(
    (t) => show(t.shape) === show(shape) && show(t.strides) === show(first!.strides),
  );
  if (alike && isDense(first!.shape, first!.strides)) return [...first!.strides];
  return iteratorStrides(
    shape,
    inputs.map((t) => expandedStrides(t.shape, t.strides, shape)),
  );
}

/**
 * Strides of a new result from its operands' at its shape, after `TensorIteratorBase::reorder_dimensions`.
 */
export function iteratorStrides(shape: Shape, operands: readonly (readonly number[])[]): number[] {
  const perm = shape.map((_, d) => shape.length - 1 - d);
  const compare = (a: number, b: number): number => {
    for (const strides of operands) {
      const [x, y] = [strides[a]!, strides[b]!];
      if (x === 0 || y === 0) continue;
      if (x !== y) return x < y ? -1 : 1;
      if (shape[a]! > shape[b]!) return 1;
    }
    return 0;
  };
  for (let i = 1; i < perm.length; i++) {
    let moving = i;
    for (let j = i - 1; j >= 0; j--) {
      const order = compare(perm[j]!, perm[moving]!);
      if (order < 0) break;
      if (order === 0) continue;
      [perm[j], perm[moving]] = [perm[moving]!, perm[j]!];
      moving = j;
    }
  }
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (const d of perm) {
    strides[d] = step;
    step *= Math.max(shape[d]!, 1);
  }
  return strides;
}
