/**
 * The engine in this thread: models, their sessions, one run after another. In Node it is used as it is, in a
 * page by the worker (`engine.worker.ts`), which the page talks to through `client.ts`.
 */
import type { Outline } from '../summary/outline.ts';
import { numel } from '../torch/shape.ts';
import type { WeightsLoader } from '../weights/load.ts';
import { disagreement, Runtime } from './backend.ts';
import type {
  BackendName,
  BackendOptions,
  Engine,
  LoadedModel,
  ModelSpec,
  OutlineSpec,
  RaceResult,
  RunRequest,
  RunResult,
  TaskOptions,
  TensorData,
} from './contract.ts';
import { LeastRecent } from './least-recent.ts';
import type { LeftWebGpu } from './note.ts';
import { race, type TimedRun } from './race.ts';
import { modelGraph, type GraphSpec, type ModelGraph } from './model-graph.ts';
import { buildModel, loadSource, outlineOf, type ModelSource } from './model.ts';
import { GraphSession, SessionError } from './onnxruntime.ts';
import { feedsOf, graphSpec, knownTensors } from './request.ts';
import { tapName } from './tap.ts';
import { vitForm } from './vit-form.ts';
import { warmUp } from './warm-up.ts';

export interface LocalEngineOptions extends BackendOptions {
  /** Where weights that are not in memory come from. */
  readonly loader?: WeightsLoader;
  /**
   * Parameters from which on a model is large: it has one session, which gives the logits too. Default 20
   * million.
   */
  readonly largeFrom?: number;
}

/**
 * A tapped one and one for the logits only, each plain and instrumented; every session has its own copy of
 * the weights.
 */
const SESSIONS_PER_MODEL = 4;
/** ViT-Small has more. */
const LARGE_FROM = 20_000_000;

interface Prepared extends ModelGraph {
  readonly session: GraphSession;
}

interface Model {
  readonly source: ModelSource;
  readonly isLarge: boolean;
  readonly sessions: LeastRecent<string, Prepared>;
  /** Where there are both; a race decides. */
  backend: BackendName;
}

export class LocalEngine implements Engine {
  readonly #options: LocalEngineOptions;
  readonly #models = new Map<number, Model>();
  #runtime: Promise<Runtime> | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #verified = false;
  #loads = 0;
  #disposed = false;

  constructor(options: LocalEngineOptions = {}) {
    this.#options = options;
  }

  async load(spec: ModelSpec, options: TaskOptions = {}): Promise<LoadedModel> {
    // Who loads a model will run it: the runtime starts meanwhile. Why it did not is the run's to say.
    const starting = this.#start();
    starting.catch(() => undefined);
    const loading = loadSource(spec, this.#options.loader ?? null, options);
    if (spec.weights.kind === 'bundled') this.#warmUp(starting, spec, loading);
    const source = await loading;
    options.signal?.throwIfAborted();
    const model = buildModel(source);
    const id = ++this.#loads;
    const parameters = model.parameters().reduce((sum, { shape }) => sum + numel(shape), 0);
    const isLarge = parameters >= (this.#options.largeFrom ?? LARGE_FROM);
    const sessions = new LeastRecent<string, Prepared>(isLarge ? 1 : SESSIONS_PER_MODEL, ({ session }) => {
      void session.release();
    });
    this.#models.set(id, { source, isLarge, sessions, backend: spec.backend ?? 'webgpu' });
    return {
      id,
      spec,
      num_classes: model.num_classes,
      metadata: source.checkpoint?.metadata ?? {},
      state_dict: new Map(Array.from(model.state_dict(), ([name, { shape }]) => [name, shape])),
      modules: Array.from(model.named_modules(), ([name]) => name).filter((name) => name !== ''),
      form: vitForm(model),
    };
  }

  run(request: RunRequest): Promise<RunResult> {
    const result = this.#queue.then(() => this.#run(request));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  race(request: RunRequest): Promise<RaceResult | null> {
    const result = this.#queue.then(() => this.#race(request));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  outline(spec: OutlineSpec, { signal }: TaskOptions = {}): Promise<Outline> {
    return Promise.resolve().then(() => {
      signal?.throwIfAborted();
      return outlineOf(spec);
    });
  }

  /** Bytes of the files that the models' weights lie in. */
  get weightBytes(): number {
    const files = new Set(Array.from(this.#models.values(), ({ source }) => source.checkpoint?.bytes.buffer));
    return [...files].reduce((sum, buffer) => sum + (buffer?.byteLength ?? 0), 0);
  }

  /** Lets go of all models and their sessions; the runtime stays, and what they held of it is taken again. */
  forget(): void {
    for (const { sessions } of this.#models.values()) sessions.clear();
    this.#models.clear();
  }

  dispose(): void {
    this.#disposed = true;
    this.forget();
  }

  async #run(request: RunRequest): Promise<RunResult> {
    const { signal, onProgress } = request;
    signal?.throwIfAborted();
    onProgress?.({ stage: 'starting' });
    const starting = this.#start();
    try {
      const { tensors, milliseconds } = await this.#compute(starting, request);
      const runtime = await starting;
      const { threads, notes } = runtime;
      const backend = backendOf(this.#modelOf(request), runtime);
      return { tensors, backend, threads, milliseconds, notes: [...notes] };
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      const runtime = await starting;
      if (backendOf(this.#modelOf(request), runtime) === 'wasm') throw error;
      this.#leaveWebGpu(runtime, { kind: 'webgpu-stopped' });
      return await this.#run(request);
    }
  }

  async #race(request: RunRequest): Promise<RaceResult | null> {
    const { signal } = request;
    signal?.throwIfAborted();
    const starting = this.#start();
    const runtime = await starting;
    if (runtime.backend === 'wasm') return null;
    const model = this.#modelOf(request);
    const names = request.taps.map(tapName);
    const made = modelGraph(buildModel(model.source, request.variant), graphSpec(request, names));
    const feeds = feedsOf(request, made);
    const sessions: GraphSession[] = [];
    const contender = async (backend: BackendName): Promise<() => Promise<TimedRun>> => {
      signal?.throwIfAborted();
      const session = await GraphSession.create(runtime.ort, made.graph, backend);
      sessions.push(session);
      return async () => {
        const begun = performance.now();
        const tensors = await fetch({ ...made, session }, feeds, names);
        return { tensors, milliseconds: performance.now() - begun };
      };
    };
    try {
      const result = await race({ webgpu: await contender('webgpu'), wasm: await contender('wasm') }, signal);
      if (result.differs !== null) this.#leaveWebGpu(runtime, differing(result.differs));
      else if (model.backend !== result.winner) {
        model.backend = result.winner;
        model.sessions.clear();
      }
      return result;
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      this.#leaveWebGpu(runtime, { kind: 'webgpu-stopped' });
      return null;
    } finally {
      for (const session of sessions) await session.release();
    }
  }

  #start(): Promise<Runtime> {
    this.#runtime ??= Runtime.start(this.#options);
    return this.#runtime;
  }

  async #compute(
    starting: Promise<Runtime>,
    request: RunRequest,
  ): Promise<{ tensors: Map<string, TensorData>; milliseconds: number }> {
    const model = this.#modelOf(request);
    const names = request.taps.map(tapName);
    const known = knownTensors(model.source, request, names);
    const computed = names.filter((name) => !known.has(name));
    if (computed.length === 0) return { tensors: known, milliseconds: 0 };
    const prepared = await this.#prepared(starting, graphSpec(request, computed), request);
    const unknown = computed.find((name) => !prepared.outputs.has(name));
    if (unknown !== undefined)
      throw new RangeError(`The model computes nothing under the name "${unknown}".`);
    request.signal?.throwIfAborted();
    request.onProgress?.({ stage: 'running' });
    const feeds = feedsOf(request, prepared);
    const runtime = await starting;
    const begun = performance.now();
    let fetched = await fetch(prepared, feeds, computed);
    const milliseconds = performance.now() - begun;
    if (backendOf(model, runtime) === 'webgpu' && !this.#verified) {
      const reference = await this.#onWebAssembly(runtime, prepared, feeds, computed);
      const differs = disagreement(fetched, reference);
      if (differs !== null) {
        this.#leaveWebGpu(runtime, differing(differs));
        fetched = reference;
      }
      this.#verified = true;
    }
    return { tensors: new Map([...known, ...fetched]), milliseconds };
  }

  /** Between two runs, as a session runs alone; not where the weights came sooner. */
  #warmUp(starting: Promise<Runtime>, spec: ModelSpec, loading: Promise<unknown>): void {
    let loaded = false;
    const end = (): void => void (loaded = true);
    loading.then(end, end);
    const warm = async (): Promise<void> => {
      const runtime = await starting;
      if (!loaded && !this.#disposed && runtime.backend === 'wasm') await warmUp(runtime, spec);
    };
    // What fails here fails in the first run too, which says so.
    this.#queue = this.#queue.then(warm).catch(() => undefined);
  }

  #modelOf(request: RunRequest): Model {
    const model = this.#models.get(request.model.id);
    if (!model || this.#disposed) throw new Error('the engine has no such model any more');
    return model;
  }

  /** The graph is made while the runtime starts. */
  async #prepared(starting: Promise<Runtime>, asked: GraphSpec, request: RunRequest): Promise<Prepared> {
    const model = this.#modelOf(request);
    const spec = model.isLarge ? { ...asked, logitsOnly: false } : asked;
    const key = JSON.stringify(spec);
    const ready = model.sessions.get(key);
    if (ready) return ready;
    request.onProgress?.({ stage: 'compiling' });
    const made = modelGraph(buildModel(model.source, spec.variant), spec);
    const runtime = await starting;
    this.#modelOf(request);
    if (model.isLarge) model.sessions.clear(); // before the next one takes memory
    const session = await GraphSession.create(runtime.ort, made.graph, backendOf(model, runtime));
    model.sessions.set(key, { ...made, session });
    model.sessions.trim();
    return { ...made, session };
  }

  async #onWebAssembly(
    runtime: Runtime,
    prepared: Prepared,
    feeds: ReadonlyMap<string, TensorData>,
    names: readonly string[],
  ): Promise<Map<string, TensorData>> {
    const session = await GraphSession.create(runtime.ort, prepared.graph, 'wasm');
    try {
      return await fetch({ ...prepared, session }, feeds, names);
    } finally {
      await session.release();
    }
  }

  #leaveWebGpu(runtime: Runtime, reason: LeftWebGpu): void {
    runtime.fallBack(reason);
    for (const { sessions } of this.#models.values()) sessions.clear();
  }
}

/** The tensors that the taps `names` stand for; several may stand for the same one. */
async function fetch(
  { session, outputs }: Prepared,
  feeds: ReadonlyMap<string, TensorData>,
  names: readonly string[],
): Promise<Map<string, TensorData>> {
  const wanted = new Set(names.map((name) => outputs.get(name)!));
  const results = await session.run(feeds, [...wanted]);
  return new Map(names.map((name) => [name, results.get(outputs.get(name)!)!]));
}

const differing = (difference: number): LeftWebGpu => ({ kind: 'webgpu-differs', difference });

/** Of a runtime that has WebGPU, what the model's race said. */
const backendOf = (model: Model, { backend }: Runtime): BackendName =>
  backend === 'wasm' ? 'wasm' : model.backend;
