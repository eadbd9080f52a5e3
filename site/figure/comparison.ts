/**
 * The same figure a second time, on other weights, beside the first: official ones beside the site's own, or
 * the site's own beside those that the reader chose. Both show one state; the controls are the first one's.
 */
import type { BookModel } from '../book/models.ts';
import { otherWeights } from '../weights/compared.ts';
import type { FigureFrame } from '../kit/figure-frame.ts';
import { pageLanguage, kitWords } from '../kit/words.ts';
import { readoutText } from './figure.ts';
import type { AnyFigure, AnyState } from './figure.ts';
import { Growth } from './growth.ts';
import { LiveRuns } from './live-runs.ts';
import { sceneOf, within } from './scene.tsx';
import type { RunSituation } from './scene.tsx';
import { DrawnRoot } from './take-over.ts';

/** What draws on the other weights, while it does. */
interface Twin {
  readonly model: BookModel;
  readonly runs: LiveRuns;
  readonly growth: Growth;
}

export class Comparison {
  readonly #figure: AnyFigure;
  readonly #frame: FigureFrame;
  readonly #stage: DrawnRoot;
  /** Whether the figure has more room than the text without a second stage too. */
  readonly #wide: boolean;
  #twin: Twin | null = null;
  #work = new AbortController();

  /** @param frame with a place for a second stage */
  constructor(figure: AnyFigure, frame: FigureFrame) {
    this.#figure = figure;
    this.#frame = frame;
    this.#wide = frame.hasAttribute('data-wide');
    this.#stage = new DrawnRoot(this.#part('.other .stage'));
  }

  /** Begins, where the other weights are here or the reader fetches them; or ends. */
  async toggle(state: AnyState): Promise<void> {
    if (this.#twin) return this.end();
    try {
      this.#begin(await otherWeights({ fetch: true }), state);
    } catch (error) {
      this.#frame.fail(error, () => void this.toggle(state));
    }
  }

  /** Another picture, or other weights in the first figure. */
  async renew(state: AnyState): Promise<void> {
    if (!this.#twin) return;
    const model = await otherWeights({ fetch: false });
    if (model === this.#twin?.model) {
      this.#twin.growth.stop();
      this.#twin.runs.forget();
      this.follow(state);
    } else {
      this.end();
      this.#begin(model, state);
    }
  }

  /** Draws what the first figure shows; `seen` is what a passing pointer looks at there. */
  follow(state: AnyState, seen = state): void {
    const twin = this.#twin;
    if (!twin) return;
    const known = twin.runs.known(state);
    if (known) return this.#show(known, state, seen);
    this.#work.abort();
    const { signal } = (this.#work = new AbortController());
    twin.runs.at(state, signal).then(
      (run) => {
        if (!signal.aborted) this.#show(run, state, state);
      },
      (error: unknown) => {
        if (!signal.aborted) this.#frame.fail(error, () => this.follow(state));
      },
    );
  }

  end(): void {
    this.#work.abort();
    this.#twin?.growth.stop();
    this.#twin = null;
    this.#told(false);
  }

  #begin(model: BookModel | null, state: AnyState): void {
    if (!model) return;
    const runs = new LiveRuns(this.#figure, this.#frame, model, this.#part('.other .says'));
    const growth = new Growth(this.#figure, runs, () => {
      this.follow(state);
    });
    this.#twin = { model, runs, growth };
    this.#part('.other .of').textContent = model.label;
    this.#told(true);
    this.follow(state);
  }

  #show(run: RunSituation, asked: AnyState, looked: AnyState): void {
    const { growth } = this.#twin!;
    const fitting = (state: AnyState) => within(this.#figure, state, run.tensors, run.book.form);
    const [state, seen] = [fitting(asked), fitting(looked)];
    const scene = sceneOf(this.#figure, { ...run, state, seen, grown: growth.known(run, state, seen) });
    this.#stage.show(this.#figure.view(scene));
    const said = this.#figure.readout(scene, new Set());
    this.#part('.other .says').textContent = readoutText(said);
    growth.follow(run, state, seen);
  }

  /** Both stages have the name of their weights above them. */
  #told(compared: boolean): void {
    this.#frame.toggleAttribute('data-compared', compared);
    this.#frame.toggleAttribute('data-wide', compared || this.#wide);
    this.#part('.other').hidden = !compared;
    const button = this.#part('.compare');
    const words = kitWords[pageLanguage()];
    button.setAttribute('aria-pressed', String(compared));
    button.textContent = compared ? words.compareNoMore : words.compare;
  }

  #part(selector: string): HTMLElement {
    return this.#frame.querySelector<HTMLElement>(selector)!;
  }
}
