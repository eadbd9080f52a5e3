/** How operations leave their traces: new tensors from primitives, views of tensors, and writes through views. */
import { resultType, type DType, type Operand } from './dtype.ts';
import { check } from './errors.ts';
import { evaluateIfCheap } from './evaluate.ts';
import { makeConstant, makeNode, type Attributes, type Node, type Primitive } from './node.ts';
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
  return Tensor.of(made, strides ? { device, strides } : { device });
}

/** As `record`, for elementwise work: the result keeps the order of dimensions in memory that its inputs have. */
export function recordElementwise<A extends Attributes>(
  primitive: Primitive<A>,
  inputs: readonly Tensor[],
  attributes: A,
): Tensor {
  const result = record(primitive, inputs, attributes);
  if (inputs.every((t) => t.is_contiguous() && show(t.shape) === show(result.shape))) return result;
  return new Tensor(
    new Storage(result.node, elementwiseStrides(result.shape, inputs), result.device),
    result.shape,
  );
}

/** A view of `parent` that reads the same memory: `strides` and `storage_offset` in elements of the storage. */
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
 * Write `value` (of the target's shape and type) into `target`, through to its storage and so to all its views. A value
 * that is the same everywhere (`uniform`) may be written to one place of memory many times.
 */
export function write(target: Tensor, value: Node, { uniform = false } = {}): Tensor {
  const { storage, shape, strides, storage_offset } = target;
  check(
    uniform || !strides.some((stride, d) => stride === 0 && shape[d]! > 1),
    () =>
      'unsupported operation: more than one element of the written-to tensor refers to a single memory location. ' +
      'Please clone() the tensor before performing the operation.',
  );
  const { node: base } = storage;
  const whole =
    show(shape) === show(base.shape) && show(strides) === show(storage.strides) && storage_offset === 0;
  if (!target.isView || whole) storage.replace(value);
  else {
    const attributes = { strides, storage_offset, base_strides: storage.strides };
    storage.replace(node(as_strided_write, [storage.node, value], attributes));
  }
  return target;
}

/** The one device of all inputs, the first that is not the CPU if there is one; a 0-dim CPU tensor may join any. */
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

/** Strides of an elementwise result: the inputs' own where they agree, else what TensorIterator makes of them. */
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

/** Strides of a new result from its operands' at its shape, after `TensorIteratorBase::reorder_dimensions`. */
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
