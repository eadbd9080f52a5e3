/** A live figure that shows a tensor of the chosen picture: it follows the choice, and the inspector reads its tensor. */
import type { ShownTensor, TensorSource } from '../kit/live-figure.ts';
import { onPictureChosen } from '../picture/choice.ts';
import { StageFigure } from './stage-figure.ts';

export abstract class PictureFigure extends StageFigure {
  readonly source: TensorSource = { read: () => Promise.resolve(this.tensor()) };

  abstract tensor(): ShownTensor;

  /** `update` whenever the reader chooses another picture; its signal says that yet another was chosen meanwhile. */
  protected onPicture(update: (signal: AbortSignal) => Promise<void>): void {
    this.on.signal.addEventListener(
      'abort',
      onPictureChosen(() => void this.frame.recompute(update)),
    );
  }
}
