/**
 * A recording with some of its nodes replaced. Nodes never change: what stands above a replaced one is made
 * anew.
 */
import { makeNode, type Node } from '../../torch/node.ts';
import { inOrder, inputsOf } from '../order.ts';

interface Changes {
  /**
   * A node's replacement, or the node itself; replacements are replaced in turn. Default: nothing is
   * replaced.
   */
  readonly replace?: (node: Node) => Node;
  /** What becomes of a node whose inputs are final. Default: it stays. */
  readonly finish?: (node: Node) => Node;
}

const itself = (node: Node): Node => node;

/** The new nodes of `outputs`, in the same order. */
export function rebuild(outputs: readonly Node[], { replace = itself, finish = itself }: Changes): Node[] {
  const replaced = (node: Node): Node => {
    for (let next = replace(node); next !== node; next = replace(node)) node = next;
    return node;
  };
  const roots = outputs.map(replaced);
  const built = new Map<Node, Node>();
  for (const node of inOrder(roots, (node) => inputsOf(node).map(replaced))) {
    const inputs = inputsOf(node).map((input) => built.get(replaced(input))!);
    const same = inputs.every((input, i) => input === node.inputs[i]);
    built.set(node, finish(same ? node : makeNode(node.primitive, inputs, node.attributes)));
  }
  return roots.map((node) => built.get(node)!);
}
