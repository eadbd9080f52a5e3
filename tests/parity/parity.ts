/**
 * The recorded runs of real timm 1.0.29 (`tests/fixtures/timm`), and how ours are compared with them. The
 * same in Node and in a browser; only how a fixture is read differs.
 */
import type { LoadedModel, TensorData } from '#lib/engine/contract.ts';
import type { LocalEngine } from '#lib/engine/engine.ts';
import { modelGraph } from '#lib/engine/model-graph.ts';
import { GraphSession, loadRuntime } from '#lib/engine/onnxruntime.ts';
import { tapOfPath } from '#lib/engine/tap.ts';
import { parseSafetensors, type SafetensorsFile } from '#lib/safetensors/read.ts';
import { ResNet } from '#lib/timm/index.ts';
import { Bottleneck } from '#lib/timm/resnet_block.ts';
import { Tensor } from '#lib/torch/index.ts';
import { checkpointLeaf } from '#lib/weights/checkpoint-value.ts';

export type ReadFixture = (file: string) => Promise<Uint8Array<ArrayBuffer>>;

/** The Vision Transformers among the fixtures, with timm's name of their class's everyday model. */
export const transformers = {
  mini_vit: 'vit_tiny_patch16_224',
  mini_vit_avg: 'vit_tiny_patch16_224',
  mini_vit_nohead: 'vit_tiny_patch16_224',
  mini_deit_distilled: 'deit_tiny_distilled_patch16_224',
} as const;

export type TransformerFixture = keyof typeof transformers;

/** timm's arguments that a fixture was built with. */
export const optionsOf = (file: SafetensorsFile): object =>
  JSON.parse(file.metadata['kwargs']!) as Record<string, unknown>;

export interface Recording {
  readonly input: TensorData;
  /** By tap name. */
  readonly expected: ReadonlyMap<string, TensorData>;
}

export function recordingOf(file: SafetensorsFile): Recording {
  const tensor = (name: string): TensorData => ({
    data: new Float32Array(file.floats(name)),
    shape: file.entry(name).shape,
  });
  const expected = Array.from(file.entries.keys(), (name) => [tapNameOf(name), tensor(name)] as const);
  return { input: tensor('input'), expected: new Map(expected) };
}

const tapNameOf = (name: string): string =>
  name === 'forward' ? 'logits' : name.startsWith('out:') ? name.slice(4) : name;

/**
 * The largest difference, as a share of what `max(1, largest reference value)` is; infinite for another shape
 * or NaN.
 */
export function distance(actual: TensorData, expected: TensorData): number {
  if (actual.shape.join() !== expected.shape.join()) return Infinity;
  let [difference, largest] = [0, 1];
  expected.data.forEach((wanted, i) => {
    const d = Math.abs(actual.data[i]! - wanted);
    difference = d <= difference ? difference : Number.isNaN(d) ? Infinity : d;
    largest = Math.max(largest, Math.abs(wanted));
  });
  return difference / largest;
}

/** Every recorded tensor, computed by the engine. */
export async function runTransformer(
  engine: LocalEngine,
  name: TransformerFixture,
  read: ReadFixture,
): Promise<{ recording: Recording; computed: ReadonlyMap<string, TensorData>; model: LoadedModel }> {
  const bytes = await read(`${name}.weights.safetensors`);
  const options = optionsOf(parseSafetensors(bytes));
  const model = await engine.load({ name: transformers[name], options, weights: { kind: 'bytes', bytes } });
  const recording = recordingOf(parseSafetensors(await read(`${name}.activations.safetensors`)));
  const taps = [...recording.expected.keys()].map(tapOfPath);
  const { tensors } = await engine.run({ model, input: recording.input, taps });
  return { recording, computed: tensors, model };
}

/** The ResNet fixture has block numbers that no name stands for, so it is built by hand. */
export async function runResNet(
  read: ReadFixture,
): Promise<{ recording: Recording; computed: ReadonlyMap<string, TensorData>; model: ResNet }> {
  const weights = parseSafetensors(await read('mini_resnet_bottleneck.weights.safetensors'));
  const recording = recordingOf(
    parseSafetensors(await read('mini_resnet_bottleneck.activations.safetensors')),
  );
  const { layers, ...options } = optionsOf(weights) as { readonly layers: readonly number[] };
  const model = new ResNet(Bottleneck, layers, options);
  const names = [...weights.entries.keys()];
  model.load_state_dict(new Map(names.map((name) => [name, Tensor.of(checkpointLeaf(weights, name))])));
  model.eval();
  const { graph, outputs } = modelGraph(model, {
    inputShape: recording.input.shape,
    logitsOnly: false,
    variant: undefined,
    fed: [],
  });
  const session = await GraphSession.create(await loadRuntime('wasm', 1), graph, 'wasm');
  const wanted = [...recording.expected.keys()].filter((name) => name !== 'input');
  const fetched = await session.run(new Map([['input', recording.input]]), [
    ...new Set(wanted.map((name) => outputs.get(name)!)),
  ]);
  await session.release();
  const computed = new Map(wanted.map((name) => [name, fetched.get(outputs.get(name)!)!]));
  return { recording, computed: computed.set('input', recording.input), model };
}
