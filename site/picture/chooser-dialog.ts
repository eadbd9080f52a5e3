/**
 * The dialog of the picture chooser: an own file, the camera, the gallery, and back to the book's picture.
 */
import type { SamplePicture } from '../book/book.node.ts';
import { html } from '../kit/html.ts';
import type { Html } from '../kit/html.ts';
import { pageLanguage } from '../kit/words.ts';
import { pageRecord } from '../book/record.ts';
import { choosePicture, currentChoice, galleryAddress, galleryFile } from './choice.ts';
import type { PictureChoice } from './choice.ts';
import { models } from '../book/models.ts';
import { chosenModel } from '../weights/chosen-model.ts';
import { weightsWords } from '../weights/words.ts';
import { pictureWords } from './words.ts';
import { takenSentence } from './taken-sentence.ts';
import type { Said } from './taken-sentence.ts';

/** Opens it over the page; `say` gets what became of the choice once the dialog is closed. */
export async function openChooser(say: (said: Said) => void): Promise<void> {
  const lang = pageLanguage();
  const words = pictureWords[lang];
  const dialog = document.createElement('dialog');
  dialog.className = 'kit-dialog picture-dialog';
  dialog.setAttribute('aria-label', words.title);
  dialog.innerHTML = dialogHtml(await gallery(), currentChoice(), lang).text;
  const done = new AbortController();
  const { signal } = done;

  const close = (said: Said) => {
    dialog.close();
    say(said);
  };
  const take = async (file: Blob, name: string) => {
    const said = await takenSentence(file, name);
    if (said.taken) close(said);
    else dialog.querySelector('.fault')!.textContent = said.text;
  };
  const pick = async (file: string, alt: string) => {
    const book = file === pageRecord().picture;
    const kept = await choosePicture(book ? { kind: 'book' } : { kind: 'gallery', file });
    const text = book ? words.chosenBook : words.chosen(alt);
    close(kept ? { text, quiet: true } : { text: `${text} ${words.notKept}`, quiet: false });
  };

  dialog.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target === dialog || target.closest('.close')) dialog.close();
    const button = target.closest<HTMLElement>('[data-file]');
    if (button) void pick(button.dataset['file']!, button.dataset['name'] ?? '');
    if (target.closest('.camera')) void film();
  });
  dialog.querySelector<HTMLInputElement>('input[type=file]')!.addEventListener('change', ({ target }) => {
    const input = target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = ''; // the same file may be chosen again
    if (file) void take(file, file.name);
  });
  dialog.addEventListener('dragover', (event) => {
    event.preventDefault();
  });
  dialog.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void take(file, file.name);
  });
  const paste = ({ clipboardData }: ClipboardEvent) => {
    const file = clipboardData?.files[0];
    if (file) void take(file, file.name);
  };
  document.addEventListener('paste', paste, { signal });
  dialog.addEventListener('close', () => {
    done.abort();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();

  async function film(): Promise<void> {
    const { openCamera } = await import('./camera.ts');
    await openCamera(dialog.querySelector<HTMLElement>('.film')!, words, signal, take);
  }
}

async function gallery(): Promise<readonly SamplePicture[]> {
  const response = await fetch(galleryAddress('scenes.json'));
  if (!response.ok) throw new Error(`The gallery could not be loaded (${response.status}).`);
  return (await response.json()) as SamplePicture[];
}

function dialogHtml(scenes: readonly SamplePicture[], choice: PictureChoice, lang: 'en' | 'zh-CN'): Html {
  const words = pictureWords[lang];
  const camera = 'mediaDevices' in navigator && isSecureContext;
  const shown = galleryFile(choice);
  const items = scenes.map(({ file, alt: { en, zh } }) => {
    const alt = lang === 'zh-CN' ? zh : en;
    const name = alt.replace(/[.。]$/, '');
    return html`<li>
      <button type="button" data-file="${file}" data-name="${name}" aria-pressed="${String(file === shown)}">
        <img src="${galleryAddress(file)}" alt="${alt}" width="112" height="112" loading="lazy" />
      </button>
    </li>`;
  });
  return html`<header>
      <h2>${words.title}</h2>
      <button type="button" class="close">${words.close}</button>
    </header>
    <p class="fault" role="alert"></p>
    <h3>${words.own}</h3>
    <div class="own">
      <label class="file">${words.file}<input type="file" accept="image/*" class="visually-hidden" /></label>
      ${camera ? html`<button type="button" class="camera">${words.camera}</button>` : null}
      <p>${words.drop}</p>
      ${chosenModel() === models.scenes ? html`<p>${weightsWords[lang].photo}</p>` : null}
    </div>
    <div class="film" hidden></div>
    <h3>${words.gallery}</h3>
    <button type="button" data-file="${pageRecord().picture}">${words.back}</button>
    <ul class="gallery">
      ${items}
    </ul>`;
}
