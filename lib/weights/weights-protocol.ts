/** What the page and the worker that keeps weights say to each other. */
import type { WeightsDetail, WeightsFault } from './error.ts';
import type { KeepProgress } from './keep.ts';
import type { FitsNot } from './recognise.ts';
import type { HubWeights } from './source.ts';
import type { KeptFile } from './store.ts';

export type ToWeightsWorker =
  | { readonly type: 'download'; readonly source: HubWeights }
  | { readonly type: 'take'; readonly file: File }
  /** The answer to `asks`: the file is wanted. */
  | { readonly type: 'go-on' }
  /** What is stored stays. */
  | { readonly type: 'stop' };

export interface PostedFault {
  readonly fault: WeightsFault | 'pickle' | 'stopped';
  /** One sentence. */
  readonly message: string;
  readonly detail?: WeightsDetail | undefined;
  /** Of `pickle`: two lines that convert the file. */
  readonly python?: string;
  /** Of `mismatch`: what does not fit. */
  readonly fitsNot?: FitsNot;
}

export type FromWeightsWorker =
  /** Whether a file of this size is to be fetched; nothing of it has been. */
  | { readonly type: 'asks'; readonly bytes: number }
  | { readonly type: 'progress'; readonly progress: KeepProgress }
  | {
      readonly type: 'done';
      readonly file: KeptFile;
      /** The whole file, where the browser lets a page store nothing. */
      readonly bytes?: Uint8Array<ArrayBuffer>;
    }
  | { readonly type: 'failed'; readonly fault: PostedFault };
