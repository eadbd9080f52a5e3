/** What a request feeds, what of it needs no session, and which graph the rest needs. */
import { valueOf } from '../torch/index.ts';
import { CHANGEABLE_PARAMETERS, changedFeeds, changedValue } from './change-feeds.ts';
import type { RunRequest, TensorData } from './contract.ts';
import { gradientsAmong, oneHot, TARGET } from './gradient.ts';
import { buildModel, type ModelSource } from './model.ts';
import type { GraphSpec, ModelGraph } from './model-graph.ts';
import { tapName } from './tap.ts';
import { fedParameter, INPUT } from './trace.ts';

/** The input and the parameters among what is asked for: their values are known without a run. */
export function knownTensors(
  source: ModelSource,
  { model, input, parameters, change = {} }: RunRequest,
  names: readonly string[],
): Map<string, TensorData> {
  const known = new Map<string, TensorData>();
  const state = names.some((name) => model.state_dict.has(name)) ? buildModel(source).state_dict() : null;
  for (const name of names) {
    const given = name === INPUT ? input : parameters?.get(name);
    const own = state?.get(name);
    const value = given ?? (own && { data: Float32Array.from(valueOf(own.node)), shape: own.shape });
    if (value) known.set(name, changedValue(name, value, change));
  }
  return known;
}

/** The graph for the tensors that have to be computed. */
export function graphSpec(
  { model, input, parameters, change, variant, through }: RunRequest,
  computed: readonly string[],
): GraphSpec {
  const fed = new Set(parameters?.keys());
  if (change) for (const name of CHANGEABLE_PARAMETERS) if (model.state_dict.has(name)) fed.add(name);
  return {
    inputShape: input.shape,
    logitsOnly: computed.every((name) => name === 'logits'),
    variant,
    fed: [...fed].sort(),
    instrumented: change !== undefined,
    num_heads: change?.num_heads,
    through: through?.map(tapName),
    gradients: gradientsAmong(computed),
  };
}

/**
 * What the inputs of a request's graph are fed, by name. @throws {RangeError} for a change that does not fit.
 */
export function feedsOf(
  { model, input, parameters = new Map(), change = {}, target = 0 }: RunRequest,
  { graph, usual }: ModelGraph,
): Map<string, TensorData> {
  const feeds = new Map([[INPUT, input], ...usual, ...changedFeeds(change, usual)]);
  for (const [name, value] of parameters) feeds.set(fedParameter(name), value);
  for (const name of CHANGEABLE_PARAMETERS) {
    const value = feeds.get(fedParameter(name));
    if (value) feeds.set(fedParameter(name), changedValue(name, value, change));
  }
  const wanted = new Set(graph.inputs.map(({ name }) => name));
  if (wanted.has(TARGET)) feeds.set(TARGET, oneHot(target, [input.shape[0]!, model.num_classes]));
  return new Map([...feeds].filter(([name]) => wanted.has(name)));
}
