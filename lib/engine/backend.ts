/**
 * Which backend computes: WebGPU where the browser has it, else WebAssembly with threads, else with one.
 * Proven by running a graph of one node; whoever uses WebGPU compares its first real result with
 * WebAssembly's and falls back.
 */
import { lower } from '../onnx/lower.ts';
import { makeNode, makePlaceholder } from '../torch/node.ts';
import { relu } from '../torch/primitives/elementwise.ts';
import type { BackendName, BackendOptions, TensorData } from './contract.ts';
import { GraphSession, loadRuntime, usefulThreads, type OnnxRuntime } from './onnxruntime.ts';
import type { LeftWebGpu } from './note.ts';
import { RuntimeStartError } from './runtime-start-error.ts';
import { whyNoWebGpu } from './web-gpu.ts';

/** A runtime that has computed something. */
export class Runtime {
  readonly ort: OnnxRuntime;
  readonly threads: number;
  readonly notes: LeftWebGpu[];
  #backend: BackendName;

  private constructor(ort: OnnxRuntime, backend: BackendName, threads: number, notes: LeftWebGpu[]) {
    this.ort = ort;
    this.#backend = backend;
    this.threads = threads;
    this.notes = notes;
  }

  get backend(): BackendName {
    return this.#backend;
  }

  /** @throws {RuntimeStartError} when not even WebAssembly starts. */
  static async start({ backend = 'auto', threads = usefulThreads() }: BackendOptions = {}): Promise<Runtime> {
    const notes: LeftWebGpu[] = [];
    if (backend !== 'wasm') {
      const missing = await whyNoWebGpu();
      // In software it is right, and slow: only for who asks for it.
      if (missing === null || (missing === 'software' && backend === 'webgpu')) {
        try {
          const ort = await loadRuntime('jspi', threads);
          await prove(ort, 'webgpu');
          return new Runtime(ort, 'webgpu', threads, notes);
        } catch (error) {
          notes.push({ kind: 'webgpu-not-started', reason: firstLine(error) });
        }
      } else if (backend === 'webgpu') notes.push({ kind: 'no-webgpu', why: missing });
    }
    try {
      const ort = await loadRuntime('wasm', threads);
      await prove(ort, 'wasm');
      return new Runtime(ort, 'wasm', threads, notes);
    } catch (error) {
      throw new RuntimeStartError(threads, firstLine(error), { cause: error });
    }
  }

  /** From WebGPU to WebAssembly, for good. Sessions made so far are of no use any more. */
  fallBack(reason: LeftWebGpu): void {
    this.#backend = 'wasm';
    this.notes.push(reason);
  }
}

/** One node, run once. */
async function prove(ort: OnnxRuntime, backend: BackendName): Promise<void> {
  const x = makePlaceholder('x', [2], 'float32');
  const graph = lower([makeNode(relu, [x], {})]);
  const session = await GraphSession.create(ort, graph, backend);
  const feeds = new Map([['x', { data: Float32Array.of(-1, 2), shape: [2] }]]);
  const [name] = graph.outputs as [string];
  const { data } = (await session.run(feeds, [name])).get(name)!;
  await session.release();
  if (data[0] !== 0 || data[1] !== 2) throw new Error(`max(0, [-1, 2]) came out as [${data.join(', ')}]`);
}

/** The largest difference that two backends may have, relative to the largest value where that is over 1. */
const AGREEMENT = 1e-3;

/** The largest difference of two results where it is more than backends may have; null when they agree. */
export function disagreement(
  ours: ReadonlyMap<string, TensorData>,
  reference: ReadonlyMap<string, TensorData>,
): number | null {
  for (const [name, { data }] of reference) {
    const other = ours.get(name)!.data;
    let [difference, largest] = [0, 1];
    for (let i = 0; i < data.length; i++) {
      const d = Math.abs(data[i]! - other[i]!);
      if (!(d <= difference)) difference = Number.isNaN(d) ? Infinity : d;
      largest = Math.max(largest, Math.abs(data[i]!));
    }
    if (difference > AGREEMENT * largest) return difference;
  }
  return null;
}

/** An error in at most a line: onnxruntime's go on with paths and stacks. */
function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
