/**
 * `<class-pictures>`: where a reader collects pictures of two to six classes, from files, the camera, a
 * drawing, or the example's scenes. Its inside is its own (a shadow root): the figure around it only hears
 * that something has changed.
 */
import { evalTransformSteps } from '#lib/image/transform.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import { pictureUrl } from '../book/picture-url.ts';
import { html, type Html } from '../kit/html.ts';
import { pageLanguage } from '../kit/words.ts';
import { evalConfig } from '../picture/eval-config.ts';
import { preparePicture } from '../picture/prepare.ts';
import { pictureWords } from '../picture/words.ts';
import { collectWords } from './collect-words.ts';
import { drawingPad } from './drawing-pad.ts';
import { EXAMPLE, sheetFile } from './example.ts';
import * as own from './own-classes.ts';
import { preparedTile } from './sheet.ts';
import style from './class-pictures.css?inline';

const urls = new WeakMap<RgbImage, string>();
const urlOf = (picture: RgbImage): string => {
  if (!urls.has(picture)) urls.set(picture, pictureUrl(picture));
  return urls.get(picture)!;
};

export class ClassPictures extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #lang = pageLanguage();
  readonly #words = collectWords[this.#lang];
  #ends: (() => void) | undefined;
  #closing = new AbortController();

  connectedCallback(): void {
    this.#root.innerHTML = `<style>${style}</style><div class="classes"></div><p class="fault" role="alert"></p><div class="film" hidden></div>`;
    this.#root.addEventListener('click', this.#onClick);
    this.#root.addEventListener('change', this.#onChange);
    this.#ends = own.onOwnClasses(() => this.#draw());
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#root.removeEventListener('click', this.#onClick);
    this.#root.removeEventListener('change', this.#onChange);
    this.#closing.abort();
    this.#ends?.();
  }

  #draw(): void {
    const focused = this.#root.activeElement?.getAttribute('data-key');
    this.#root.querySelector('.classes')!.innerHTML = this.#html().text;
    if (focused) this.#root.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
  }

  #html(): Html {
    const words = this.#words;
    const camera = 'mediaDevices' in navigator && isSecureContext;
    const classes = own.ownClasses();
    const key = (what: string, id: number) =>
      html`data-do="${what}" data-id="${id}" data-key="${what}-${id}"`;
    return html`${classes.map(
      ({ id, name, pictures }, k) =>
        html`<section>
          <input
            ${key('name', id)}
            aria-label="${words.name(k + 1)}"
            placeholder="${words.name(k + 1)}"
            value="${name}"
            maxlength="30"
            autocomplete="off"
          />
          <span class="count">${words.count(pictures.length, own.FEWEST_PICTURES)}</span>
          <div class="ways">
            <label class="file"
              >${words.files}<input type="file" accept="image/*" multiple ${key('files', id)}
            /></label>
            ${camera ? html`<button type="button" ${key('camera', id)}>${words.camera}</button>` : null}
            <button type="button" ${key('draw', id)}>${words.draw}</button>
            <select ${key('scenes', id)} aria-label="${words.scenes}">
              <option value="">${words.scenes}</option>
              ${EXAMPLE.classes.map(
                (each) =>
                  html`<option value="${each.en}">
                    ${words.scenesOf(this.#lang === 'en' ? each.en : each.zh)}
                  </option>`,
              )}
            </select>
            ${
              classes.length > own.FEWEST_CLASSES
                ? html`<button type="button" ${key('drop', id)}>${words.drop}</button>`
                : null
            }
          </div>
          <div class="pictures">
            ${pictures.map(
              (picture, i) =>
                html`<button
                  type="button"
                  data-do="drop-picture"
                  data-id="${id}"
                  data-index="${i}"
                  aria-label="${words.dropPicture(i + 1)}"
                  title="${words.dropPicture(i + 1)}"
                >
                  <img src="${urlOf(picture)}" alt="" width="44" height="44" />
                </button>`,
            )}
          </div>
        </section>`,
    )}
    ${
      classes.length < own.MOST_CLASSES
        ? html`<button type="button" data-do="add" data-key="add">${words.add}</button>`
        : null
    }`;
  }

  readonly #onClick = ({ target }: Event): void => {
    const button = (target as Element).closest<HTMLElement>('button[data-do]');
    if (!button) return;
    const id = Number(button.dataset['id']);
    const act = button.dataset['do'];
    if (act === 'add') own.addClass();
    else if (act === 'drop') own.dropClass(id);
    else if (act === 'drop-picture') own.dropPicture(id, Number(button.dataset['index']));
    else if (act === 'camera') void this.#film(id);
    else if (act === 'draw') this.#pad(id);
  };

  readonly #onChange = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    const id = Number(field.dataset['id']);
    const act = field.dataset['do'];
    if (act === 'name') own.nameClass(id, field.value.trim());
    else if (act === 'files') void this.#take(id, [...(field.files ?? [])]);
    else if (act === 'scenes' && field.value) void this.#scenes(id, field.value);
  };

  /** Each file is tried by itself: one that is no picture is named, the others come in. */
  async #take(id: number, files: readonly Blob[]): Promise<void> {
    const pictures: RgbImage[] = [];
    this.#fault('');
    for (const file of files)
      try {
        pictures.push((await preparePicture(file)).cropped);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#fault(`${file instanceof File ? `${file.name}: ` : ''}${reason}`);
      }
    if (pictures.length > 0) own.addPictures(id, pictures);
  }

  /** The next eight scenes of a class of the example that this class does not have yet. */
  async #scenes(id: number, name: string): Promise<void> {
    const first = own.ownClasses().find((each) => each.id === id)?.pictures.length ?? 0;
    const indices = Array.from({ length: 8 }, (_, i) => (first + i) % EXAMPLE.pictures);
    try {
      const tiles = await Promise.all(indices.map((index) => preparedTile(sheetFile(name), index)));
      own.addPictures(
        id,
        tiles.map(({ cropped }) => cropped),
      );
      const named = EXAMPLE.classes.find(({ en }) => en === name)!;
      if (own.ownClasses().find((each) => each.id === id)?.name === '')
        own.nameClass(id, this.#lang === 'en' ? named.en : named.zh);
    } catch (error) {
      this.#fault(error instanceof Error ? error.message : String(error));
    }
  }

  async #film(id: number): Promise<void> {
    const { openCamera } = await import('../picture/camera.ts');
    const place = this.#root.querySelector<HTMLElement>('.film')!;
    await openCamera(place, pictureWords[this.#lang], this.#closing.signal, (picture) =>
      this.#take(id, [picture]),
    );
  }

  #pad(id: number): void {
    const place = this.#root.querySelector<HTMLElement>('.film')!;
    if (!place.hidden) return;
    drawingPad(place, this.#words, (pixels) => {
      own.addPictures(id, [evalTransformSteps(pixels, evalConfig()).cropped]);
    });
  }

  #fault(text: string): void {
    this.#root.querySelector('.fault')!.textContent = text;
  }
}

if (!customElements.get('class-pictures')) customElements.define('class-pictures', ClassPictures);
