/** The nodes of a recording, each after its inputs. */
import type { Node } from '../torch/node.ts';

/** What a recording needs to compute a node: nothing for a leaf. */
export const inputsOf = (node: Node): readonly Node[] => (node.isLeaf ? [] : node.inputs);

/**
 * `roots` and all their ancestors, each once and after its `inputs`; without recursion, as recordings are
 * deep.
 */
export function inOrder(roots: readonly Node[], inputs: (node: Node) => readonly Node[] = inputsOf): Node[] {
  const order: Node[] = [];
  const seen = new Set<Node>();
  const stack: { readonly node: Node; readonly inputs: readonly Node[]; next: number }[] = [];
  const enter = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    stack.push({ node, inputs: inputs(node), next: 0 });
  };
  for (const root of roots) {
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const input = top.inputs[top.next++];
      if (input === undefined) order.push(stack.pop()!.node);
      else enter(input);
    }
  }
  return order;
}
