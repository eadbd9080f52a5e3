/**
 * A model's forward pass as a graph for a session: which outputs it has, and what of a request needs no
 * session.
 */
import { lower, type LoweredGraph } from '../onnx/lower.ts';
import { optimise } from '../onnx/optimise/index.ts';
import { pretty } from '../onnx/pretty.ts';
import type { TimmModel } from '../timm/index.ts';
import { valueOf, type Node, type Shape } from '../torch/index.ts';
import type { TensorData } from './contract.ts';
import { instrument, readHeads } from './instrument.ts';
import { traceWithGradients } from './gradient.ts';
import { fedParameter, INPUT, trace } from './trace.ts';
import type { VariantName } from './variants.ts';

/** What decides the graph of a run; equal ones share a session. */
export interface GraphSpec {
  readonly inputShape: Shape;
  /** Whether only the logits are asked for: then nothing else is computed. */
  readonly logitsOnly: boolean;
  readonly variant: VariantName | undefined;
  /** Parameters whose values are fed, sorted. */
  readonly fed: readonly string[];
  /** Whether a run may change what is inside (`change.ts`). */
  readonly instrumented?: boolean;
  readonly num_heads?: number | undefined;
  /** Paths of the modules that run in place of the model. */
  readonly through?: readonly string[] | undefined;
  /** Names of the tensors whose gradients the graph gives, sorted. */
  readonly gradients?: readonly string[];
}

export interface ModelGraph {
  readonly graph: LoweredGraph;
  /** The graph's output for each tap. */
  readonly outputs: ReadonlyMap<string, string>;
  /** What the inputs of an instrumented graph are fed where nothing is changed, by name. */
  readonly usual: ReadonlyMap<string, TensorData>;
  /** The graph as text, for people and tests. */
  readonly text: () => string;
}

/**
 * @param model newly built, with the variant applied; it stays changed by what the specification asks for.
 */
export function modelGraph(model: TimmModel, spec: GraphSpec): ModelGraph {
  const { inputShape, logitsOnly, fed, through, gradients = [] } = spec;
  if (spec.num_heads !== undefined) readHeads(model, spec.num_heads);
  const own = spec.instrumented ? ownValues(model, fed) : [];
  const inputs = spec.instrumented ? instrument(model) : null;
  const { taps, names } =
    gradients.length > 0
      ? traceWithGradients(model, inputShape, { fed, through }, gradients)
      : trace(model, inputShape, { fed, through });
  const fetchable = [...taps].filter(
    ([name, node]) => name !== INPUT && !node.isLeaf && (!logitsOnly || name === 'logits'),
  );
  const nodes = [...new Set(fetchable.map(([, node]) => node))];
  const optimised = optimise(nodes);
  const graph = lower(optimised, { names, values: 'initializers' });
  const output = new Map<Node, string>(nodes.map((node, i) => [node, graph.outputs[i]!]));
  return {
    graph,
    outputs: new Map(fetchable.map(([name, node]) => [name, output.get(node)!])),
    usual: new Map([...own, ...(inputs ?? [])]),
    text: () => pretty(optimised, names),
  };
}

/** The model's own values of parameters that are fed. */
function ownValues(model: TimmModel, fed: readonly string[]): [string, TensorData][] {
  const state = model.state_dict();
  return fed.flatMap((name) => {
    const tensor = state.get(name);
    if (!tensor) return [];
    const { node, shape } = tensor;
    return [[fedParameter(name), { data: Float32Array.from(valueOf(node)), shape }]];
  });
}
