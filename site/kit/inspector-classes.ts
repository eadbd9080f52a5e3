/** Logits in the inspector: every class by its name, highest first. */
import type * as PlotModule from '#lib/plot/index.ts';
import type { Language, NdArray } from '#lib/plot/index.ts';
import { topClasses } from '../book/model.ts';
import { html } from './html.ts';
import { inspectorWords } from './inspector-words.ts';
import type { FirstView, ShownTensor } from './live-figure.ts';

/** Whether a tensor is the logits of one picture: all its numbers lie along K. */
export function areLogits({ data, shape, dims = [] }: ShownTensor): boolean {
  return data.length > 1 && dims.at(-1) === 'K' && shape.at(-1) === data.length;
}

/**
 * The logits in rows of the largest divisor that makes the grid no wider than twice its height, as far as
 * there is one.
 */
export function logitsGrid({ data }: NdArray): NdArray {
  let rows = Math.floor(Math.sqrt(data.length));
  while (data.length % rows !== 0) rows--;
  return { data, shape: [rows, data.length / rows] };
}

/** A table of all classes with their logits and what softmax makes of them. */
export function classesView(
  document: Document,
  plot: typeof PlotModule,
  { name, data }: ShownTensor,
  names: readonly string[],
  lang: Language,
): FirstView {
  const words = inspectorWords(lang);
  const rows = topClasses(data, names, data.length).map(
    ({ index, name, logit, probability }) =>
      html`<tr>
        <th scope="row">${name}</th>
        <td>${index}</td>
        <td>${plot.formatSigned(logit, 4)}</td>
        <td style="--share: ${(100 * probability).toFixed(2)}%">${plot.formatShare(probability)}</td>
      </tr>`,
  );
  const element = document.createElement('section');
  element.className = 'classes-view';
  element.innerHTML = html`<h3>${words.classesTitle}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="${words.classesTitle}">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.class}</th>
            <th scope="col"><code>${name}[0, …]</code></th>
            <th scope="col">${words.logit}</th>
            <th scope="col">${words.probability}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`.text;
  return { element, draw: () => undefined };
}
