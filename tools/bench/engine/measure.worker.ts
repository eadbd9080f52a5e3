/**
 * Measures sessions of one runtime against each other: they take turns, so that a slow moment hits all alike.
 */
import { CHANGEABLE_PARAMETERS } from '#lib/engine/change-feeds.ts';
import { buildModel, type ModelSource } from '#lib/engine/model.ts';
import { memoryInUse, watchMemory } from '#lib/engine/memory.ts';
import { modelGraph } from '#lib/engine/model-graph.ts';
import { GraphSession, loadRuntime, type OnnxRuntime } from '#lib/engine/onnxruntime.ts';
import type { TensorData } from '#lib/engine/contract.ts';
import { lower } from '#lib/onnx/lower.ts';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { makeNode, makePlaceholder } from '#lib/torch/node.ts';
import { relu } from '#lib/torch/primitives/elementwise.ts';
import { multiplyAdds } from './multiply-adds.ts';

export interface MeasureRequest {
  readonly model: string;
  /** Address of the checkpoint; null for freshly drawn weights. */
  readonly weights: string | null;
  /** Address of torch.onnx's export, where there is one. */
  readonly peer: string | null;
  readonly threads: number;
  readonly rounds: number;
  readonly size: number;
  /** What to fetch from the graph with taps, one after another; empty for the logits only. */
  readonly taps: readonly string[];
}

export interface Measurement {
  /**
   * Milliseconds of each round, by contender: `logits`, `instrumented logits`, `peer`, `tapped logits`, and
   * the taps.
   */
  readonly rounds: Readonly<Record<string, readonly number[]>>;
  /** Of loading and compiling onnxruntime itself. */
  readonly startMilliseconds: number;
  /** From the model's code to a session for the logits, and from the peer's file to one. */
  readonly sessionMilliseconds: number;
  readonly peerSessionMilliseconds: number | null;
  /** Bytes of WebAssembly memory with our session for the logits alone, after its first run. */
  readonly memory: number;
  readonly multiplyAdds: number;
  /** The largest difference between our logits and the peer's. */
  readonly difference: number | null;
}

watchMemory();

addEventListener('message', ({ data }: MessageEvent<MeasureRequest>) => {
  measure(data).then(postMessage, (error: unknown) => {
    postMessage({ error: String(error) });
  });
});

async function measure(request: MeasureRequest): Promise<Measurement> {
  const { size, threads } = request;
  const runtime = await loadRuntime('wasm', threads);
  const source = await sourceOf(request);
  const shape = [1, 3, size, size];
  const input = { data: Float32Array.from({ length: 3 * size * size }, (_, i) => Math.sin(i)), shape };
  const spec = { inputShape: shape, variant: undefined, fed: [] };

  const starting = performance.now();
  await startRuntime(runtime);
  const startMilliseconds = performance.now() - starting;
  const begun = performance.now();
  const plain = modelGraph(buildModel(source), { ...spec, logitsOnly: true });
  const session = await GraphSession.create(runtime, plain.graph, 'wasm');
  const sessionMilliseconds = performance.now() - begun;
  const logits = plain.outputs.get('logits')!;
  const feeds = new Map([['input', input]]);
  const own = (await session.run(feeds, [logits])).get(logits)!;
  const memory = memoryInUse();

  const contenders = new Map<string, () => Promise<unknown>>([
    ['logits', () => session.run(feeds, [logits])],
  ]);
  if (request.taps.length === 0)
    contenders.set('instrumented logits', await instrumented(runtime, source, input));
  const peer = request.peer === null ? null : await peerSession(runtime, request.peer, input);
  if (peer) contenders.set('peer', peer.run);
  if (request.taps.length > 0) {
    const tapped = modelGraph(buildModel(source), { ...spec, logitsOnly: false });
    const session = await GraphSession.create(runtime, tapped.graph, 'wasm');
    for (const tap of ['logits', ...request.taps]) {
      const output = tapped.outputs.get(tap)!;
      contenders.set(tap === 'logits' ? 'tapped logits' : tap, () => session.run(feeds, [output]));
    }
  }
  return {
    rounds: await takeTurns(contenders, request.rounds),
    startMilliseconds,
    sessionMilliseconds,
    peerSessionMilliseconds: peer?.milliseconds ?? null,
    memory,
    multiplyAdds: multiplyAdds(buildModel(source), shape),
    difference: peer ? Math.max(...peer.logits.map((value, i) => Math.abs(value - own.data[i]!))) : null,
  };
}

/** The graph that a run may change, with nothing changed. */
async function instrumented(
  runtime: OnnxRuntime,
  source: ModelSource,
  input: TensorData,
): Promise<() => Promise<unknown>> {
  const fed = [...CHANGEABLE_PARAMETERS];
  const spec = { inputShape: input.shape, logitsOnly: true, variant: undefined, fed, instrumented: true };
  const made = modelGraph(buildModel(source), spec);
  const session = await GraphSession.create(runtime, made.graph, 'wasm');
  const feeds = new Map([['input', input], ...made.usual]);
  return () => session.run(feeds, [made.outputs.get('logits')!]);
}

/** A session of one node: what comes after it does not pay for the start. */
async function startRuntime(runtime: OnnxRuntime): Promise<void> {
  const graph = lower([makeNode(relu, [makePlaceholder('x', [1], 'float32')], {})]);
  await (await GraphSession.create(runtime, graph, 'wasm')).release();
}

async function sourceOf({ model, weights, size }: MeasureRequest): Promise<ModelSource> {
  const options = size === 224 ? {} : { img_size: size };
  const spec = { name: model, options, weights: { kind: 'seed', seed: 0 } } as const;
  return { spec, checkpoint: weights === null ? null : parseSafetensors(await bytesOf(weights)) };
}

const bytesOf = async (url: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await fetch(url)).arrayBuffer());

async function peerSession(
  runtime: OnnxRuntime,
  url: string,
  input: TensorData,
): Promise<{ run: () => Promise<unknown>; milliseconds: number; logits: Float32Array }> {
  const bytes = await bytesOf(url);
  const begun = performance.now();
  const graph = { bytes, inputs: [], outputs: ['logits'], externalData: [] };
  const session = await GraphSession.create(runtime, graph, 'wasm');
  const milliseconds = performance.now() - begun;
  const run = () => session.run(new Map([['input', input]]), ['logits']);
  return { run, milliseconds, logits: (await run()).get('logits')!.data };
}

async function takeTurns(
  contenders: ReadonlyMap<string, () => Promise<unknown>>,
  rounds: number,
): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  for (const [name, run] of contenders) {
    await run(); // warm
    times[name] = [];
  }
  for (let round = 0; round < rounds; round++)
    // Every other round the other way round: who runs after whom decides how warm the caches and threads are.
    for (const [name, run] of round % 2 === 0 ? contenders : [...contenders].reverse()) {
      const begun = performance.now();
      await run();
      times[name]!.push(performance.now() - begun);
    }
  return times;
}
