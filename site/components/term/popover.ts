/**
 * What a word means, over the page: a sentence, its shape, the chapter that teaches it, the word in the other
 * language.
 */
import { html } from '../../kit/html.ts';
import { pageLanguage } from '../../kit/words.ts';
import { decode } from '../answer/encoded.ts';
import { inlineHtml } from '../answer/inline-html.ts';
import { componentWords } from '../words.ts';
import styles from './popover.css?inline';
import type { TermData } from './term.ts';

/** The one that is open, and the link that it belongs to. */
let open: { readonly link: HTMLAnchorElement; readonly popover: HTMLElement } | undefined;

/** Opens what `link` means; a second click closes it. */
export function toggleTerm(link: HTMLAnchorElement): void {
  const again = open?.link === link;
  open?.popover.hidePopover();
  if (!again) openTerm(link);
}

function openTerm(link: HTMLAnchorElement): void {
  const page = link.ownerDocument;
  const popover = page.createElement('div');
  popover.className = 'term-popover not-content';
  popover.popover = 'auto';
  popover.tabIndex = -1;
  popover.setAttribute('role', 'dialog');
  popover.innerHTML = contents(link);
  popover.setAttribute('aria-label', popover.querySelector('strong')!.textContent);
  popover.querySelector('button')!.addEventListener('click', () => popover.hidePopover());
  // Behind the paragraph: the next thing that Tab reaches.
  (link.closest('p, li, td, summary, figcaption, section') ?? link).after(popover);
  popover.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') return;
    link.setAttribute('aria-expanded', 'false');
    // Closed by Escape or its button, the reader goes on reading where the word stands.
    if (popover.contains(page.activeElement)) link.focus();
    popover.remove();
    if (open?.popover === popover) open = undefined;
  });
  popover.addEventListener('beforetoggle', ({ newState }) => {
    if (newState === 'closed' && popover.contains(page.activeElement)) link.focus({ preventScroll: true });
  });
  popover.showPopover();
  place(popover, link);
  link.setAttribute('aria-expanded', 'true');
  open = { link, popover };
  popover.focus({ preventScroll: true });
}

function contents(link: HTMLAnchorElement): string {
  const { term, says, other, shape, chapter } = decode<TermData>(link.dataset['term']!);
  const language = pageLanguage(link.ownerDocument);
  const words = componentWords[language].term;
  const row = (name: string, value: string): string => `<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const lang = language === 'zh-CN' ? 'en' : 'zh-CN';
  return `<style>${styles}</style>
    <p><strong>${html`${term}`.text}</strong></p>
    <p>${inlineHtml(says)}</p>
    <dl>
      ${shape ? row(words.shape, html`<code>${shape}</code>`.text) : ''}
      ${other === term ? '' : row(words.other, html`<span lang="${lang}">${other}</span>`.text)}
      ${chapter ? row(words.taughtIn, html`<a href="${chapter.href}">${chapter.title}</a>`.text) : ''}
    </dl>
    <p class="ways">
      <a href="${link.href}">${words.inGlossary}</a>
      <button type="button">${words.close}</button>
    </p>`;
}

/** Below the word, above where there is no room, and never off the screen. It scrolls with the page. */
function place(popover: HTMLElement, link: HTMLAnchorElement): void {
  const gap = 6;
  const view = link.ownerDocument.documentElement;
  // A word broken over two lines: where its first line is.
  const word = link.getClientRects()[0]!;
  const { width, height } = popover.getBoundingClientRect();
  const left = Math.max(gap, Math.min(word.left, view.clientWidth - width - gap));
  const below = word.bottom + gap;
  const fits = below + height <= view.clientHeight || word.top - gap - height < 0;
  const top = fits ? below : word.top - gap - height;
  popover.style.left = `${left + scrollX}px`;
  popover.style.top = `${top + scrollY}px`;
}
