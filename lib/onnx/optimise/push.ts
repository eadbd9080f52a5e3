/**
 * How a slice moves through an operation: `f(x)[selection]` as `f` of less. One rule a primitive; where there
 * is no rule, or a rule gives null, the slice stays where it is.
 */
import { makeNode, type Node } from '../../torch/node.ts';
import * as elementwise from '../../torch/primitives/elementwise.ts';
import { cat, expand, permute, reshape } from '../../torch/primitives/movement.ts';
import { sourceRange } from './reshape-groups.ts';
import { compose, isWhole, select, selectedShape, selectionOf, whole, type Selection } from './selection.ts';

type PushRule = (node: Node, selection: Selection) => Node | null;

/** `node[selection]`, computed from slices of the node's inputs; null when that cannot be done. */
export function push(node: Node, selection: Selection): Node | null {
  return rules[node.primitive.name]?.(node, selection) ?? null;
}

const again = (node: Node, inputs: readonly Node[]): Node =>
  makeNode(node.primitive, inputs, node.attributes);

/** What `selection` of a broadcast result reads of an operand: dimensions of size 1 are read whole. */
function ofOperand({ shape }: Node, selection: Selection): Selection {
  const aligned = selection.slice(selection.length - shape.length);
  return shape.map((size, d) => (size === 1 ? whole(1) : aligned[d]!));
}

const broadcasting: PushRule = (node, selection) =>
  again(
    node,
    node.inputs.map((input) => select(input, ofOperand(input, selection))),
  );

/** Lines along `dim` are computed as a whole. */
const alongLines: PushRule = (node, selection) => {
  const dim = node.attributes['dim'] as number;
  if (!isWhole(selection[dim]!, node.shape[dim]!)) return null;
  return again(node, [select(node.inputs[0]!, selection)]);
};

const rules: Readonly<Record<string, PushRule>> = {
  ...Object.fromEntries(
    Object.keys(elementwise)
      .filter((name) => name !== 'full')
      .map((name) => [name, broadcasting]),
  ),

  softmax: alongLines,
  log_softmax: alongLines,

  layer_norm: (node, selection) => {
    const [x, ...weights] = node.inputs;
    const normalised = node.shape.length - (node.attributes['axes'] as number);
    if (!selection.every((range, d) => d < normalised || isWhole(range, node.shape[d]!))) return null;
    return again(node, [select(x!, selection), ...weights]);
  },

  /** Rows are rows of x; columns are rows of the weight. */
  linear: (node, selection) => {
    const [x, weight, bias] = node.inputs;
    const rows = selection.slice(0, -1);
    const columns = selection.at(-1)!;
    const inputs = [
      select(x!, [...rows, whole(x!.shape.at(-1)!)]),
      select(weight!, [columns, whole(weight!.shape[1]!)]),
      ...(bias ? [select(bias, [columns])] : []),
    ];
    return again(node, inputs);
  },

  matmul: (node, selection) => {
    const [a, b] = node.inputs as [Node, Node];
    const batch = (operand: Node): Selection => ofOperand(operand, selection).slice(0, -2);
    const [row, column] = selection.slice(-2) as [Selection[number], Selection[number]];
    return again(node, [
      select(a, [...batch(a), row, whole(a.shape.at(-1)!)]),
      select(b, [...batch(b), whole(b.shape.at(-2)!), column]),
    ]);
  },

  permute: (node, selection) => {
    const dims = node.attributes['dims'] as readonly number[];
    const source = dims.map((_, d) => selection[dims.indexOf(d)]!);
    return makeNode(permute, [select(node.inputs[0]!, source)], { dims });
  },

  reshape: (node, selection) => {
    const [x] = node.inputs as [Node];
    const source = sourceRange(x.shape, node.shape, selection);
    return source && makeNode(reshape, [select(x, source)], { shape: selectedShape(selection) });
  },

  expand: (node, selection) => {
    const [x] = node.inputs as [Node];
    return makeNode(expand, [select(x, ofOperand(x, selection))], { shape: selectedShape(selection) });
  },

  slice: (node, selection) => select(node.inputs[0]!, compose(selectionOf(node)!, selection)),

  /** The parts that the selection touches, each cut to what it reads. */
  cat: (node, selection) => {
    const dim = node.attributes['dim'] as number;
    const { start, stop, step } = selection[dim]!;
    if (step !== 1) return null;
    const parts: Node[] = [];
    let offset = 0;
    for (const input of node.inputs) {
      const size = input.shape[dim]!;
      const cut = { start: Math.max(start - offset, 0), stop: Math.min(stop - offset, size), step: 1 };
      if (cut.start < cut.stop) parts.push(select(input, selection.with(dim, cut)));
      offset += size;
    }
    return parts.length === 1 ? parts[0]! : makeNode(cat, parts, { dim });
  },
};
