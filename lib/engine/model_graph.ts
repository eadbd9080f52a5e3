/** A model's forward pass as a graph for a session: which outputs it has, and what of a request needs no session. */
import { lower, type LoweredGraph } from '../onnx/lower.ts';
import { optimise } from '../onnx/optimise/index.ts';
import { pretty } from '../onnx/pretty.ts';
import type { TimmModel } from '../timm/index.ts';
import type { Node, Shape } from '../torch/index.ts';
import { trace } from './trace.ts';
import type { VariantName } from './variants.ts';

/** What decides the graph of a run; equal ones share a session. */
export interface GraphSpec {
  readonly inputShape: Shape;
  /** Whether only the logits are asked for: then nothing else is computed. */
  readonly logitsOnly: boolean;
  readonly variant: VariantName | undefined;
  /** Parameters whose values are fed, sorted. */
  readonly fed: readonly string[];
}

export interface ModelGraph {
  readonly graph: LoweredGraph;
  /** The graph's output for each tap. */
  readonly outputs: ReadonlyMap<string, string>;
  /** The graph as text, for people and tests. */
  readonly text: () => string;
}

/** @param model newly built, with the variant applied; parameters to feed become placeholders in it, for good. */
export function modelGraph(model: TimmModel, { inputShape, logitsOnly, fed }: GraphSpec): ModelGraph {
  const { taps, names } = trace(model, inputShape, fed);
  const fetchable = [...taps].filter(([name, node]) => !node.isLeaf && (!logitsOnly || name === 'logits'));
  const nodes = [...new Set(fetchable.map(([, node]) => node))];
  const optimised = optimise(nodes);
  const graph = lower(optimised, { names, values: 'initializers' });
  const output = new Map<Node, string>(nodes.map((node, i) => [node, graph.outputs[i]!]));
  return {
    graph,
    outputs: new Map(fetchable.map(([name, node]) => [name, output.get(node)!])),
    text: () => pretty(optimised, names),
  };
}
