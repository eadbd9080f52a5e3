/**
 * onnxruntime-web by its official API: which build, how many threads, sessions. A build is loaded on demand
 * and brings its own WebAssembly: `wasm` 14 MB, `jspi` (with WebGPU, for browsers whose WebAssembly can wait
 * for promises) 17 MB. Left out on purpose: the build with WebGPU for other browsers. Its 27 MB are over what
 * common static hosts take for one file, and the browsers that would need it run on WebAssembly threads
 * instead.
 */
import type * as ort from 'onnxruntime-web';
import type { LoweredGraph } from '../onnx/lower.ts';
import type { BackendName, TensorData } from './contract.ts';
import { EngineError } from './engine-error.ts';
import { canShareMemory } from './shared-memory.ts';

export type OnnxRuntime = typeof ort;

/** Loads a build and fixes its number of threads, which holds from the first session on. */
export async function loadRuntime(build: 'wasm' | 'jspi', threads: number): Promise<OnnxRuntime> {
  const runtime = await (build === 'jspi' ? import('onnxruntime-web/jspi') : import('onnxruntime-web/wasm'));
  runtime.env.wasm.numThreads = threads;
  runtime.env.logLevel = 'error';
  return runtime;
}

/** As many threads as help: all of a small machine's, half of a large one's, where memory can be shared. */
export function usefulThreads(): number {
  if (!canShareMemory()) return 1;
  const cores = navigator.hardwareConcurrency;
  return cores <= 4 ? cores : Math.min(8, Math.ceil(cores / 2));
}

/** onnxruntime could not make or run a session. */
export class SessionError extends EngineError {
  override readonly name = 'SessionError';

  constructor(doing: 'make' | 'run', cause: unknown) {
    super(
      { kind: 'session', doing, reason: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
}

/**
 * What onnxruntime does to a graph first. On WebAssembly nothing: our graphs are rewritten already
 * (`lib/onnx/optimise`), and its own rewriting takes several times as long as it saves in a run (measured:
 * 150 to 400 ms against 10).
 */
const OPTIMISATION = { wasm: 'disabled', webgpu: 'all' } as const satisfies Record<BackendName, string>;

/** A session of one graph on one backend. */
export class GraphSession {
  readonly #runtime: OnnxRuntime;
  readonly #session: ort.InferenceSession;

  private constructor(runtime: OnnxRuntime, session: ort.InferenceSession) {
    this.#runtime = runtime;
    this.#session = session;
  }

  static async create(
    runtime: OnnxRuntime,
    graph: LoweredGraph,
    backend: BackendName,
  ): Promise<GraphSession> {
    try {
      const session = await runtime.InferenceSession.create(graph.bytes, {
        executionProviders: [backend],
        graphOptimizationLevel: OPTIMISATION[backend],
        externalData: graph.externalData.map(({ path, data }) => ({ path, data })),
        logSeverityLevel: 3,
      });
      return new GraphSession(runtime, session);
    } catch (error) {
      throw new SessionError('make', error);
    }
  }

  /** @param wanted names of outputs; the others are not copied out. Each tensor is a copy of its own. */
  async run(
    feeds: ReadonlyMap<string, TensorData>,
    wanted: readonly string[],
  ): Promise<Map<string, TensorData>> {
    const inputs: Record<string, ort.Tensor> = {};
    for (const [name, { data, shape }] of feeds)
      inputs[name] = new this.#runtime.Tensor('float32', data, shape);
    try {
      const results = await this.#session.run(inputs, wanted);
      return new Map(wanted.map((name) => [name, tensorData(results[name]!)]));
    } catch (error) {
      throw new SessionError('run', error);
    }
  }

  release(): Promise<void> {
    return this.#session.release();
  }
}

/** What a session returns may lie in memory that threads share, which cannot be posted. */
function tensorData({ data, dims }: ort.Tensor): TensorData {
  if (!(data instanceof Float32Array)) throw new Error('a fetched tensor is not float32');
  return { data: new Float32Array(data), shape: dims };
}
