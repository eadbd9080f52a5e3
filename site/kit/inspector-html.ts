/** The inspector's markup: its frame, the choice of dimensions, the summary. */
import { dimensionName } from '#lib/plot/dimension.ts';
import { formatCount, formatShare, formatSigned, formatValue } from '#lib/plot/format.ts';
import type { Language } from '#lib/plot/language.ts';
import type { Stats } from '#lib/plot/stats.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { ScaleChoice } from './color-choice.ts';
import type { PlaneChoice } from './inspector-choice.ts';
import { inspectorWords } from './inspector-words.ts';
import type { InspectorWords } from './inspector-words.ts';
import type { ShownTensor } from './live-figure.ts';
import { sliderFieldHtml } from './slider-field-html.ts';
import { kitWords } from './words.ts';
import type { KitWords } from './words.ts';

/** The empty drawer. */
export function frameHtml(words: KitWords): Html {
  return html`<dialog class="kit-dialog inspector" aria-labelledby="inspector-name">
    <header>
      <h2 id="inspector-name"></h2>
      <button type="button" data-save="close">${words.close}</button><shape-chip shape=""></shape-chip>
    </header>
    <div class="first"></div>
    <p class="readout" role="status"></p>
    <h3 class="second" hidden></h3>
    <div class="choices second-choices"></div>
    <div class="picture"><grid-cursor label="${words.inspect}"></grid-cursor></div>
    <p class="scale-says second-says"></p>
    <div class="histogram"></div>
    <dl class="stats"></dl>
    <footer>
      <button type="button" data-save="npy">${words.npy}</button
      ><button type="button" data-save="csv">${words.csv}</button
      ><button type="button" data-save="table">${words.table}</button>
    </footer>
  </dialog>`;
}

/** Own or common scale. */
export function scaleSelectHtml(name: string, choice: ScaleChoice, words: InspectorWords): Html {
  const option = (value: ScaleChoice) => {
    const selected = value === choice ? html` selected` : null;
    return html`<option value="${value}" ${selected}>${words[value]}</option>`;
  };
  return html`<label
    ><span class="label">${words.scale}</span
    ><select name="${name}">
      ${[option('own'), option('common')]}
    </select></label
  >`;
}

/**
 * Which dimension is rows, which columns, a slider for each that is held, and the scale where there are two.
 */
export function choicesHtml(
  tensor: ShownTensor,
  choice: PlaneChoice,
  held: readonly number[],
  scale: ScaleChoice,
  lang: Language,
): Html {
  const words = kitWords[lang];
  const named = (dim: number) => {
    const letter = tensor.dims?.[dim] ?? null;
    return letter === null ? words.dimension(dim) : dimensionName(letter, lang);
  };
  const sliders = held.map((dim) =>
    sliderFieldHtml({
      name: String(dim),
      label: tensor.dims?.[dim] === 'H' ? words.head : words.index(named(dim)),
      min: 0,
      max: tensor.shape[dim]! - 1,
      value: choice.fixed[dim]!,
    }),
  );
  if (tensor.shape.length <= 2) return html`${sliders}`;
  const scales = held.length > 0 ? scaleSelectHtml('scale', scale, inspectorWords(lang)) : null;
  return html`${select('rowDim', words.rows)}${select('colDim', words.columns)}${scales}${sliders}`;

  function select(side: 'rowDim' | 'colDim', label: string): Html {
    const options = tensor.shape.map((size, dim) => {
      const selected = dim === choice[side] ? html` selected` : null;
      return html`<option value="${dim}" ${selected}>${dim}: ${named(dim)} (${size})</option>`;
    });
    return html`<label
      ><span class="label">${label}</span
      ><select name="${side}">
        ${options}
      </select></label
    >`;
  }
}

/** The summary as terms and numbers. */
export function statsHtml(stats: Stats, words: KitWords): Html {
  const rows: [string, string][] = [
    [words.count, formatCount(stats.count)],
    [words.min, formatSigned(stats.min, 4)],
    [words.max, formatSigned(stats.max, 4)],
    [words.mean, formatSigned(stats.mean, 4)],
    [words.std, formatValue(stats.std, 4)],
    [words.zeros, formatShare(stats.zeroShare)],
    [words.nonFinite, formatCount(stats.nonFinite)],
  ];
  return html`${rows.map(
    ([term, number]) =>
      html`<div>
        <dt>${term}</dt>
        <dd>${number}</dd>
      </div>`,
  )}`;
}
