/** A dialog with the shown tensor's numbers, a page at a time. */
import { shortestFloat32 } from '#lib/plot/export.ts';
import { formatShape } from '#lib/plot/format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { ShownTensor } from './live-figure.ts';
import { pageLanguage, kitWords } from './words.ts';
import type { KitWords } from './words.ts';
import { PAGE, tablePage } from './table-page.ts';

/** Opens the table over the page; the dialog removes itself when it is closed. */
export function openDataTable(
  tensor: ShownTensor,
  document: Document = globalThis.document,
): HTMLDialogElement {
  const words = kitWords[pageLanguage(document)];
  const dialog = document.createElement('dialog');
  dialog.className = 'kit-dialog data-table';
  dialog.setAttribute('aria-label', words.tableOf(tensor.name));
  let row = 0;
  let col = 0;
  const draw = () => {
    dialog.querySelector('.pages')!.innerHTML = pageHtml(tensor, row, col, words).text;
  };
  dialog.innerHTML = html`<header>
      <h2><code>${tensor.name}</code> <span>${formatShape(tensor.shape)}</span></h2>
      <button type="button" data-go="close">${words.close}</button>
    </header>
    <div class="pages"></div>`.text;
  dialog.addEventListener('click', ({ target }) => {
    const go = target instanceof HTMLElement ? target.dataset['go'] : undefined;
    if (go === 'close') dialog.close();
    if (go === undefined || go === 'close') return;
    if (go === 'up') row -= PAGE.rows;
    else if (go === 'down') row += PAGE.rows;
    else if (go === 'left') col -= PAGE.cols;
    else if (go === 'right') col += PAGE.cols;
    draw();
    // The buttons are drawn anew: the focus stays on the one that was pressed, or on its partner at the end.
    const pressed = dialog.querySelector<HTMLButtonElement>(`[data-go=${go}]`);
    (pressed?.disabled
      ? pressed.parentElement?.querySelector<HTMLButtonElement>('button:enabled')
      : pressed
    )?.focus();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  draw();
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function pageHtml(tensor: ShownTensor, row: number, col: number, words: KitWords): Html {
  const { rows, cols, firstRow, firstCol, header, lines } = tablePage(tensor, row, col);
  const outer = tensor.shape.slice(0, -1).map((_, i) => tensor.dims?.[i] ?? `dim${i}`);
  const last = tensor.dims?.[tensor.shape.length - 1] ?? '';
  const head = [
    ...outer.map((name) => html`<th scope="col">${name}</th>`),
    ...header.map((i) => html`<th scope="col">${last ? `${last} ${i}` : i}</th>`),
  ];
  const body = lines.map(
    ({ index, values }) =>
      html`<tr>
        ${index.map((i) => html`<th scope="row">${i}</th>`)}${values.map((value) => html`<td>${shortestFloat32(value)}</td>`)}
      </tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.tableOf(tensor.name)}">
      <table>
        <thead>
          <tr>
            ${head}
          </tr>
        </thead>
        <tbody>
          ${body}
        </tbody>
      </table>
    </div>
    <nav>
      ${pager(rows, firstRow, PAGE.rows, ['up', 'down'], words.rowsFromTo)}${pager(cols, firstCol, PAGE.cols, ['left', 'right'], words.colsFromTo)}
    </nav>`;

  function pager(
    count: number,
    first: number,
    page: number,
    [back, on]: readonly [string, string],
    fromTo: (from: number, to: number, of: number) => string,
  ): Html {
    const end = Math.min(count, first + page);
    const text = fromTo(first, end - 1, count);
    const off = (is: boolean) => (is ? html` disabled` : null);
    return html`<div>
      <button type="button" data-go="${back}" aria-label="${words.previous}: ${text}" ${off(first === 0)}>
        ←</button
      ><span role="status">${text}</span
      ><button type="button" data-go="${on}" aria-label="${words.next}: ${text}" ${off(end >= count)}>
        →
      </button>
    </div>`;
  }
}
