/** A cell come alive: its editor, its buttons, its states. Loaded when a reader first touches a cell. */
import type { CountedOutcome, NotebookCell, PageNotebook } from './page-notebook.ts';
import { pageNotebook } from './page-notebook.ts';
import { createEditor, type CellEditor } from './editor.ts';
import { CellBar, type Action } from './cell-bar.ts';
import { StartError } from '#lib/python/start-error.ts';
import { NotLoadedError, type StartProgress } from '#lib/python/start-files.ts';
import { noticeWithButton, withOfflineHint } from '../loading/missing-part.ts';
import { wantedOffer } from '../weights/wanted-offer.ts';
import './drawings.ts';
import { spokenOutput } from './spoken-output.ts';
import { OutputView } from './output-view.ts';
import { languageOf } from '../kit/words.ts';
import { cellWords, type CellWords } from './words.ts';

type State = 'drawn' | 'edited' | 'waiting' | 'running' | 'done' | 'error';

/** All cells of the page, in its order; each comes alive when one of them does. */
const alive = new Map<HTMLElement, LiveCell>();
/** Elapsed time is shown from here on. */
const SHOW_ELAPSED_AFTER = 500;
let made = 0;

/** The live cell of a `<py-cell>`. */
export function bringToLife(element: HTMLElement): LiveCell {
  const known = alive.get(element);
  if (known) return known;
  const cell = new LiveCell(element, pageNotebook(import.meta.env.BASE_URL));
  alive.set(element, cell);
  return cell;
}

function cellsOfPage(): LiveCell[] {
  return [...document.querySelectorAll<HTMLElement>('py-cell')].map(bringToLife);
}

export class LiveCell implements NotebookCell {
  readonly element: HTMLElement;
  readonly pretendCuda: boolean;
  readonly #notebook: PageNotebook;
  readonly #words: CellWords;
  readonly #output: OutputView;
  readonly #bar: CellBar;
  readonly #original: string;
  #editor: CellEditor | undefined;
  #source: string;
  #ranSource: string | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(element: HTMLElement, notebook: PageNotebook) {
    this.element = element;
    this.#notebook = notebook;
    this.#words = cellWords[languageOf(element.closest('[lang]')?.getAttribute('lang') ?? undefined)];
    this.#original = this.#source = element.dataset['source'] ?? '';
    this.pretendCuda = element.dataset['pretendCuda'] !== undefined;
    this.#output = new OutputView(this.#part('.py-output'));
    this.#bar = new CellBar(this.#part('.py-bar'), (action) => void this.act(action));
  }

  get source(): string {
    return this.#source;
  }

  /** The editor takes the drawn code's place, the first time. */
  edit(at?: { x: number; y: number }): void {
    this.#mount();
    if (at) this.#editor?.focusAt(at);
  }

  async act(action: Action): Promise<void> {
    if (action === 'run') await this.run();
    else if (action === 'stop') await this.#notebook.stop();
    else if (action === 'above') await this.#runAbove();
    else if (action === 'restart') this.#restart();
    else if (action === 'reset') this.#reset();
    else await this.#copy();
  }

  /** Runs the cell as it is now. Resolves to whether it ran to its end without an error. */
  async run(): Promise<boolean> {
    if (this.#busy) return false;
    this.#mount();
    const ran = this.#source;
    const words = this.#words;
    this.#editor?.mark(null);
    this.element.querySelector('.missing-part')?.remove();
    this.#bar.count('*');
    this.#become(
      'waiting',
      { start: words.starting, cell: words.waiting, load: '' }[this.#notebook.waitsFor],
    );
    this.#bar.heard('');
    this.#output.begin();
    let outcome: CountedOutcome;
    try {
      const begun = performance.now();
      outcome = await this.#notebook.run(this, {
        onLoading: (progress) => {
          if (performance.now() - begun >= SHOW_ELAPSED_AFTER) this.#loading(progress);
        },
        onBegin: () => this.#begin(),
        onOutput: (output) => this.#output.add(output),
      });
    } catch (reason) {
      this.#output.keep();
      this.#finish('error', '');
      this.#bar.count('');
      this.#sayLost(reason);
      return false;
    }
    this.#ranSource = ran;
    this.#show(outcome);
    return outcome.error === undefined && outcome.ended === undefined;
  }

  get #busy(): boolean {
    return this.#state === 'waiting' || this.#state === 'running';
  }

  get #state(): State {
    return (this.element.dataset['state'] ?? 'drawn') as State;
  }

  #loading({ loaded, total }: StartProgress): void {
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
    this.#bar.ticking(this.#words.loading(megabytes(loaded), total === null ? null : megabytes(total)));
  }

  /** Python did not start: why, in a sentence below the bar, with a button that tries again. */
  #sayLost(reason: unknown): void {
    const words = this.#words;
    const fault = reason instanceof StartError ? reason.startFault : null;
    const sentence =
      reason instanceof NotLoadedError
        ? withOfflineHint(words.notLoaded(reason.file), document)
        : words.cannotStart(fault, reason instanceof Error ? reason.message : String(reason));
    const onPress = (): void => {
      this.#part('[data-action=run]').focus(); // the pressed button goes
      void this.run();
    };
    const notice = noticeWithButton({ sentence, button: words.retry, onPress }, document);
    this.#part('.py-bar').after(notice);
  }

  #begin(): void {
    const begun = performance.now();
    this.#become('running', '');
    this.#timer = setInterval(() => {
      const elapsed = performance.now() - begun;
      const seconds = (elapsed / 1000).toFixed(elapsed < 10_000 ? 1 : 0);
      if (elapsed >= SHOW_ELAPSED_AFTER) this.#bar.ticking(this.#words.running(seconds));
    }, 100);
  }

  #show(outcome: CountedOutcome): void {
    this.#bar.offerRestart(this.#words.restart);
    const { error, ended, ms } = outcome;
    const words = this.#words;
    const time = ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
    const told: string[] = [];
    if (outcome.fresh) this.#output.tell(words.fresh);
    if (error && ended !== 'stopped' && ended !== 'time') this.#output.add({ kind: 'error', ...error });
    if (ended) told.push(this.#reason(ended, ms));
    if (outcome.madeRoom) told.push(words.figuresReleased(outcome.madeRoom === 'after'));
    if (outcome.restarted) told.push(words.restarted);
    if (error?.type === 'NameError' && this.#notebook.misses(this, cellsOfPage()))
      told.push(words.aboveNotRun);
    if (told.length > 0) this.#output.tell(told.join(' '));
    if (outcome.wanted?.length) this.#output.offer(wantedOffer(outcome.wanted, () => void this.run()));
    if (error) this.#editor?.mark(error.line);
    this.#bar.count(String(outcome.count));
    const status =
      error && !ended ? words.failed(error.type, error.line) : ended ? told[0] : words.done(time);
    this.#finish(error || ended ? 'error' : 'done', status ?? '');
    const said = error && !ended ? `${error.type}: ${error.message}` : this.#output.text;
    this.#bar.heard(spokenOutput([said, ...told].join('\n'), words));
  }

  #reason(ended: NonNullable<CountedOutcome['ended']>, ms: number): string {
    if (ended === 'time') return this.#words.timeLimit(Math.round(ms / 1000));
    const { stopped, memory, spoiled, exited, tooDeep, crashed } = this.#words;
    return { stopped, memory, spoiled, exited, 'too-deep': tooDeep, crashed }[ended];
  }

  /** All cells above in their order, then this one. */
  async #runAbove(): Promise<void> {
    const cells = cellsOfPage();
    for (const cell of cells.slice(0, cells.indexOf(this)))
      if (!(await cell.run())) return this.#bar.status(this.#words.aboveFailed);
    await this.run();
  }

  /** For the whole page: every name is gone, and cells that wait or run are stopped. */
  #restart(): void {
    this.#notebook.restart();
    this.#bar.status(this.#words.restarted);
  }

  #reset(): void {
    this.#mount();
    if (this.#editor) this.#editor.source = this.#original;
    this.#editor?.focus();
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.#source);
    this.#bar.status(this.#words.copied);
  }

  #mount(): void {
    if (this.#editor) return;
    const code = this.#part('.py-code');
    const hint = document.createElement('p');
    hint.className = 'py-hint';
    hint.id = `py-hint-${++made}`;
    hint.textContent = this.#words.escape;
    const place = document.createElement('div');
    place.className = 'py-editor';
    const hadFocus = code.contains(document.activeElement);
    code.replaceChildren(place, hint);
    this.#editor = createEditor({
      parent: place,
      source: this.#source,
      label: this.#words.codeOf(this.element.getAttribute('aria-label') ?? this.#words.cell),
      describedBy: hint.id,
      onRun: (andNext) => void this.#runFromEditor(andNext),
      onChange: (source) => this.#changed(source),
    });
    if (hadFocus) this.#editor.focus();
  }

  async #runFromEditor(andNext: boolean): Promise<void> {
    if (andNext) {
      const cells = cellsOfPage();
      const next = cells[cells.indexOf(this) + 1];
      if (next) {
        next.edit();
        next.#editor?.focus();
      }
    }
    await this.run();
  }

  #changed(source: string): void {
    this.#source = source;
    this.#bar.canReset(source !== this.#original);
    if (this.#busy) return;
    const shown = this.#ranSource ?? this.#original;
    if (source === shown) this.#become('drawn', '');
    else this.#become('edited', this.#words.edited);
  }

  #finish(state: State, status: string): void {
    clearInterval(this.#timer);
    this.#output.end();
    // Changed while it ran: what is shown is of an older text.
    const edited = this.#ranSource !== undefined && this.#ranSource !== this.#source;
    this.#become(edited ? 'edited' : state, edited ? this.#words.edited : status);
  }

  #become(state: State, status: string): void {
    this.element.dataset['state'] = state;
    this.#bar.busy(this.#busy);
    this.#bar.status(status);
  }

  #part(selector: string): HTMLElement {
    const part = this.element.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`py-cell has no ${selector}`);
    return part;
  }
}
