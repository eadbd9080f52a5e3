/**
 * Attention in the inspector: the picture once for the mean of the heads and once for each head, with one
 * query's attention laid over it. A click on a patch makes it the query.
 */
import type * as PlotModule from '#lib/plot/index.ts';
import type { ColorScale, Language, Picture, NdArray } from '#lib/plot/index.ts';
import { attentionMaps, patchOf, queryAt, scaleEnd } from './attention-maps.ts';
import type { AttentionMap } from './attention-maps.ts';
import type { ScaleChoice } from './color-choice.ts';
import type { GridCursor } from './grid-cursor.ts';
import { html } from './html.ts';
import type { AttentionLayout } from './inspector-choice.ts';
import { scaleSelectHtml } from './inspector-html.ts';
import { inspectorWords } from './inspector-words.ts';
import type { FirstView, ShownTensor } from './live-figure.ts';
import { sliderFieldHtml } from './slider-field-html.ts';
import { kitWords } from './words.ts';

interface AttentionViewSpec {
  readonly plot: typeof PlotModule;
  readonly tensor: ShownTensor;
  readonly layout: AttentionLayout;
  /** What the tensor was computed from; without it the maps stand alone. */
  readonly picture: Picture | null;
  readonly lang: Language;
  /** Another query was chosen. */
  readonly onQuery: (query: number) => void;
}

export class AttentionView implements FirstView {
  readonly element: HTMLElement;
  readonly #spec: AttentionViewSpec;
  #query = 0;
  #scale: ScaleChoice = 'common';

  constructor(document: Document, spec: AttentionViewSpec) {
    this.#spec = spec;
    this.element = document.createElement('section');
    this.element.className = 'maps-view';
    this.element.innerHTML = this.#frameHtml();
    this.element.addEventListener('slider-change', (event) => {
      this.#choose(event.detail.value);
    });
    this.element.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLSelectElement)) return;
      this.#scale = target.value as ScaleChoice;
      this.draw();
    });
    this.element.addEventListener('click', ({ target }) => {
      const query = (target as Element).closest<HTMLElement>('[data-query]')?.dataset['query'];
      if (query !== undefined) this.query = Number(query);
    });
    this.element.addEventListener('grid-pick', (event) => {
      this.query = queryAt(event.detail.row, event.detail.col, spec.layout);
    });
    for (const cursor of this.#cursors)
      cursor.describe = ({ row, col }) => this.#valueAt(Number(cursor.dataset['map']), row, col);
  }

  get query(): number {
    return this.#query;
  }

  /** Goes to a query, and the slider with it. */
  set query(query: number) {
    const slider = this.element.querySelector('slider-field');
    if (slider && 'value' in slider) slider.value = query;
    this.#choose(query);
  }

  /** Which query it is, and where the mean of the heads looks most. */
  get says(): string {
    const { plot, layout, lang } = this.#spec;
    const words = inspectorWords(lang);
    const place = patchOf(this.#query, layout);
    const which = place
      ? words.queryPatch(this.#query, place.row, place.col)
      : words.queryIs(this.#query, tokenName(this.#query, lang));
    const [{ patches }] = this.#maps() as [AttentionMap];
    const share = plot.stats(patches.data).max;
    const most = Array.prototype.indexOf.call(patches.data, share);
    const [row, col] = [Math.floor(most / layout.side), most % layout.side];
    return `${which}${words.gap}${words.looksMost(plot.formatShare(share), row, col)}`;
  }

  draw(): void {
    const { plot, lang } = this.#spec;
    const words = inspectorWords(lang);
    const maps = this.#maps();
    const together = plot.attentionScale(scaleEnd(maps.map(({ patches }) => patches)));
    for (const [i, { patches, prefix }] of maps.entries()) {
      const place = this.element.querySelectorAll<HTMLElement>('.map')[i]!;
      const own = plot.attentionScale(scaleEnd([patches]));
      const svg = this.#drawing(patches, this.#scale === 'own' ? own : together, place.clientWidth);
      place.querySelector('svg')?.remove();
      place.prepend(svg);
      place.querySelector<GridCursor>('grid-cursor')!.attach(svg);
      place.nextElementSibling!.textContent = prefix
        .map((share, token) => words.beside(tokenName(token, lang), plot.formatShare(share)))
        .join(', ');
    }
    const shown = { data: maps.flatMap(({ patches }) => Array.from(patches.data)), shape: [] };
    const range = ([low, high]: readonly [number, number]) =>
      words.range(plot.formatValue(low), plot.formatValue(high));
    const state = this.#scale === 'own' ? words.mapsOwn : words.mapsCommon(range(together.domain));
    this.element.querySelector('.scale-says')!.textContent =
      words.valuesShown(range(plot.sharedRange(shown))) + words.gap + state;
  }

  #maps(): AttentionMap[] {
    return attentionMaps(this.#spec.tensor, this.#spec.layout, this.#query);
  }

  #drawing(map: NdArray, scale: ColorScale, width: number): SVGSVGElement {
    const { plot, picture, layout, lang } = this.#spec;
    const selected = patchOf(this.#query, layout);
    if (!picture) return plot.heatmap(map, { lang, width, scale, selected, kind: 'attention' });
    const patch = Math.floor(acrossOf(picture) / layout.side);
    return plot.image(picture, { lang, width, patch, overlay: { map, scale }, selected });
  }

  #choose(query: number): void {
    this.#query = query;
    this.draw();
    this.#spec.onQuery(query);
  }

  /** As one would write it in Python. */
  #valueAt(place: number, row: number, col: number): string {
    const { plot, tensor, layout } = this.#spec;
    const { head, patches } = this.#maps()[place]!;
    const leading = tensor.shape.slice(0, layout.headDim).map(() => 0);
    const index = [this.#query, queryAt(row, col, layout)];
    const value = plot.at(patches, row, col);
    if (head !== null) return plot.formatIndexed(tensor.name, [...leading, head, ...index], value);
    const batch = leading.length > 0 ? `[${leading.join(', ')}]` : '';
    return plot.formatIndexed(`${tensor.name}${batch}.mean(0)`, index, value);
  }

  get #cursors(): NodeListOf<GridCursor> {
    return this.element.querySelectorAll('grid-cursor');
  }

  #frameHtml(): string {
    const { tensor, layout, lang } = this.#spec;
    const words = inspectorWords(lang);
    const names = [null, ...Array.from({ length: tensor.shape[layout.headDim]! }, (_, head) => head)].map(
      (head) => (head === null ? words.mean : words.head(head)),
    );
    const prefix = Array.from({ length: layout.prefix }, (_, token) => token);
    return html`<h3>${words.mapsTitle}</h3>
      <div class="choices">
        ${sliderFieldHtml({ name: 'query', label: kitWords[lang].query, min: 0, max: layout.tokens - 1, value: 0 })}
        ${prefix.map((token) => html`<button type="button" data-query="${token}">${tokenName(token, lang)}</button>`)}
        ${scaleSelectHtml('maps-scale', this.#scale, words)}
        <p class="help">${words.mapsHelp}</p>
      </div>
      <div class="maps">
        ${names.map(
          (name, i) =>
            html`<div>
              <h4>${name}</h4>
              <div class="map">
                <grid-cursor data-map="${i}" label="${words.mapLabel(name)}"></grid-cursor>
              </div>
              <p></p>
            </div>`,
        )}
      </div>
      <p class="scale-says"></p>`.text;
  }
}

/** timm's names: the first of the tokens before the patches is the class token. */
const tokenName = (token: number, lang: Language): string =>
  token === 0 ? 'cls_token' : inspectorWords(lang).prefixToken(token);

function acrossOf(picture: Picture): number {
  if ('href' in picture) return picture.width;
  return picture.shape[0] === 3 ? picture.shape[2]! : picture.shape[1]!;
}
