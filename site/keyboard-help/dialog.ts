/** The dialog that lists the keys, with "Reset everything" at its end. */
import { html } from '../kit/html.ts';
import kitStyles from '../kit/kit.css?inline';
import { pageLanguage } from '../kit/words.ts';
import '../reset/reset-everything.ts';
import resetStyles from '../reset/reset.css?inline';
import { keyOpensHelp, letKeyOpenHelp } from './help-key.ts';
import styles from './keyboard-help.css?inline';
import { keyboardHelpWords } from './words.ts';

/** Opens it over the page, once; it removes itself when it is closed. */
export function openKeyboardHelp(page: Document = document): void {
  if (page.querySelector('.keyboard-help')) return;
  const words = keyboardHelpWords[pageLanguage(page)];
  const dialog = page.createElement('dialog');
  dialog.className = 'kit-dialog keyboard-help';
  dialog.setAttribute('aria-labelledby', 'keyboard-help-title');
  const groups = words.groups.map(
    ({ title, lines }) =>
      html`<section>
        <h3>${title}</h3>
        <dl>
          ${lines.map(
            ({ keys, does }) =>
              html`<div>
                <dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
                <dd>${does}</dd>
              </div>`,
          )}
        </dl>
      </section>`,
  );
  dialog.innerHTML = html`<header>
      <h2 id="keyboard-help-title">${words.title}</h2>
      <button type="button" class="close">${words.close}</button>
    </header>
    <div class="groups">${groups}</div>
    <label class="by-key"><input type="checkbox" name="by-key" /> ${words.byKey}</label>
    <p class="not-kept" role="status"></p>
    <reset-everything></reset-everything>`.text;
  const byKey = dialog.querySelector<HTMLInputElement>('[name=by-key]')!;
  byKey.checked = keyOpensHelp();
  byKey.addEventListener('change', () => {
    const kept = letKeyOpenHelp(byKey.checked);
    dialog.querySelector('.not-kept')!.textContent = kept ? '' : words.notKept;
  });
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || (target instanceof Element && target.closest('.close'))) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  // The dialog brings its styles along: as style sheets they would delay every page that can open it.
  const sheet = page.createElement('style');
  sheet.textContent = [kitStyles, resetStyles, styles].join('\n');
  dialog.append(sheet);
  page.body.append(dialog);
  dialog.showModal();
}
