/**
 * WebGPU against WebAssembly: both compute the same three times, and the smaller median wins where the
 * results agree.
 */
import { disagreement } from './backend.ts';
import type { BackendName, RaceResult, TensorData } from './contract.ts';

/** One run of a contender. */
export interface TimedRun {
  readonly tensors: ReadonlyMap<string, TensorData>;
  readonly milliseconds: number;
}

const ROUNDS = 3;

/** @throws what a contender throws, or the signal's reason between two runs. */
export async function race(
  contenders: Readonly<Record<BackendName, () => Promise<TimedRun>>>,
  signal?: AbortSignal,
): Promise<RaceResult> {
  const times: Record<BackendName, number[]> = { webgpu: [], wasm: [] };
  let differs: number | null = null;
  // In turns, so that a machine that grows warm or busy slows both down.
  for (let round = 0; round < ROUNDS; round++) {
    signal?.throwIfAborted();
    const webgpu = await contenders.webgpu();
    signal?.throwIfAborted();
    const wasm = await contenders.wasm();
    times.webgpu.push(webgpu.milliseconds);
    times.wasm.push(wasm.milliseconds);
    differs ??= disagreement(webgpu.tensors, wasm.tensors);
  }
  const milliseconds = { webgpu: median(times.webgpu), wasm: median(times.wasm) };
  const isFaster = differs === null && milliseconds.webgpu < milliseconds.wasm;
  return { winner: isFaster ? 'webgpu' : 'wasm', milliseconds, differs };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
