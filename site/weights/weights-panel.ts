/**
 * `<weights-panel>`: what weights there are, what is kept, and how to get more; in the weights dialog and on
 * the page about storage.
 */
import { WeightsError } from '#lib/weights/error.ts';
import { parseHubId, type HubWeights } from '#lib/weights/source.ts';
import { whyNoWebGpu } from '#lib/engine/web-gpu.ts';
import { askForBackend, knownBackends } from '../book/backends.ts';
import { pageRecord } from '../book/record.ts';
import { shownName } from '../kit/shown-name.ts';
import { pageLanguage } from '../kit/words.ts';
import { chooseSiteWeights, chooseWeights, chosenWeights, ROLES, type Role } from './choice.ts';
import {
  askToPersist,
  downloadWeights,
  dropKept,
  hasChanged,
  KeepingError,
  keptFiles,
  room,
  takeWeights,
} from './keeping.ts';
import { mayNotFit, memoryFor } from './memory.ts';
import { panelHtml } from './panel-html.ts';
import { size, TimeLeft } from './sizes.ts';
import { weightsWords, type WeightsWords } from './words.ts';
import { nameOf, useKept } from './use-weights.ts';
import type { KeptFile } from '#lib/weights/store.ts';
import type { KeepProgress } from '#lib/weights/keep.ts';
import './weights.css';

const inUse = (): ReadonlySet<string> => new Set(ROLES.flatMap((role) => chosenWeights(role)?.key ?? []));

const roleInUse = (key: string): Role | undefined => ROLES.find((role) => chosenWeights(role)?.key === key);

export class WeightsPanel extends HTMLElement {
  #words!: WeightsWords;
  #running: AbortController | null = null;
  #drawn: Promise<void> | null = null;
  /** The reader's answer to a warning. */
  #answer: ((wanted: boolean) => void) | null = null;

  connectedCallback(): void {
    this.#words = weightsWords[pageLanguage(this.ownerDocument)];
    this.addEventListener('click', this.#clicked);
    this.addEventListener('change', this.#changed);
    this.addEventListener('submit', this.#submitted);
    this.addEventListener('dragover', this.#dragged);
    this.addEventListener('drop', this.#dropped);
    this.#drawn = this.#draw();
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  #stop(): void {
    this.#answer?.(false);
    this.#running?.abort();
  }

  /**
   * Downloads a hub's file. A device that may have no memory for it is told so first, and the reader decides.
   * @param use whether the figures run on it then. @param told whether the reader has read that already.
   * @returns what is kept.
   */
  async download(id: string, use = true, told = false): Promise<KeptFile | null> {
    await this.#drawn;
    return this.#keep({ ...parseHubId(id), ...this.#hub() }, nameOf(`hub:${id}`), use, told);
  }

  async #draw(): Promise<void> {
    const [files, space, missing] = await Promise.all([keptFiles(), room(), whyNoWebGpu()]);
    const said = this.querySelector('.said')?.textContent ?? '';
    const state = {
      files,
      inUse: inUse(),
      hubs: this.#hubs,
      room: space,
      backends: knownBackends(),
      missing,
    };
    this.innerHTML = panelHtml(state, this.#words).text;
    this.#say(said);
  }

  get #hubs(): readonly string[] {
    return pageRecord().hubs;
  }

  #hub(): Pick<HubWeights, 'hub'> {
    return { hub: this.querySelector<HTMLSelectElement>('.hub select')?.value ?? this.#hubs[0]! };
  }

  readonly #clicked = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
    if (!button) return;
    const { do: action, key = '', id = '' } = button.dataset;
    if (action === 'cancel') this.#stop();
    else if (action === 'anyway') this.#answer?.(true);
    else if (action === 'use') void this.#use(key);
    else if (action === 'delete') void this.#delete(key);
    else if (action === 'changed') void this.#askForChange(key);
    else if (action === 'download')
      void this.download(id, true, true); // told beside its button
    else if (action === 'backend') void this.#askFor(button.dataset['backend']);
  };

  readonly #submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = this.querySelector<HTMLInputElement>('[name=id]')!.value;
    try {
      void this.download(parseHubId(text).id);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#say(this.#words.badId(shownName(text)));
    }
  };

  readonly #changed = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
    const file = target.files?.[0];
    target.value = ''; // the same file may be chosen again
    if (file) void this.#keep(file, file.name);
  };

  readonly #dragged = (event: DragEvent): void => event.preventDefault();

  readonly #dropped = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void this.#keep(file, file.name);
  };

  async #askFor(backend: string | undefined): Promise<void> {
    askForBackend(backend === 'webgpu' || backend === 'wasm' ? backend : null);
    this.#say(this.#words.backendAsked);
    await this.#draw();
  }

  async #use(key: string): Promise<void> {
    const role = roleInUse(key);
    if (key === 'site') {
      chooseSiteWeights();
      this.#say(this.#words.nowSite);
    } else if (role) {
      chooseWeights(null, role);
      this.#say(this.#words.nowSite);
    } else {
      const file = (await keptFiles()).find((kept) => kept.key === key);
      const used = file && useKept(file);
      if (used) this.#say(this.#words.now[used](nameOf(key)));
    }
    await this.#draw();
  }

  async #delete(key: string): Promise<void> {
    const role = roleInUse(key);
    if (role) chooseWeights(null, role);
    await dropKept(key);
    this.#say(this.#words.deleted(nameOf(key)));
    await this.#draw();
  }

  async #askForChange(key: string): Promise<void> {
    const { hub } = this.#hub();
    const file = (await keptFiles()).find((kept) => kept.key === key);
    if (!file) return;
    const words = this.#words;
    const [name, { host }] = [nameOf(key), new URL(hub!)];
    this.#say(words.asking);
    const source = { ...parseHubId(key.replace(/^hub:/, '')), hub: hub! };
    try {
      const changed = await hasChanged(file, source);
      this.#say(changed ? words.isChanged(name, host) : words.isSame(name, host));
    } catch (error) {
      if (error instanceof WeightsError) this.#say(words.fault(name, error));
      else if (error instanceof DOMException && error.name === 'TimeoutError')
        this.#say(words.notAsked(name));
      else throw error;
    }
  }

  async #keep(source: HubWeights | File, name: string, use = true, told = false): Promise<KeptFile | null> {
    if (this.#running) return null;
    const words = this.#words;
    const stop = (this.#running = new AbortController());
    const left = new TimeLeft();
    this.#say('');
    this.#busy(true);
    try {
      const onProgress = (progress: KeepProgress): void => this.#show(progress, left);
      const options = { signal: stop.signal, onProgress };
      const isWanted = (bytes: number) => (told ? Promise.resolve(true) : this.#isWanted(name, bytes));
      const { file, lasting } =
        source instanceof File
          ? await takeWeights(source, options)
          : await downloadWeights(source, { ...options, isWanted });
      if (lasting) void askToPersist();
      const used = use ? useKept(file) : null;
      const taken = source instanceof File ? words.taken(name, file.model!.model, file.model!.prefix) : '';
      const what = used ? words.now[used](name) : words.nowCells(name);
      this.#say([taken, what, lasting ? '' : words.notLasting].filter(Boolean).join(' '));
      return file;
    } catch (error) {
      if (!(error instanceof KeepingError)) throw error;
      this.#fail(name, error);
      return null;
    } finally {
      this.#running = null;
      const { convert } = this;
      const python = convert?.hidden === false ? convert.textContent : null;
      await this.#draw();
      if (python !== null && this.convert) {
        this.convert.textContent = python;
        this.convert.hidden = false;
      }
    }
  }

  /** Asks the reader where this device may have no memory for a file of this size. */
  async #isWanted(name: string, bytes: number): Promise<boolean> {
    if (!mayNotFit(bytes)) return true;
    const [bar, anyway] = [
      this.querySelector('progress')!,
      this.querySelector<HTMLElement>('[data-do=anyway]')!,
    ];
    this.#say(`${name}, ${size(bytes)}. ${this.#words.tooBig(size(memoryFor(bytes)))}`);
    this.querySelector('.how-far')!.textContent = '';
    [bar.hidden, anyway.hidden] = [true, false];
    const wanted = await new Promise<boolean>((resolve) => (this.#answer = resolve));
    this.#answer = null;
    [bar.hidden, anyway.hidden] = [false, true];
    this.#say('');
    return wanted;
  }

  /** Where the lines of Python stand that convert a file. */
  get convert(): HTMLPreElement | null {
    return this.querySelector('.convert');
  }

  #fail(name: string, { fault }: KeepingError): void {
    this.#say(fault.fault === 'stopped' ? this.#words.stopped : this.#words.fault(name, fault));
    if (fault.python === undefined || !this.convert) return;
    this.convert.textContent = fault.python;
    this.convert.hidden = false;
  }

  #busy(is: boolean): void {
    this.querySelector<HTMLElement>('.progress')!.hidden = !is;
    for (const button of this.querySelectorAll('button'))
      button.disabled = is && !['cancel', 'anyway'].includes(button.dataset['do'] ?? '');
    if (is) this.querySelector<HTMLElement>('[data-do=cancel]')!.focus();
    if (this.convert) this.convert.hidden = true;
  }

  #show({ state, loaded, total }: KeepProgress, left: TimeLeft): void {
    const words = this.#words;
    const bar = this.querySelector('progress')!;
    if (total === null) bar.removeAttribute('value');
    else [bar.max, bar.value] = [total, loaded];
    const time =
      state === 'fetching' && total !== null ? left.after(loaded, total, performance.now(), words) : '';
    const bytes = total === null ? '' : words.progress(size(loaded), size(total), time);
    const told = state === 'fetching' ? '' : words[state];
    this.querySelector('.how-far')!.textContent = [bytes, told].filter(Boolean).join('. ');
  }

  #say(text: string): void {
    const said = this.querySelector('.said');
    if (said) said.textContent = text;
  }
}

if (!customElements.get('weights-panel')) customElements.define('weights-panel', WeightsPanel);

declare global {
  interface HTMLElementTagNameMap {
    'weights-panel': WeightsPanel;
  }
}
