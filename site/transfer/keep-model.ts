/**
 * `<keep-model>`: what was learned, to keep. Backbone and new head as one file, a notebook that teaches the
 * same classes on the reader's machine, and the pictures for it; or every figure of the site runs on the
 * model.
 */
import { openIndexedStore } from '#lib/weights/indexed-store.ts';
import { readKept } from '#lib/weights/store.ts';
import { models } from '../book/models.ts';
import { weightsOf } from '../book/weights.ts';
import { download } from '../kit/download.ts';
import { pageLanguage } from '../kit/words.ts';
import { evalConfig } from '../picture/eval-config.ts';
import { chosenModel } from '../weights/chosen-model.ts';
import { chosenWeights } from '../weights/choice.ts';
import { heldBytes } from '../weights/held.ts';
import { KeepingError, takeWeights } from '../weights/keeping.ts';
import { useKept } from '../weights/use-weights.ts';
import { weightsWords } from '../weights/words.ts';
import { folderNames } from './folder-names.ts';
import { namesOf, ownClasses } from './own-classes.ts';
import { ownNotebook, PICTURES_FOLDER } from './own-notebook.ts';
import { pictureZip } from './picture-zip.ts';
import { savedModel } from './saved-model.ts';
import type { Head } from './train-head.ts';

const WORDS = {
  en: {
    model: 'Save the model',
    notebook: 'Save the notebook',
    pictures: 'Save the pictures',
    use: 'Use it in every figure',
    used: 'Every figure now runs on your model.',
    saved: (file: string) => `${file} is saved.`,
    unnamed: (k: number) => `class ${k}`,
    gone: 'The chosen weights are kept no longer.',
    notLoaded: (status: number) => `The weights could not be loaded (${status}).`,
  },
  'zh-CN': {
    model: '保存模型',
    notebook: '保存 notebook',
    pictures: '保存图片',
    use: '让每张图都用它',
    used: '现在每张图都用你的模型。',
    saved: (file: string) => `已保存 ${file}。`,
    unnamed: (k: number) => `第 ${k} 类`,
    gone: '所选的权重已不在这个浏览器里。',
    notLoaded: (status: number) => `权重没能装入（${status}）。`,
  },
};

interface Learned {
  readonly head: Head;
  /** Of the split and of the head's first numbers. */
  readonly seed: number;
}

/** What was learned last; the figure puts it here. */
let learned: Learned | null = null;
export const holdLearned = (next: Learned): void => {
  learned = next;
};

/** The backbone's file: the site's own, or the one that the reader chose. */
async function backboneBytes(words: (typeof WORDS)['en']): Promise<Uint8Array> {
  const chosen = chosenWeights();
  if (chosen) {
    const bytes = heldBytes(chosen.key) ?? (await readKept(await openIndexedStore(indexedDB), chosen.key));
    if (!bytes) throw new Error(words.gone);
    return bytes;
  }
  const source = weightsOf(models.scenes);
  if (source.kind !== 'bundled') throw new Error('The site’s own weights come from its own folder.');
  const response = await fetch(source.url);
  if (!response.ok) throw new Error(words.notLoaded(response.status));
  return new Uint8Array(await response.arrayBuffer());
}

class KeepModel extends HTMLElement {
  readonly #lang = pageLanguage();
  readonly #words = WORDS[this.#lang];

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.innerHTML =
      '<style>:host{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}' +
      'button{min-height:2.75rem;padding:.25rem .6rem;font:inherit;color:inherit;background:none;' +
      'border:1px solid var(--sl-color-gray-3,#888)}</style>';
    const said = document.createElement('span');
    said.setAttribute('role', 'status');
    const button = (text: string, work: (learned: Learned) => Promise<string>): HTMLButtonElement => {
      const element = document.createElement('button');
      element.type = 'button';
      element.textContent = text;
      element.addEventListener('click', () => {
        if (!learned) return;
        work(learned).then(
          (sentence) => (said.textContent = sentence),
          (error: unknown) => (said.textContent = this.#reason(error)),
        );
      });
      return element;
    };
    const { model, notebook, pictures, use } = this.#words;
    root.append(
      button(model, this.#saveModel),
      button(notebook, this.#saveNotebook),
      button(pictures, this.#savePictures),
      button(use, this.#use),
      said,
    );
  }

  #reason(error: unknown): string {
    if (error instanceof KeepingError) return weightsWords[this.#lang].fault(this.#file, error.fault);
    return error instanceof Error ? error.message : String(error);
  }

  get #names(): string[] {
    return namesOf(this.#words.unnamed);
  }

  /** Of the model: its name says timm's, by which equal models are told apart. */
  get #file(): string {
    return `${chosenModel().name}.own-classes.safetensors`;
  }

  readonly #bytes = async ({ head }: Learned): Promise<Uint8Array<ArrayBuffer>> =>
    savedModel(await backboneBytes(this.#words), head, {
      architecture: chosenModel().name,
      names: this.#names,
      ...chosenModel().normalisation,
    });

  readonly #saveModel = async (what: Learned): Promise<string> => {
    download(this.#file, await this.#bytes(what), 'application/octet-stream');
    return this.#words.saved(this.#file);
  };

  readonly #saveNotebook = ({ seed }: Learned): Promise<string> => {
    const { name, normalisation = evalConfig() } = chosenModel();
    const text = ownNotebook({
      lang: this.#lang,
      architecture: name,
      model: this.#file,
      names: this.#names,
      folders: folderNames(this.#names),
      seed,
      normalisation,
      url: location.href.replace(/[?#].*$/, ''),
    });
    download('own-classes.ipynb', text, 'application/x-ipynb+json');
    return Promise.resolve(this.#words.saved('own-classes.ipynb'));
  };

  readonly #savePictures = async (): Promise<string> => {
    const file = `${PICTURES_FOLDER}.zip`;
    const zip = await pictureZip(PICTURES_FOLDER, folderNames(this.#names), ownClasses());
    download(file, zip, 'application/zip');
    return this.#words.saved(file);
  };

  readonly #use = async (what: Learned): Promise<string> => {
    const { file } = await takeWeights(new File([await this.#bytes(what)], this.#file), {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    return useKept(file) === 'vit' ? this.#words.used : '';
  };
}

if (!customElements.get('keep-model')) customElements.define('keep-model', KeepModel);
