/**
 * What the engine takes and gives, in the page, in its worker and in Node. Everything here can be posted to a
 * worker.
 */
import type { Outline } from '../summary/outline.ts';
import type { CreateModelOptions } from '../timm/index.ts';
import type { WeightsSource } from '../weights/source.ts';
import type { Change } from './change.ts';
import type { RunNote } from './note.ts';
import type { PathTap, Tap } from './tap.ts';
import type { VariantName } from './variants.ts';
import type { VitForm } from './vit-form.ts';

/** Freshly drawn weights, the same for the same seed. */
export interface SeededWeights {
  readonly kind: 'seed';
  readonly seed: number;
}

/** A safetensors file that is in memory already. */
export interface WeightsInMemory {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ModelSpec {
  /** timm's name. */
  readonly name: string;
  /** timm's arguments; functions (layer factories) cannot be posted to a worker. */
  readonly options?: Omit<CreateModelOptions, 'features_only' | 'out_indices' | 'norm_layer' | 'act_layer'>;
  readonly weights: WeightsSource | SeededWeights | WeightsInMemory;
  /** Which backend computes it where there are both. Default WebGPU. */
  readonly backend?: BackendName;
}

/** A model to be looked at without weights. */
export interface OutlineSpec extends Pick<ModelSpec, 'name' | 'options'> {
  /** (B, C, H, W) */
  readonly input_size: readonly number[];
}

/** A model that the engine has loaded. */
export interface LoadedModel {
  readonly id: number;
  readonly spec: ModelSpec;
  readonly num_classes: number;
  /** The checkpoint's `__metadata__`: class names and the like. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Shapes of all that the state dict holds. */
  readonly state_dict: ReadonlyMap<string, readonly number[]>;
  /** Paths of all modules, in timm's order. */
  readonly modules: readonly string[];
  /** Of a Vision Transformer; null of another architecture. */
  readonly form: VitForm | null;
}

/** float32 values in row-major order. */
export interface TensorData {
  readonly data: Float32Array<ArrayBuffer>;
  readonly shape: readonly number[];
}

export type BackendName = 'webgpu' | 'wasm';

export interface BackendOptions {
  /** Default `'auto'`: the best that works. */
  readonly backend?: BackendName | 'auto';
  /** Default: as many as help where memory can be shared, else 1. */
  readonly threads?: number;
}

export type Progress =
  | { readonly stage: 'weights'; readonly loaded: number; readonly total: number | null }
  | { readonly stage: 'waiting' | 'starting' | 'compiling' | 'running' };

export interface TaskOptions {
  /** Cancels: what waits is dropped; what runs is not waited for. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface RunRequest extends TaskOptions {
  readonly model: LoadedModel;
  /** Preprocessed pictures (B, 3, H, W); with `through`, what its first module takes. */
  readonly input: TensorData;
  readonly taps: readonly Tap[];
  /** Values in place of the model's own, by name in the state dict. */
  readonly parameters?: ReadonlyMap<string, TensorData>;
  /** What is different from the model as it is; another change is a run of the same session. */
  readonly change?: Change;
  /** Another forward pass, for what no input can change. Default: the model as it is. */
  readonly variant?: VariantName;
  /**
   * Runs the input through these modules alone, one after the other, and not through the model:
   * `[model.norm, model.head]` on the tokens of any depth is the logit lens. Their outputs and those of all
   * modules within them can be tapped.
   */
  readonly through?: readonly PathTap[];
  /** The class whose logit the taps of `gradientOf` differentiate. Default 0. */
  readonly target?: number;
}

export interface RunResult {
  /** By the taps' names. */
  readonly tensors: ReadonlyMap<string, TensorData>;
  readonly backend: BackendName;
  readonly threads: number;
  /** Of the run itself, without tracing and making the session. */
  readonly milliseconds: number;
  /** A backend that did not start, disagreed or was lost, and the like. */
  readonly notes: readonly RunNote[];
}

/** How both backends did on one model. */
export interface RaceResult {
  /** WebGPU only where both agree. */
  readonly winner: BackendName;
  /** Of one run, the median of three. */
  readonly milliseconds: Readonly<Record<BackendName, number>>;
  /** The largest difference where it is more than backends may have; null where they agree. */
  readonly differs: number | null;
}

export interface Engine {
  /**
   * Builds a model and loads its weights.
   * @throws {WeightsError} when they cannot be had. @throws {TorchError} when they do not fit, in PyTorch's
   *   words.
   */
  load(spec: ModelSpec, options?: TaskOptions): Promise<LoadedModel>;
  /** One forward pass. @throws {TorchError} in PyTorch's words; the signal's reason when it aborts. */
  run(request: RunRequest): Promise<RunResult>;
  /**
   * Both backends on what a request asks for; the winner computes the model from now on. Whoever loads or
   * runs meanwhile goes first: the race rejects with an AbortError.
   * @returns null where WebAssembly is all there is
   */
  race(request: RunRequest): Promise<RaceResult | null>;
  /**
   * Any model of the registry, its shapes and counts; nothing is loaded. @throws {TorchError} in PyTorch's
   * words.
   */
  outline(spec: OutlineSpec, options?: TaskOptions): Promise<Outline>;
  /** Ends the engine; what runs or waits is rejected. */
  dispose(): void;
}
