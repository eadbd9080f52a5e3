/** What a request feeds, what of it needs no session, and which graph the rest needs. */
import { valueOf } from '../torch/index.ts';
import type { RunRequest, TensorData } from './contract.ts';
import { buildModel, type ModelSource } from './model.ts';
import type { GraphSpec } from './model_graph.ts';
import { fedParameter, INPUT } from './trace.ts';

/** The input and the parameters among what is asked for: their values are known without a run. */
export function knownTensors(
  source: ModelSource,
  { model, input, parameters }: RunRequest,
  names: readonly string[],
): Map<string, TensorData> {
  const known = new Map<string, TensorData>();
  const state = names.some((name) => model.state_dict.has(name)) ? buildModel(source).state_dict() : null;
  for (const name of names) {
    const given = name === INPUT ? input : parameters?.get(name);
    const own = state?.get(name);
    if (given) known.set(name, given);
    else if (own) known.set(name, { data: Float32Array.from(valueOf(own.node)), shape: own.shape });
  }
  return known;
}

/** The graph for the tensors that have to be computed. */
export function graphSpec(
  { input, parameters, variant }: RunRequest,
  computed: readonly string[],
): GraphSpec {
  return {
    inputShape: input.shape,
    logitsOnly: computed.every((name) => name === 'logits'),
    variant,
    fed: [...(parameters?.keys() ?? [])].sort(),
  };
}

export function feedsOf({ input, parameters }: RunRequest): Map<string, TensorData> {
  const edited = Array.from(parameters ?? [], ([name, tensor]) => [fedParameter(name), tensor] as const);
  return new Map([[INPUT, input], ...edited]);
}
