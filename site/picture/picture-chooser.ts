/**
 * `<picture-chooser>`: the button "Picture…" and a place to drop a file on. Its dialog (own file, camera,
 * gallery) is loaded when it is opened. The whole figure, or what carries `data-picture-drop`, shows that a
 * file can be dropped on it; the rest of the page takes one too (page-drop.ts).
 *
 * The choice holds for all figures of the page and for the next page: figures with a chooser that come into
 * view while another picture or other weights than the book's are chosen come alive by themselves.
 */
import type { FigureFrame } from '../kit/figure-frame.ts';
import { pageLanguage } from '../kit/words.ts';
import { currentChoice, onPictureChosen, restoreWhenFresh } from './choice.ts';
import { chooseSiteWeights, isSiteChosen, onWeightsChosen } from '../weights/choice.ts';
import { isPhotoOnScenes } from '../weights/photo-on-scenes.ts';
import { WeightsMenu } from '../weights/weights-menu.ts';
import './page-drop.ts';
import { pictureWords } from './words.ts';
import type { Said } from './taken-sentence.ts';

export class PictureChooser extends HTMLElement {
  #cleanup: AbortController | null = null;

  connectedCallback(): void {
    const { signal } = (this.#cleanup = new AbortController());
    this.querySelector('button')?.addEventListener('click', () => void this.open(), { signal });
    const target = this.closest<HTMLElement>('[data-picture-drop], figure-frame') ?? this;
    // An own picture of an earlier page, or other weights for it.
    const sayOfPhoto = (): void => {
      const shown = this.querySelector('.photo-offer') !== null;
      if (shown !== isPhotoOnScenes()) this.say({ text: '', quiet: true });
    };
    sayOfPhoto();
    signal.addEventListener('abort', onPictureChosen(sayOfPhoto));
    signal.addEventListener('abort', onWeightsChosen(sayOfPhoto));
    const over = (is: boolean) => target.toggleAttribute('data-dropping', is);
    target.addEventListener(
      'dragover',
      (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        over(true);
      },
      { signal },
    );
    target.addEventListener('dragleave', () => over(false), { signal });
    target.addEventListener(
      'drop',
      (event) => {
        over(false);
        const file = event.dataTransfer?.files[0];
        if (!file) return;
        event.preventDefault();
        void this.take(file);
      },
      { signal },
    );
  }

  disconnectedCallback(): void {
    this.#cleanup?.abort();
  }

  /** Opens the dialog. */
  async open(): Promise<void> {
    try {
      const { openChooser } = await import('./chooser-dialog.ts');
      await openChooser((said) => {
        this.say(said);
      });
    } catch (error) {
      this.#sayFailed(error);
    }
  }

  /** What became of the last choice, beside the button. */
  say({ text, quiet }: Said): void {
    const said = this.querySelector('.said');
    if (!said) return;
    const photo = isPhotoOnScenes();
    said.replaceChildren(text);
    said.classList.toggle('visually-hidden', quiet && !photo);
    if (photo) void this.#offerWeights(said);
  }

  /** Loaded here: its words are not among what every page loads before it is touched. */
  async #offerWeights(said: Element): Promise<void> {
    try {
      const { photoOffer } = await import('../weights/photo-offer.ts');
      if (!isPhotoOnScenes() || said.querySelector('.photo-offer')) return;
      said.append(' ', ...photoOffer(this.#openWeights));
    } catch (error) {
      said.append(this.#failed(error));
    }
  }

  /** The button "Weights…" stands beside this one. */
  readonly #openWeights = (download?: string): void => {
    const menu = this.nextElementSibling;
    if (menu instanceof WeightsMenu) void menu.open(download);
  };

  /** Makes a file the picture, and says what became of it. */
  async take(file: File): Promise<void> {
    try {
      const { takenSentence } = await import('./taken-sentence.ts');
      this.say(await takenSentence(file, file.name));
    } catch (error) {
      this.#sayFailed(error);
    }
  }

  #sayFailed(error: unknown): void {
    this.say({ text: this.#failed(error), quiet: false });
  }

  #failed(error: unknown): string {
    const reason = error instanceof Error ? error.message : String(error);
    return pictureWords[pageLanguage()].failed(reason);
  }
}

/**
 * Brings the figures to life that were drawn with the book's picture and weights while the reader has chosen
 * others.
 */
function wakeFigures(): void {
  void restoreWhenFresh();
  if (new URLSearchParams(location.search).has('fresh')) chooseSiteWeights();
  wakeInView();
}

function wakeInView(): void {
  if (currentChoice().kind === 'book' && isSiteChosen()) return;
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      void (target as FigureFrame).activate();
    }
  });
  for (const frame of document.querySelectorAll('figure-frame:has(picture-chooser)')) observer.observe(frame);
}

if (!customElements.get('picture-chooser')) {
  customElements.define('picture-chooser', PictureChooser);
  onPictureChosen(wakeInView);
  // By then the scripts of all figures have said how they come alive.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', wakeFigures);
  else if (document.readyState === 'interactive') addEventListener('load', wakeFigures);
  else wakeFigures();
}

declare global {
  interface HTMLElementTagNameMap {
    'picture-chooser': PictureChooser;
  }
}
