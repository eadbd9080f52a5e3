/** What every live figure of a chapter has: its frame, the parts of its stage, and an end to its listeners. */
import type { FigureFrame } from '../kit/figure-frame.ts';
import type { FigureState } from '../kit/figure-state.ts';
import type { LiveFigure } from '../kit/live-figure.ts';
import { StageParts } from './stage-parts.ts';

export abstract class StageFigure implements LiveFigure {
  protected frame!: FigureFrame;
  protected parts!: StageParts;
  readonly #stopped = new AbortController();
  /** For `addEventListener`: the listener ends with the figure. */
  protected readonly on = { signal: this.#stopped.signal };

  async start(frame: FigureFrame, state: FigureState): Promise<void> {
    this.frame = frame;
    this.parts = new StageParts(frame);
    try {
      await this.open(state);
    } catch (error) {
      this.stop();
      throw error;
    }
  }

  /** Computes, listens and draws, beginning with what was drawn at build time and then in `state`. */
  protected abstract open(state: FigureState): void | Promise<void>;

  stop(): void {
    this.#stopped.abort();
  }
}
