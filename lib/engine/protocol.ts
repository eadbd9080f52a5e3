/** What the page and the engine's worker say to each other. */
import type { Outline } from '../summary/outline.ts';
import type {
  BackendOptions,
  LoadedModel,
  ModelSpec,
  OutlineSpec,
  Progress,
  RaceResult,
  RunRequest,
  RunResult,
} from './contract.ts';
import type { PostedError } from './posted-error.ts';

/** A request without what cannot be posted; taps by name. */
export type PostedRequest = Omit<RunRequest, 'model' | 'taps' | 'through' | 'signal' | 'onProgress'> & {
  readonly taps: readonly string[];
  readonly through?: readonly string[];
};

/** What a job gives: a load, a run, an outline, a race. */
export type JobResult = LoadedModel | RunResult | Outline | RaceResult | null;

export type ToWorker =
  | { readonly type: 'start'; readonly options: BackendOptions }
  /** `model` is the page's number for it, which outlives workers. */
  | { readonly type: 'load'; readonly job: number; readonly model: number; readonly spec: ModelSpec }
  | { readonly type: 'run'; readonly job: number; readonly model: number; readonly request: PostedRequest }
  | { readonly type: 'race'; readonly job: number; readonly model: number; readonly request: PostedRequest }
  | { readonly type: 'outline'; readonly job: number; readonly spec: OutlineSpec }
  | { readonly type: 'cancel'; readonly job: number }
  /** All models so far; nothing of them runs. */
  | { readonly type: 'forget' };

export type FromWorker =
  /** `new Worker` begins, or is over: see `making-threads.ts`. */
  | { readonly type: 'threads'; readonly making: boolean }
  | { readonly type: 'progress'; readonly job: number; readonly progress: Progress }
  | {
      readonly type: 'done';
      readonly job: number;
      readonly result: JobResult;
      /** Bytes of WebAssembly memory, which never shrinks, and of weights. */
      readonly memory: number;
    }
  | { readonly type: 'failed'; readonly job: number; readonly error: PostedError };
