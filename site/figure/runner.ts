/**
 * A figure come alive: runs what it needs, follows its controls and cursors, says, saves and restores. Loaded
 * at the first touch; what the reader did before that counts.
 */
import { Fragment, h } from 'preact';
import { render as renderToString } from 'preact-render-to-string';
import type { Cell } from '#lib/plot/cells.ts';
import type { Picture } from '#lib/plot/image.ts';
import { onBookChanged } from '../book/page-book.ts';
import type { FigureFrame } from '../kit/figure-frame.ts';
import type { FigureState } from '../kit/figure-state.ts';
import type { GridCursor, GridDetail } from '../kit/grid-cursor.ts';
import type { LiveFigure, ShownTensor, TensorSource } from '../kit/live-figure.ts';
import { currentChoice } from '../picture/choice.ts';
import { chooseLinked, linkedPicture } from '../picture/linked-picture.ts';
import { asSeen } from './as-seen.ts';
import { Comparison } from './comparison.ts';
import { readoutText } from './figure.ts';
import type { AnyFigure, AnyViewProps, AnyState, CursorSpec, GridPlace, Readout } from './figure.ts';
import { Growth } from './growth.ts';
import { keyOf, LiveRuns } from './live-runs.ts';
import { sceneOf, showsPicture, startOf, within } from './scene.tsx';
import type { RunSituation, Situation } from './scene.tsx';
import { DrawnRoot } from './take-over.ts';

type Change = Partial<AnyState>;
const EMPTY = h(Fragment, null);

export class FigureRunner implements LiveFigure {
  readonly #figure: AnyFigure;
  readonly #stopped = new AbortController();
  #frame!: FigureFrame;
  #roots!: Readonly<Record<'stage' | 'controls' | 'more' | 'caption', DrawnRoot | null>>;
  #runs!: LiveRuns;
  #growth!: Growth;
  #comparison: Comparison | null = null;
  #now!: Situation;
  #isOpen = false;
  #run!: RunSituation;
  /** Where the reader wants to be: the state shown, or one whose run is under way. */
  #wanted!: AnyState;

  constructor(figure: AnyFigure) {
    this.#figure = figure;
    if (figure.tensor) {
      this.tensor = () => figure.tensor!(this.#scene());
      this.source = {
        read: () => Promise.resolve(this.tensor!()),
        picture: this.picture,
        classNames: this.classNames,
      };
    }
  }

  async start(frame: FigureFrame, link: FigureState): Promise<void> {
    this.#frame = frame;
    if (showsPicture(this.#figure)) await chooseLinked(link);
    this.#runs = new LiveRuns(this.#figure, frame);
    this.#growth = new Growth(this.#figure, this.#runs, (grown) => {
      this.#now = { ...this.#now, grown };
      this.#show(new Set(), false);
    });
    const root = (selector: string) => {
      const place = frame.querySelector<HTMLElement>(selector);
      return place && new DrawnRoot(place);
    };
    this.#roots = {
      stage: root('.stage'),
      controls: root('[data-slot=controls]'),
      more: root('[data-slot=more]'),
      caption: root('figcaption'),
    };
    if (this.#figure.comparable) this.#comparison = new Comparison(this.#figure, frame);
    const on = { signal: this.#stopped.signal };
    if (this.#figure.needs || this.#figure.chooser)
      on.signal.addEventListener('abort', onBookChanged(this.#onBook));
    if (this.#figure.follows) on.signal.addEventListener('abort', this.#figure.follows(this.#onBook));
    await this.#open(link);
    for (const type of ['change', 'slider-change', 'click'] as const)
      frame.addEventListener(type, this.#onControl, on);
    for (const type of ['grid-move', 'grid-pick', 'grid-leave'] as const)
      frame.addEventListener(type, this.#onGrid, on);
    // A mouse that has waited over a cell looks at it.
    for (const cursor of frame.querySelectorAll<GridCursor>('grid-cursor:hover'))
      cursor.dispatchEvent(
        new CustomEvent<GridDetail>('grid-move', { detail: { ...cursor.cell, via: 'mouse' }, bubbles: true }),
      );
  }

  stop(): void {
    this.#stopped.abort();
    this.#growth.stop();
    this.#comparison?.end();
  }

  tensor?: () => ShownTensor;
  source?: TensorSource;

  svg = (): SVGSVGElement => asSeen(this.#frame);

  /** What the present run gave, by the figure's names. */
  get tensors(): RunSituation['tensors'] {
    return this.#now.tensors;
  }

  /** The picture that it ran on, for attention laid over it. */
  readonly picture = (): Picture => {
    const { data, width, height } = this.#now.book.picture.cropped;
    return { data, shape: [height, width, 3] };
  };

  /** Blocks of the model that ran. */
  get depth(): number {
    return this.#now.book.form.depth;
  }

  readonly classNames = (): readonly string[] => this.#now.book.classNames;

  /** What the stage should hold now, as text: the whole view drawn anew. */
  markup = (): string => renderToString(this.#figure.view(this.#scene()));

  state(): FigureState {
    const written = Object.entries(this.#figure.state).map(
      ([name, field]) => [name, field.write(this.#now.state[name])] as const,
    );
    return {
      ...Object.fromEntries(written.filter(([, text]) => text !== '')),
      ...(showsPicture(this.#figure) ? linkedPicture() : {}),
    };
  }

  /** A picture of the reader's own is in no link. */
  get leavesPictureOut(): boolean {
    return showsPicture(this.#figure) && currentChoice().kind === 'own';
  }

  restore = async (link: FigureState): Promise<void> => {
    // Another picture has the figure computed anew: at the link's state too.
    this.#wanted = { ...startOf(this.#figure), ...this.#parsed(link) };
    if (showsPicture(this.#figure)) await chooseLinked(link);
    await this.#go(await this.#linked(link));
  };

  /** Where a link leads; what it does not name opens as the figure does. */
  async #linked(link: FigureState, signal?: AbortSignal): Promise<AnyState> {
    const parsed = this.#parsed(link);
    const start = { ...startOf(this.#figure), ...parsed };
    if (!this.#figure.opening) return start;
    const { tensors, book } = await this.#runs.at(start, signal);
    return { ...start, ...this.#figure.opening(tensors, start, book), ...parsed };
  }

  #parsed(link: FigureState): AnyState {
    return Object.fromEntries(
      Object.entries(this.#figure.state).flatMap(([name, field]) => {
        const value = link[name] === undefined ? undefined : field.parse(link[name]);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }

  /** The first run, and what the reader did while the code and the model were loading. */
  async #open(link: FigureState): Promise<void> {
    this.#wanted = await this.#linked(link, this.#stopped.signal);
    let run = await this.#runs.at(this.#wanted, this.#stopped.signal);
    let state = within(this.#figure, this.#wanted, run.tensors, run.book.form);
    const changed = new Set<string>();
    let compare = false;
    for (const event of this.#frame.earlyEvents()) {
      compare ||= isCompare(event);
      const scene = sceneOf(this.#figure, { ...run, state, seen: state });
      const change = this.#controlChange(event, state) ?? this.#gridChange(event, scene);
      if (!change) continue;
      for (const name of Object.keys(change)) changed.add(name);
      state = this.#next(state, change);
      const before = run;
      run = await this.#runs.at(state, this.#stopped.signal);
      if (run !== before) changed.add('run');
      state = within(this.#figure, state, run.tensors, run.book.form);
    }
    // What was chosen meanwhile (a picture, weights) has made every run forgotten.
    while (!this.#runs.known(state)) {
      run = await this.#runs.at(state, this.#stopped.signal);
      state = within(this.#figure, state, run.tensors, run.book.form);
    }
    this.#wanted = state;
    this.#arrive(state, run, changed);
    this.#isOpen = true;
    if (compare) void this.#comparison?.toggle(state);
  }

  /** To a state, which may need another run; the old stage stays until it is there. */
  async #go(state: AnyState, signal?: AbortSignal): Promise<void> {
    this.#wanted = state;
    const run = this.#runs.known(state) ?? (await this.#runs.at(state, signal));
    if (signal?.aborted) return;
    const fitting = within(this.#figure, state, run.tensors, run.book.form);
    const before = this.#now.state;
    const changed = new Set(Object.keys(fitting).filter((name) => before[name] !== fitting[name]));
    if (run.tensors !== this.#now.tensors) changed.add('run');
    this.#wanted = fitting;
    this.#arrive(fitting, run, changed);
  }

  #arrive(state: AnyState, run: RunSituation, changed: ReadonlySet<string>): void {
    this.#now = { ...run, state, seen: state, grown: this.#growth.known(run, state, state) };
    this.#run = run;
    this.#show(changed, true);
    this.#runs.tell();
    // The home page's strip stands alone in its frame.
    const of = this.#frame.querySelector('.one > .of');
    if (of) of.textContent = run.book.weightsLabel;
    this.#growth.follow(run, state, state);
    this.#comparison?.follow(state);
  }

  #show(changed: ReadonlySet<string>, aloud: boolean): void {
    const scene = this.#scene();
    const { view, controls, more, caption, readout, shape, tensor } = this.#figure;
    this.#roots.stage!.show(view(scene));
    this.#roots.controls?.show(controls?.(scene) ?? EMPTY);
    this.#roots.more?.show(more?.(scene) ?? EMPTY);
    this.#roots.caption?.show(caption(scene));
    this.#describeCursors();
    this.#say(readout(scene, changed), aloud);
    const shown = shape?.(scene) ?? tensor?.(scene).shape;
    if (shown) this.#frame.foot({ shape: shown });
  }

  #say(said: Readout, aloud: boolean): void {
    const [asks, tells] = typeof said === 'string' ? [false, false] : ['asks' in said, 'tells' in said];
    this.#frame.say(readoutText(said), { aloud: aloud || tells, asks });
  }

  #scene = (seen: AnyState = this.#now.seen): AnyViewProps => sceneOf(this.#figure, { ...this.#now, seen });

  readonly #onBook = (): void => {
    this.#runs.forget();
    this.#growth.stop();
    void this.#comparison?.renew(this.#wanted);
    // Until then `#open` itself computes anew.
    if (this.#isOpen) void this.#frame.recompute((signal) => this.#go(this.#wanted, signal));
  };

  readonly #onControl = (event: Event): void => {
    if (isCompare(event)) return void this.#comparison?.toggle(this.#now.state);
    const change = this.#controlChange(event, this.#wanted);
    if (change) this.#change(change);
  };

  /** What an event on a control asks for. */
  #controlChange(event: Event, before: AnyState): Change | null {
    const control = (event.target as Element).closest<HTMLElement>('[data-field]');
    const field = control && this.#figure.state[control.dataset['field']!];
    const isButton = control?.localName === 'button';
    if (!field || event.type.startsWith('grid-') || (event.type === 'click') !== isButton) return null;
    if ((event.type === 'slider-change') !== (control.localName === 'slider-field')) return null;
    const name = control.dataset['field']!;
    const value = field.read(control, before[name]);
    return value === undefined ? null : { [name]: value };
  }

  #next(state: AnyState, change: Change): AnyState {
    return this.#figure.next?.(state, change) ?? { ...state, ...change };
  }

  #change(change: Change): void {
    const next = this.#next(this.#wanted, change);
    void this.#frame.recompute((signal) => this.#go(next, signal));
  }

  #cursorOf(target: EventTarget | null): [CursorSpec<AnyViewProps, AnyState>, number] | null {
    if (!(target instanceof HTMLElement)) return null;
    // What a mouse scans and no key walks is no <grid-cursor>.
    const { cursor, index } = target.dataset;
    const [name, place] =
      target.localName === 'grid-cursor'
        ? [target.getAttribute('name'), target.getAttribute('index')]
        : [cursor, index];
    const spec = this.#figure.cursors?.[name ?? ''];
    return spec ? [spec, Number(place ?? 0)] : null;
  }

  #gridChange(event: Event, scene: AnyViewProps): Change | null {
    const [spec, index] = this.#cursorOf(event.target) ?? [];
    if (event.type !== 'grid-pick' || !spec?.pick) return null;
    const { row, col } = (event as CustomEvent<GridDetail>).detail;
    return spec.pick({ row, col, index: index! }, scene);
  }

  readonly #onGrid = (event: CustomEvent<GridDetail | undefined>): void => {
    const [spec, index] = this.#cursorOf(event.target) ?? [];
    if (!spec) return;
    if (!event.detail) return this.#look(this.#now.state, null);
    const { row, col, via } = event.detail;
    const place = { row, col, index: index! };
    const scene = this.#scene();
    if (spec.pick && (event.type === 'grid-pick' || via !== 'mouse')) this.#change(spec.pick(place, scene));
    else if (spec.look) {
      const seen = spec.look === true ? spec.pick?.(place, scene) : spec.look(place, scene);
      this.#look({ ...this.#now.state, ...seen }, this.#says(spec, place));
    } else if (event.type === 'grid-pick') this.#frame.say(this.#says(spec, place));
  };

  /**
   * Shows without choosing; only the stage and the readout follow. A state of another run is not looked at.
   */
  #look(seen: AnyState, said: string | null): void {
    const { state, book } = this.#now;
    if (keyOf(this.#figure, seen, book) !== keyOf(this.#figure, state, book)) return;
    this.#now = { ...this.#now, seen, grown: this.#growth.known(this.#run, state, seen) };
    const scene = this.#scene();
    this.#roots.stage!.show(this.#figure.view(scene));
    this.#say(said ?? this.#figure.readout(scene, new Set()), false);
    this.#growth.follow(this.#run, state, seen);
    this.#comparison?.follow(this.#now.state, seen);
  }

  #describeCursors(): void {
    for (const cursor of this.#frame.stage.querySelectorAll<GridCursor>('grid-cursor')) {
      const [spec, index] = this.#cursorOf(cursor) ?? [];
      if (spec) cursor.describe = (cell: Cell) => this.#says(spec, { ...cell, index: index! });
    }
  }

  #says({ says, pick, look }: CursorSpec<AnyViewProps, AnyState>, place: GridPlace): string {
    const scene = this.#scene();
    if (says) return says(place, scene);
    const change = pick?.(place, scene) ?? (typeof look === 'function' ? look(place, scene) : {});
    const { state, tensors, book } = this.#now;
    const seen = within(this.#figure, { ...state, ...change }, tensors, book.form);
    return readoutText(this.#figure.readout(this.#scene(seen), new Set()));
  }
}

const isCompare = ({ type, target }: Event): boolean =>
  type === 'click' && (target as Element).closest('.compare') !== null;
