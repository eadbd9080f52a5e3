/**
 * A recorded graph as text, one node a line:
 * `%4:f32[1,197,768] = linear(%3, blocks.0.mlp.fc1.weight, blocks.0.mlp.fc1.bias)`.
 */
import type { DType } from '../torch/dtype.ts';
import type { Attributes, Meta, Node } from '../torch/node.ts';
import { numel } from '../torch/shape.ts';
import { inOrder } from './order.ts';

const SHORT: Readonly<Record<DType, string>> = {
  float64: 'f64',
  float32: 'f32',
  float16: 'f16',
  bfloat16: 'bf16',
  int64: 'i64',
  int32: 'i32',
  int16: 'i16',
  int8: 'i8',
  uint8: 'u8',
  bool: 'bool',
};

const typeOf = ({ shape, dtype }: Meta): string => `${SHORT[dtype]}[${shape.join(',')}]`;

/**
 * @param names of leaves: the state dict's keys. Leaves without a name are `const0`, `const1`, … with their
 *   types.
 */
export function pretty(outputs: readonly Node[], names: ReadonlyMap<Node, string> = new Map()): string {
  const order = inOrder(outputs);
  const shown = new Map<Node, string>();
  let [constants, results] = [0, 0];
  const lines: string[] = [];
  for (const node of order) {
    if (node.isLeaf) {
      const constant = (): string => literal(node) ?? `const${constants++}:${typeOf(node)}`;
      shown.set(node, names.get(node) ?? placeholderName(node) ?? constant());
    } else {
      const name = `%${results++}`;
      shown.set(node, name);
      const operands = node.inputs.map((input) => shown.get(input)!);
      lines.push(
        `${name}:${typeOf(node)} = ${node.primitive.name}(${[...operands, ...details(node)].join(', ')})`,
      );
    }
  }
  return [...lines, `return ${outputs.map((node) => shown.get(node)!).join(', ')}`].join('\n');
}

function placeholderName(node: Node): string | undefined {
  return node.primitive.name === 'placeholder' ? String(node.attributes['name']) : undefined;
}

/** A single known number as itself, as float32 shows it. */
function literal(node: Node): string | undefined {
  if (node.value === null || numel(node.shape) !== 1 || node.shape.length > 0) return undefined;
  return String(Number(node.value[0]!.toPrecision(7)));
}

/** Attributes that the result's type does not tell already. */
function details({ primitive, attributes, inputs }: Node): string[] {
  if (primitive.name === 'slice') return [sliceText(attributes as Attributes & SliceLists, inputs[0]!)];
  return Object.entries(attributes)
    .filter(([key]) => key !== 'shape' && key !== 'dtype')
    .map(([key, value]) => `${key}=${Array.isArray(value) ? `[${value.join(',')}]` : String(value)}`);
}

interface SliceLists {
  readonly starts: readonly number[];
  readonly stops: readonly number[];
  readonly steps: readonly number[];
}

/** As Python indexes: `[:, 0:1, ::2]`. */
function sliceText({ starts, stops, steps }: SliceLists, { shape }: Meta): string {
  const parts = shape.map((size, d) => {
    const whole = starts[d] === 0 && stops[d] === size;
    return `${whole ? ':' : `${starts[d]}:${stops[d]}`}${steps[d] === 1 ? '' : `:${steps[d]}`}`;
  });
  return `[${parts.join(', ')}]`;
}
