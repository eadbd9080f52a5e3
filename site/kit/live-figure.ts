/**
 * What a figure's live code gives to its frame. The code is loaded by a dynamic import at the first pointer,
 * key or focus; until then the page holds only the drawn figure and the frame's few kB.
 */
import type { Kind } from '#lib/plot/canvas.ts';
import type { DimensionLetter } from '#lib/plot/dimension.ts';
import type { Picture } from '#lib/plot/image.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';
import type { FigureFrame } from './figure-frame.ts';
import type { FigureState } from './figure-state.ts';

/** A tensor with what the kit needs to name it. */
export interface ShownTensor extends NdArray {
  /** As timm has it: `blocks.5.attn`. */
  readonly name: string;
  readonly dims?: readonly (DimensionLetter | null)[];
  /** Weights and activations have frames of different colours. */
  readonly kind?: Kind;
  /** Where each number of the shape comes from. */
  readonly from?: readonly string[];
}

/** Where the inspector's tensors come from: a figure's engine, or anything that can answer by name. */
export interface TensorSource {
  read(name: string): Promise<ShownTensor>;
  /** The picture the tensors were computed from, for attention laid over it. */
  picture?(): Picture | null;
  /** Names of the classes in the page's language, for logits. */
  classNames?(): readonly string[];
}

/** What stands first in the inspector, for a tensor that is more than a matrix of numbers. */
export interface FirstView {
  readonly element: HTMLElement;
  /** Called when the element is in the page, so that it knows how wide it is. */
  draw(): void;
}

/** A figure that is alive. Only `start` is required; the menu offers what the rest allows. */
export interface LiveFigure {
  /** Takes over the stage and the controls; resolves when the figure has been drawn anew. */
  start(frame: FigureFrame, state: FigureState): void | Promise<void>;
  /** Exactly the tensor that is shown, for CSV, NPY and the data table. */
  tensor?(): ShownTensor | Promise<ShownTensor>;
  /** The drawing to save; default the first SVG on the stage. */
  svg?(): SVGSVGElement | null;
  /** What brings the figure back to where it is. */
  state?(): FigureState;
  /** Whether the state leaves out a picture of the reader's own. */
  readonly leavesPictureOut?: boolean;
  /** Goes to a state that a link carries, when the figure is already alive. */
  restore?(state: FigureState): void | Promise<void>;
  /** Where the inspector reads. */
  source?: TensorSource;
  /** Called when the frame leaves the page. */
  stop?(): void;
}

/** Loads the live code: `() => import('./live.ts').then(({ patchGrid }) => patchGrid())`. */
export type LoadFigure = () => Promise<LiveFigure>;
