/**
 * Rewrites of a recorded graph before it is lowered. None changes a value; what nothing asks for is never
 * reached, so dead code needs no rewrite. Common subexpressions and constants are left to onnxruntime, which
 * folds both.
 */
import type { Node } from '../../torch/node.ts';
import { pushSlices } from './push-slices.ts';
import { rebuild } from './rebuild.ts';
import { simplify } from './simplify.ts';

/** Nodes with the same values as `outputs`, in the same order, that take less work. */
export function optimise(outputs: readonly Node[]): Node[] {
  const simple = rebuild(outputs, { finish: simplify });
  return rebuild(pushSlices(simple), { finish: simplify });
}
