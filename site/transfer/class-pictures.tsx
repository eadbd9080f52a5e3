/**
 * `<class-pictures>`: where a reader collects pictures of two to six classes, from files (chosen or dropped),
 * the camera, a drawing, or the example's scenes. Its inside is its own (a shadow root): the figure around it
 * only hears that something has changed.
 */
import { render, type VNode } from 'preact';
import { evalTransformSteps } from '#lib/image/transform.ts';
import { encodePng } from '#lib/image/png.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import { pictureUrl } from '../book/picture-url.ts';
import { pageLanguage } from '../kit/words.ts';
import { evalConfig } from '../picture/eval-config.ts';
import { preparePicture } from '../picture/prepare.ts';
import { pictureWords } from '../picture/words.ts';
import { collectWords } from './collect-words.ts';
import { drawingPad } from './drawing-pad.ts';
import { EXAMPLE, sheetFile } from './example.ts';
import * as own from './own-classes.ts';
import { tileOfSheet } from './sheet.ts';
import style from './class-pictures.css?inline';

/** Scenes that come at once. */
const SCENES = 8;

const urls = new WeakMap<RgbImage, string>();
const urlOf = (picture: RgbImage): string => {
  if (!urls.has(picture)) urls.set(picture, pictureUrl(picture));
  return urls.get(picture)!;
};

/** Pixels that no file holds, as the model sees them and as a file. */
const pictureOf = (pixels: RgbImage): own.OwnPicture => ({
  cropped: evalTransformSteps(pixels, evalConfig()).cropped,
  file: new Blob([encodePng({ ...pixels, channels: 3 })], { type: 'image/png' }),
});

export class ClassPictures extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #lang = pageLanguage();
  readonly #words = collectWords[this.#lang];
  #ends: (() => void) | undefined;
  /** Of the camera or the paper that is open: there is one at a time. */
  #closing = new AbortController();
  #fault = '';

  connectedCallback(): void {
    this.#ends = own.onOwnClasses(() => this.#draw());
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#closing.abort();
    this.#ends?.();
  }

  #draw(): void {
    const classes = own.ownClasses();
    render(
      <>
        <style>{style}</style>
        <div class="classes">
          {classes.map((each, k) => this.#class(each, k, classes.length > own.FEWEST_CLASSES))}
        </div>
        {classes.length < own.MOST_CLASSES && (
          <button type="button" class="add" onClick={own.addClass}>
            {this.#words.add}
          </button>
        )}
        <p class="fault" role="alert">
          {this.#fault}
        </p>
      </>,
      this.#root,
    );
  }

  #class({ id, name, pictures }: own.OwnClass, k: number, isExtra: boolean): VNode {
    const words = this.#words;
    return (
      <section
        key={id}
        onDragOver={(event) => {
          if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
        }}
        onDrop={(event) => {
          event.preventDefault(); // else the page takes it for its picture
          void this.#take(id, [...(event.dataTransfer?.files ?? [])]);
        }}
      >
        <input
          aria-label={words.name(k + 1)}
          placeholder={words.name(k + 1)}
          value={name}
          maxLength={30}
          autocomplete="off"
          onInput={({ currentTarget }) => own.nameClass(id, currentTarget.value)}
        />
        <span class="count">{words.count(pictures.length, own.FEWEST_PICTURES)}</span>
        <div class="ways">
          <label class="file">
            {words.files}
            <input
              type="file"
              accept="image/*"
              multiple
              onChange={({ currentTarget }) => {
                const files = [...(currentTarget.files ?? [])];
                currentTarget.value = ''; // the same file may be chosen again
                void this.#take(id, files);
              }}
            />
          </label>
          {'mediaDevices' in navigator && isSecureContext && (
            <button type="button" onClick={() => void this.#film(id)}>
              {words.camera}
            </button>
          )}
          <button type="button" onClick={() => this.#pad(id)}>
            {words.draw}
          </button>
          <select
            aria-label={words.scenes}
            onChange={({ currentTarget }) => {
              void this.#scenes(id, currentTarget.value);
              currentTarget.value = '';
            }}
          >
            <option value="">{words.scenes}</option>
            {EXAMPLE.classes.map((each) => (
              <option value={each.en}>{words.scenesOf(SCENES, this.#nameOf(each))}</option>
            ))}
          </select>
          {isExtra && (
            <button type="button" onClick={() => this.#dropClass(id)}>
              {words.drop}
            </button>
          )}
        </div>
        {/* The camera or the paper opens here. */}
        <div class="film" data-class={id} hidden />
        <div class="pictures">
          {pictures.map(({ cropped }, i) => (
            <button
              type="button"
              aria-label={words.dropPicture(i + 1)}
              title={words.dropPicture(i + 1)}
              onClick={() => this.#dropPicture(id, i)}
            >
              <img src={urlOf(cropped)} alt="" width="44" height="44" />
            </button>
          ))}
        </div>
      </section>
    );
  }

  #nameOf({ en, zh }: (typeof EXAMPLE.classes)[number]): string {
    return this.#lang === 'en' ? en : zh;
  }

  /** Each file is tried by itself: one that is no picture is named, the others come in. */
  async #take(id: number, files: readonly Blob[]): Promise<void> {
    const pictures: own.OwnPicture[] = [];
    const faults: string[] = [];
    for (const file of files)
      try {
        pictures.push({ cropped: (await preparePicture(file)).cropped, file });
      } catch (error) {
        faults.push(`${file instanceof File ? `${file.name}: ` : ''}${reasonOf(error)}`);
      }
    this.#say(faults.join(' '));
    if (pictures.length > 0) own.addPictures(id, pictures);
  }

  /** The focus goes on to the picture that takes its place, else to where files are chosen. */
  #dropPicture(id: number, index: number): void {
    own.dropPicture(id, index);
    const section = this.#place(id).parentElement!;
    const left = section.querySelectorAll<HTMLElement>('.pictures button');
    (
      left[Math.min(index, left.length - 1)] ?? section.querySelector<HTMLElement>('input[type=file]')!
    ).focus();
  }

  #dropClass(id: number): void {
    own.dropClass(id);
    this.#root.querySelector<HTMLElement>('.add')!.focus();
  }

  /** The next scenes of a class of the example that this class does not have yet. */
  async #scenes(id: number, name: string): Promise<void> {
    const first = own.ownClasses().find((each) => each.id === id)?.pictures.length ?? 0;
    const indices = Array.from({ length: SCENES }, (_, i) => (first + i) % EXAMPLE.pictures);
    try {
      const tiles = await Promise.all(indices.map((index) => tileOfSheet(sheetFile(name), index)));
      own.addPictures(id, tiles.map(pictureOf));
      const named = EXAMPLE.classes.find(({ en }) => en === name)!;
      if (own.ownClasses().find((each) => each.id === id)?.name === '')
        own.nameClass(id, this.#nameOf(named));
      this.#say('');
    } catch (error) {
      this.#say(reasonOf(error));
    }
  }

  /** The camera stays open until it is closed: a class wants several pictures. */
  async #film(id: number): Promise<void> {
    const { openCamera } = await import('../picture/camera.ts');
    await openCamera(
      this.#opened(id),
      pictureWords[this.#lang],
      this.#closing.signal,
      (picture) => this.#take(id, [picture]),
      { stays: true },
    );
  }

  #pad(id: number): void {
    drawingPad(this.#opened(id), this.#words, this.#closing.signal, (pixels) =>
      own.addPictures(id, [pictureOf(pixels)]),
    );
  }

  /** Where a class's camera or paper opens. */
  #place(id: number): HTMLElement {
    return this.#root.querySelector<HTMLElement>(`[data-class="${id}"]`)!;
  }

  /** The same, for what opens now; what was open before is closed. */
  #opened(id: number): HTMLElement {
    this.#closing.abort();
    this.#closing = new AbortController();
    return this.#place(id);
  }

  #say(fault: string): void {
    this.#fault = fault;
    this.#draw();
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

if (!customElements.get('class-pictures')) customElements.define('class-pictures', ClassPictures);
