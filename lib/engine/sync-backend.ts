/**
 * The backend that `lib/torch` computes heavy float32 work on: a recording becomes a graph, a session, a run,
 * at once. Every leaf is fed, so that a session can serve each recording of the same form; sessions and the
 * fed values of leaves are kept, least recently used goes first. Runs in Node and in a worker.
 */
import { lower, type GraphInput, type LoweredGraph } from '../onnx/lower.ts';
import type { Backend, Node, Values } from '../torch/index.ts';
import { valueOf } from '../torch/index.ts';
import { CheckpointValue } from '../weights/checkpoint-value.ts';
import { LeastRecent } from './least-recent.ts';
import { takes } from './sync-backend-takes.ts';
import { SyncRuntime, type RuntimeSession, type RuntimeTensor } from './sync-runtime.ts';

export interface SyncBackendOptions {
  /** Default 1. More need a cross-origin isolated page; fixed from here on. */
  readonly threads?: number;
  /**
   * Bytes of values that may stay in onnxruntime's memory between runs. Default 512 MiB: ViT-Base's weights.
   */
  readonly keptBytes?: number;
}

/** Sessions kept for recordings of the same form. */
const SESSIONS = 16;

export async function createSyncBackend({
  threads = 1,
  keptBytes = 512 * 1024 * 1024,
}: SyncBackendOptions = {}): Promise<SyncBackend> {
  return new SyncBackend(await SyncRuntime.create(threads), keptBytes);
}

export class SyncBackend implements Backend {
  readonly runtime: SyncRuntime;
  readonly #sessions: LeastRecent<string, RuntimeSession>;
  /**
   * By the node's number, so that nodes nobody needs any more can be collected, and then their values here
   * too.
   */
  readonly #kept: LeastRecent<number, RuntimeTensor>;
  readonly #collected = new FinalizationRegistry<number>((id) => {
    this.#kept.delete(id);
  });

  constructor(runtime: SyncRuntime, keptBytes: number) {
    this.runtime = runtime;
    this.#sessions = new LeastRecent(SESSIONS, (session) => {
      runtime.releaseSession(session);
    });
    this.#kept = new LeastRecent(
      keptBytes,
      (tensor) => {
        runtime.releaseTensor(tensor);
      },
      ({ bytes }) => bytes,
    );
  }

  readonly takes = takes;

  run(roots: readonly Node[]): Values[] {
    const graph = lower(roots, { checkpoint: false, inline: false });
    const session = this.#sessionFor(graph);
    const temporary: RuntimeTensor[] = [];
    try {
      const fed = new Map(graph.inputs.map((input) => [input.name, this.#feed(input, temporary)]));
      return this.runtime.run(session, fed, graph.outputs);
    } finally {
      for (const tensor of temporary) this.runtime.releaseTensor(tensor);
      this.#kept.trim();
    }
  }

  /** Frees all sessions and kept values; the WebAssembly memory itself stays as large as it got. */
  clear(): void {
    this.#sessions.clear();
    this.#kept.clear();
  }

  #sessionFor({ bytes }: LoweredGraph): RuntimeSession {
    const key = new TextDecoder('latin1').decode(bytes);
    const known = this.#sessions.get(key);
    if (known !== undefined) return known;
    const session = this.runtime.createSession(bytes);
    this.#sessions.set(key, session);
    this.#sessions.trim();
    return session;
  }

  /** Parameters and other leaves stay in onnxruntime's memory; results of earlier runs do not. */
  #feed({ node, shape, dtype }: GraphInput, temporary: RuntimeTensor[]): RuntimeTensor {
    const kept = this.#kept.get(node.id);
    if (kept) return kept;
    const tensor = this.runtime.createTensor({ shape, dtype, values: valuesToFeed(node) });
    if (!node.source) temporary.push(tensor);
    else {
      this.#kept.set(node.id, tensor);
      this.#collected.register(node, node.id);
    }
    return tensor;
  }
}

/**
 * A checkpoint's values are read where they lie: a copy for the node would stay as long as the model does.
 */
const valuesToFeed = (node: Node): Values =>
  node.value === null && node.source instanceof CheckpointValue ? node.source.look() : valueOf(node);
