/**
 * Warms the runtime while weights come: one block of the model with drawn weights is recorded, compiled and
 * run, so that the code on the way of the first real run is compiled, and the threads are there.
 */
import { VisionTransformer } from '../timm/vision_transformer.ts';
import type { Runtime } from './backend.ts';
import type { ModelSpec } from './contract.ts';
import { buildModel } from './model.ts';
import { modelGraph } from './model-graph.ts';
import { GraphSession } from './onnxruntime.ts';
import { INPUT } from './trace.ts';

/** Nothing of it is kept. Models of another family than the Vision Transformer are left alone. */
export async function warmUp({ ort, backend }: Runtime, spec: ModelSpec): Promise<void> {
  const options = { ...spec.options, depth: 1 };
  const source = {
    spec: { ...spec, options, weights: { kind: 'seed', seed: 0 } as const },
    checkpoint: null,
  };
  const model = buildModel(source);
  if (!(model instanceof VisionTransformer)) return;
  const { img_size } = model.patch_embed;
  if (!img_size) return;
  const inputShape = [1, 3, ...img_size];
  const { graph, outputs } = modelGraph(model, {
    inputShape,
    logitsOnly: false,
    variant: undefined,
    fed: [],
  });
  const session = await GraphSession.create(ort, graph, backend);
  try {
    const data = new Float32Array(inputShape.reduce((size, side) => size * side, 1));
    await session.run(new Map([[INPUT, { data, shape: inputShape }]]), [outputs.get('logits')!]);
  } finally {
    await session.release();
  }
}
