/** The weights menu over the page; loaded when it is first opened. */
import type { KeptFile } from '#lib/weights/store.ts';
import { html } from '../kit/html.ts';
import { pageLanguage } from '../kit/words.ts';
import { weightsWords } from './words.ts';
import './weights-panel.ts';

/**
 * @param download the hub id of a download to begin with; the dialog closes when it is there.
 * @param use whether the figures run on it then; default true
 * @returns what that download kept
 */
export async function openWeights(download?: string, { use = true } = {}): Promise<KeptFile | null> {
  const words = weightsWords[pageLanguage()];
  const dialog = document.createElement('dialog');
  dialog.className = 'kit-dialog weights-dialog';
  dialog.setAttribute('aria-label', words.title);
  dialog.innerHTML = html`<header>
      <h2>${words.title}</h2>
      <button type="button" class="close">${words.close}</button>
    </header>
    <weights-panel></weights-panel>`.text;
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || (target instanceof Element && target.closest('.close'))) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  if (download === undefined) return null;
  const kept = await dialog.querySelector('weights-panel')!.download(download, use);
  if (kept) dialog.close();
  return kept;
}
