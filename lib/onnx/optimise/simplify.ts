/** Movements that move nothing, and movements after movements that are one. */
import { makeNode, type Node } from '../../torch/node.ts';
import { permute, reshape } from '../../torch/primitives/movement.ts';
import type { Shape } from '../../torch/shape.ts';
import { compose, select, selectionOf } from './selection.ts';

const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((size, d) => size === b[d]);

/** A simpler node with the same value, or the node itself. Its inputs are as simple as they get already. */
export function simplify(node: Node): Node {
  const [input] = node.inputs;
  if (!input || node.isLeaf) return node;
  const again = input.primitive.name === node.primitive.name && !input.isLeaf;
  switch (node.primitive.name) {
    case 'reshape':
      if (sameShape(node.shape, input.shape)) return input;
      return again ? simplify(makeNode(reshape, input.inputs, { shape: node.shape })) : node;
    case 'permute': {
      const dims = node.attributes['dims'] as readonly number[];
      if (dims.every((d, i) => d === i)) return input;
      if (!again) return node;
      const before = input.attributes['dims'] as readonly number[];
      return simplify(makeNode(permute, input.inputs, { dims: dims.map((d) => before[d]!) }));
    }
    case 'slice': {
      const selection = selectionOf(node)!;
      return again
        ? select(input.inputs[0]!, compose(selectionOf(input)!, selection))
        : select(input, selection);
    }
    case 'expand':
      return sameShape(node.shape, input.shape) ? input : node;
    case 'cast':
      return node.dtype === input.dtype ? input : node;
    default:
      return node;
  }
}
