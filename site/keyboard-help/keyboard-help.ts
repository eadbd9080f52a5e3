/**
 * Opens the keyboard help: by `?` anywhere but where text is typed, or by anything that carries
 * `data-keyboard-help`.
 */

import { keyOpensHelp } from './help-key.ts';

/** Listens on the whole page. The dialog is loaded when it is opened. @returns the cleanup. */
export function listenForHelp(page: Document = document): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const open = () => void import('./dialog.ts').then(({ openKeyboardHelp }) => openKeyboardHelp(page));
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== '?' || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey)
        return;
      if (isTyping(event.target) || !keyOpensHelp()) return;
      event.preventDefault();
      open();
    },
    { signal },
  );
  page.addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Element && target.closest('[data-keyboard-help]')) open();
    },
    { signal },
  );
  return () => listening.abort();
}

/** Fields that take no text (sliders, checkboxes) leave the key to the help. */
const WITHOUT_TEXT = new Set(['range', 'checkbox', 'radio', 'button', 'file', 'submit', 'reset']);

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
