/**
 * Computes only what is read. A node of which nothing but slices are read, and by all of them together
 * little, is not computed: the slices move to its inputs, where the same question is asked again. So, when
 * only the logits are asked for, the selection of the class token moves up through the last block, and its
 * query, projection and MLP run on one token instead of all.
 */
import type { Node } from '../../torch/node.ts';
import { numel } from '../../torch/shape.ts';
import { inOrder, inputsOf } from '../order.ts';
import { push } from './push.ts';
import { rebuild } from './rebuild.ts';
import { selectedShape, selectionOf, type Selection } from './selection.ts';

/**
 * The most that slices may read of a node, of its elements, for them to move. Splitting into parts reads all.
 */
const LITTLE = 0.75;

export function pushSlices(outputs: readonly Node[]): Node[] {
  const order = inOrder(outputs);
  const known = new Set(order);
  const users = new Users();
  for (const node of order) users.add(node);
  const asked = new Set(outputs);
  const replacements = new Map<Node, Node>();
  for (const node of order.toReversed()) {
    if (node.isLeaf || asked.has(node)) continue;
    const pushed = pushAll(node, users.of(node));
    if (!pushed) continue;
    users.remove(node);
    for (const [slice, replacement] of pushed) {
      replacements.set(slice, replacement);
      users.move(slice, replacement);
    }
    const made = inOrder([...pushed.values()], (node) => (known.has(node) ? [] : inputsOf(node)));
    for (const node of made) if (!known.has(node)) users.add(node);
  }
  return rebuild(outputs, { replace: (node) => replacements.get(node) ?? node });
}

/** Who reads a node. */
class Users {
  readonly #users = new Map<Node, Set<Node>>();

  of(node: Node): Set<Node> {
    const known = this.#users.get(node) ?? new Set();
    this.#users.set(node, known);
    return known;
  }

  add(user: Node): void {
    for (const input of inputsOf(user)) this.of(input).add(user);
  }

  remove(user: Node): void {
    for (const input of inputsOf(user)) this.of(input).delete(user);
  }

  /** Whoever reads `from` reads `to` now. */
  move(from: Node, to: Node): void {
    for (const user of this.of(from)) this.of(to).add(user);
  }
}

/** For each slice of `node` what replaces it; null when the slices stay. Equal slices get one replacement. */
function pushAll(node: Node, slices: ReadonlySet<Node>): Map<Node, Node> | null {
  const selections = new Map<string, Selection>();
  const keys = new Map<Node, string>();
  for (const slice of slices) {
    const selection = selectionOf(slice);
    if (!selection) return null;
    keys.set(slice, JSON.stringify(selection));
    selections.set(JSON.stringify(selection), selection);
  }
  const read = [...selections.values()].reduce((sum, selection) => sum + numel(selectedShape(selection)), 0);
  if (keys.size === 0 || read > LITTLE * numel(node.shape)) return null;
  const pushed = new Map<string, Node>();
  for (const [key, selection] of selections) {
    const replacement = push(node, selection);
    if (!replacement) return null;
    pushed.set(key, replacement);
  }
  return new Map(Array.from(keys, ([slice, key]) => [slice, pushed.get(key)!]));
}
