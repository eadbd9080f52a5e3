/** What a slice reads of a tensor: for each dimension a start, a stop (exclusive) and a step. */
import { makeNode, type Node } from '../../torch/node.ts';
import { slice, type SliceAttributes } from '../../torch/primitives/movement.ts';
import type { Shape } from '../../torch/shape.ts';

export interface Range {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}

export type Selection = readonly Range[];

export const count = ({ start, stop, step }: Range): number => Math.max(0, Math.ceil((stop - start) / step));

export const whole = (size: number): Range => ({ start: 0, stop: size, step: 1 });

export const isWhole = (range: Range, size: number): boolean =>
  range.start === 0 && range.stop === size && range.step === 1;

/** The selection that a slice node makes, or null for any other node. */
export function selectionOf(node: Node): Selection | null {
  if (node.primitive.name !== slice.name || node.isLeaf) return null;
  const { starts, stops, steps } = node.attributes as SliceAttributes;
  return starts.map((start, d) => ({ start, stop: stops[d]!, step: steps[d]! }));
}

/** `node[selection]`: the node itself when that is all of it. */
export function select(node: Node, selection: Selection): Node {
  if (selection.every((range, d) => isWhole(range, node.shape[d]!))) return node;
  return makeNode(slice, [node], {
    starts: selection.map(({ start }) => start),
    stops: selection.map(({ stop }) => stop),
    steps: selection.map(({ step }) => step),
  });
}

/** Shape of `x[selection]`. */
export const selectedShape = (selection: Selection): Shape => selection.map(count);

/** `x[first][second]` as one selection of x. */
export const compose = (first: Selection, second: Selection): Selection =>
  first.map((outer, d) => {
    const inner = second[d]!;
    const start = outer.start + inner.start * outer.step;
    const step = outer.step * inner.step;
    return { start, stop: start + (count(inner) - 1) * step + 1, step };
  });
