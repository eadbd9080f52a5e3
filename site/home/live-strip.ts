/** The strip, alive: a figure whose stages open in the inspector. */
import { tapOfPath } from '#lib/engine/tap.ts';
import { liveRun } from '../book/page-book.ts';
import { anyFigure } from '../figure/figure.ts';
import { FigureRunner } from '../figure/runner.ts';
import type { FigureFrame } from '../kit/figure-frame.ts';
import type { FigureState } from '../kit/figure-state.ts';
import type { LiveFigure, ShownTensor, TensorSource } from '../kit/live-figure.ts';
import strip from './figure.tsx';
import { nameOf, stageOf } from './stages.ts';

export class LiveStrip implements LiveFigure {
  readonly #runner = new FigureRunner(anyFigure(strip));
  #opened: string | null = null;

  readonly source: TensorSource = {
    read: (name) => this.#read(name),
    picture: () => this.#runner.picture(),
    classNames: () => this.#runner.classNames(),
  };

  async start(frame: FigureFrame, { tensor, ...link }: FigureState): Promise<void> {
    await this.#runner.start(frame, link);
    // Taking over the drawn stages has put the tab stop back on the first, and the readout to its start.
    for (const [at, type] of [
      ['hover', 'pointerover'],
      ['focus', 'focusin'],
    ])
      frame.querySelector(`[data-tap]:${at}`)?.dispatchEvent(new Event(type!, { bubbles: true }));
    if (tensor !== undefined) await this.open(tensor);
  }

  /** `tensor` opens in the inspector; nothing else changes then. */
  async restore({ tensor, ...link }: FigureState): Promise<void> {
    if (tensor === undefined || Object.keys(link).length > 0) await this.#runner.restore(link);
    if (tensor !== undefined) await this.open(tensor);
  }

  state(): FigureState {
    return { ...this.#runner.state(), ...(this.#opened === null ? {} : { tensor: this.#opened }) };
  }

  /** A picture of the reader's own is in no link. */
  get leavesPictureOut(): boolean {
    return this.#runner.leavesPictureOut;
  }

  stop(): void {
    this.#runner.stop();
  }

  async open(tensor: string): Promise<void> {
    this.#opened = tensor;
    const { TensorInspector } = await import('../kit/tensor-inspector.ts');
    await TensorInspector.shared(this.source).open(tensor);
  }

  /** By its name on the tile, or any path in the model. */
  async #read(name: string): Promise<ShownTensor> {
    const [key, stage] = stageOf(name, this.#runner.depth) ?? [];
    if (key && stage)
      return { ...this.#runner.tensors[key]!, name: nameOf(stage), dims: stage.dims, kind: stage.kind };
    const { tensors } = await liveRun([tapOfPath(name)]);
    return { ...tensors.get(name)!, name };
  }
}
