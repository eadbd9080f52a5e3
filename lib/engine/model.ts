/** Builds models from their specification: timm's class, with the weights that were asked for. */
import { parseSafetensors, type SafetensorsFile } from '../safetensors/read.ts';
import { widened } from '../safetensors/widen.ts';
import { outline, type Outline } from '../summary/outline.ts';
import { create_model, type TimmModel } from '../timm/index.ts';
import { default_generator } from '../torch/default_generator.ts';
import { Tensor } from '../torch/index.ts';
import { checkpointLeaf } from '../weights/checkpoint-value.ts';
import type { WeightsLoader } from '../weights/load.ts';
import type { ModelSpec, OutlineSpec, TaskOptions } from './contract.ts';
import { applyVariant, type VariantName } from './variants.ts';

/** A model's specification with its checkpoint at hand. */
export interface ModelSource {
  readonly spec: ModelSpec;
  /** Widened to float32 where it is of 16 bits; null where the weights are drawn. */
  readonly checkpoint: SafetensorsFile | null;
}

export async function loadSource(
  spec: ModelSpec,
  loader: WeightsLoader | null,
  { signal, onProgress }: TaskOptions = {},
): Promise<ModelSource> {
  const { weights } = spec;
  if (weights.kind === 'seed') return { spec, checkpoint: null };
  if (weights.kind === 'bytes') return { spec, checkpoint: widened(parseSafetensors(weights.bytes)) };
  if (!loader) throw new Error('this engine was made without a loader of weights');
  const { file } = await loader.load(weights, {
    ...(signal ? { signal } : {}),
    onProgress: ({ loaded, total }) => onProgress?.({ stage: 'weights', loaded, total }),
  });
  return { spec, checkpoint: widened(file) };
}

/** A new model in evaluation mode. Costs about a millisecond: values are read when somebody looks. */
export function buildModel({ spec, checkpoint }: ModelSource, variant?: VariantName): TimmModel {
  if (spec.weights.kind === 'seed') default_generator.manual_seed(spec.weights.seed);
  const model = create_model(spec.name, spec.options ?? {});
  model.eval();
  if (checkpoint) {
    const tensors = Array.from(checkpoint.entries.keys(), (name) =>
      Tensor.of(checkpointLeaf(checkpoint, name)),
    );
    model.load_state_dict(new Map([...checkpoint.entries.keys()].map((name, i) => [name, tensors[i]!])));
  }
  if (variant) applyVariant(model, variant);
  return model;
}

/** In evaluation mode. Its weights stay undrawn, so a model of any size costs milliseconds. */
export function outlineOf({ name, options = {}, input_size }: OutlineSpec): Outline {
  const model = create_model(name, options);
  model.eval();
  return outline(model, input_size);
}
