/** "Each patch becomes 192 numbers, by one matrix", alive: the model runs on the chosen picture, up to its first layer. */
import { tapName } from '#lib/engine/tap.ts';
import type { Cell } from '#lib/plot/cells.ts';
import { formatValue } from '#lib/plot/format.ts';
import type { Raster } from '#lib/plot/raster.ts';
import { symmetricMax } from '#lib/plot/scale.ts';
import { livePicture, liveRun } from '../../book/live.ts';
import { model, WEIGHTS_LABEL } from '../../book/model.ts';
import { patchGrid } from '../../book/patch.ts';
import { pictureUrl } from '../../book/picture-url.ts';
import { stateNumber } from '../../kit/figure-state.ts';
import type { FigureState } from '../../kit/figure-state.ts';
import type { ShownTensor } from '../../kit/live-figure.ts';
import { pageLanguage } from '../../kit/strings.ts';
import { drawingToSave } from '../composed.ts';
import { mark } from '../mark.ts';
import { PictureFigure } from '../picture-figure.ts';
import { rampHtml } from '../ramp.ts';
import { refill } from '../raster-svg.ts';
import { productText } from './product-text.ts';
import { channelSums } from './product.ts';
import { answerText, sceneOf } from './scene.ts';
import type { Choice, Scene, Tensors } from './scene.ts';
import { patchToVectorStrings } from './strings.ts';
import type { PatchToVectorStrings } from './strings.ts';
import { sumHtml } from './sum-table.ts';
import { COLUMNS, placeTiles } from './tiles.ts';

const { proj } = model.patch_embed;

export class PatchToVector extends PictureFigure {
  #words!: PatchToVectorStrings;
  #tensors!: Tensors;
  #filterMax = 1;
  #choice: Choice = { patch: { row: 0, col: 0 }, channel: 0, sort: 'response', terms: 768 };
  #scene!: Scene;
  #byHand = false;

  protected async open(state: FigureState): Promise<void> {
    this.#words = patchToVectorStrings(pageLanguage());
    this.#choice = {
      ...this.#choice,
      // As drawn: the cursor itself may have followed the pointer already.
      patch: { row: this.parts.slider('row').value, col: this.parts.slider('col').value },
      channel: this.parts.slider('channel').value,
    };
    await this.#run(this.on.signal);
    this.#listen();
    this.restore(state);
  }

  tensor(): ShownTensor {
    return { ...this.#tensors.y, name: tapName(proj), dims: ['B', 'C', 'h', 'w'] };
  }

  svg(): SVGSVGElement {
    const { patch, channel } = this.#choice;
    const { answerScale, productScale } = this.#scene;
    const words = this.#words;
    const range = (max: number) => ` (±${formatValue(max)})`;
    const answers = range(answerScale.domain[1]);
    const part = (name: string, label: string) => ({ svg: this.parts.svg(name), label });
    const products = this.parts.svgs('product').map((svg, i) => ({
      svg,
      label: words.planes[i]! + range(productScale.domain[1]),
    }));
    return drawingToSave(this.frame.stage, [
      [part('picture', 'x'), part('tiles', this.#tilesLabel() + range(this.#filterMax))],
      [part('patch', words.patch), part('filter', words.filter(channel)), ...products],
      [
        part('map', `y[0, ${channel}]${answers}`),
        part('strip', `y[0, :, ${patch.row}, ${patch.col}]${answers}`),
      ],
    ]);
  }

  state(): FigureState {
    const { patch, channel, sort, terms } = this.#choice;
    return {
      row: String(patch.row),
      col: String(patch.col),
      channel: String(channel),
      sort,
      ...(this.#byHand ? { terms: String(terms) } : {}),
    };
  }

  restore(state: FigureState): void {
    const { rows, cols } = patchGrid(this.#tensors.x);
    const now = this.#choice;
    const terms = stateNumber(state, 'terms', -1, 0, this.#scene.terms.data.length);
    this.#showSum(terms >= 0 || this.#byHand);
    this.#choose({
      patch: {
        row: stateNumber(state, 'row', now.patch.row, 0, rows - 1),
        col: stateNumber(state, 'col', now.patch.col, 0, cols - 1),
      },
      channel: stateNumber(state, 'channel', now.channel, 0, this.#scene.order.length - 1),
      sort: state['sort'] === 'channel' || state['sort'] === 'response' ? state['sort'] : now.sort,
      terms: terms >= 0 ? terms : now.terms,
    });
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { tensors, backend, milliseconds } = await liveRun([proj, proj.weight, proj.bias], { signal });
    const { cropped, input } = await livePicture();
    const [y, weight, bias] = [proj, proj.weight, proj.bias].map((tap) => tensors.get(tapName(tap))!);
    this.#tensors = { x: input, y: y!, weight: weight!, bias: bias! };
    this.#filterMax = symmetricMax(weight!);
    this.#scene = sceneOf(this.#tensors, this.#filterMax, this.#choice);
    this.parts.svg('picture').querySelector('image')!.setAttribute('href', pictureUrl(cropped));
    this.frame.foot({ weights: WEIGHTS_LABEL, backend, milliseconds, shape: y!.shape });
  }

  #listen(): void {
    const picture = this.parts.cursor('picture');
    picture.describe = (patch) => this.#patchSentence(patch);
    picture.addEventListener(
      'grid-move',
      ({ detail: { row, col, via } }) => {
        if (via !== 'mouse') this.#choose({ patch: { row, col } });
      },
      this.on,
    );
    picture.addEventListener(
      'grid-pick',
      ({ detail: { row, col } }) => this.#choose({ patch: { row, col } }),
      this.on,
    );
    const map = this.parts.cursor('map');
    map.describe = (patch) => this.#patchSentence(patch);
    map.addEventListener(
      'grid-pick',
      ({ detail: { row, col } }) => this.#choose({ patch: { row, col } }),
      this.on,
    );
    for (const name of ['tiles', 'strip']) {
      const cursor = this.parts.cursor(name);
      const channelAt = ({ row, col }: Cell) =>
        this.#scene.order[row * COLUMNS + col] ?? this.#choice.channel;
      cursor.describe = (cell) => this.#filterSentence(channelAt(cell));
      cursor.addEventListener(
        'grid-pick',
        ({ detail }) => this.#choose({ channel: channelAt(detail) }),
        this.on,
      );
    }
    for (const [plane, cursor] of this.parts.cursors('product').entries()) {
      cursor.describe = (cell) => productText(this.#tensors, this.#choice, plane, cell);
    }
    this.frame.addEventListener(
      'slider-change',
      ({ detail: { name, value } }) => {
        if (name === 'row' || name === 'col')
          this.#choose({ patch: { ...this.#choice.patch, [name]: value } });
        else if (name === 'channel' || name === 'terms') this.#choose({ [name]: value });
      },
      this.on,
    );
    this.parts
      .one<HTMLSelectElement>('[name=sort]')
      .addEventListener(
        'change',
        ({ target }) =>
          this.#choose({ sort: (target as HTMLSelectElement).value === 'channel' ? 'channel' : 'response' }),
        this.on,
      );
    this.parts.one('.by-hand-on').addEventListener(
      'click',
      () => {
        this.#showSum(!this.#byHand);
        this.#choose({ terms: this.#scene.terms.data.length });
      },
      this.on,
    );
    this.onPicture(async (signal) => {
      await this.#run(signal);
      this.#choose({});
    });
  }

  /** Another patch, filter, order or number of terms: everything follows. */
  #choose(change: Partial<Choice>): void {
    const before = this.#scene.order;
    this.#choice = { ...this.#choice, ...change };
    const { patch, channel, sort } = this.#choice;
    const scene = (this.#scene = sceneOf(this.#tensors, this.#filterMax, this.#choice));
    const words = this.#words;
    const place = scene.order.indexOf(channel);
    const inTiles = { row: Math.floor(place / COLUMNS), col: place % COLUMNS };

    mark(this.parts.svg('picture'), 'picked', [patch]);
    fill(this.parts.svg('patch'), scene.patch);
    fill(this.parts.svg('filter'), scene.filter);
    if (scene.order.some((other, i) => other !== before[i]))
      placeTiles(this.parts.svg('tiles'), scene.order, motion());
    mark(this.parts.svg('tiles'), 'picked', [inTiles]);
    fill(this.parts.svg('strip'), scene.strip);
    mark(this.parts.svg('strip'), 'picked', [{ row: 0, col: place }]);
    fill(this.parts.svg('map'), scene.map);
    mark(this.parts.svg('map'), 'picked', [patch]);
    for (const [i, svg] of this.parts.svgs('product').entries()) fill(svg, scene.products[i]!);

    this.parts.label('filter', words.filter(channel));
    this.parts.label('tiles', this.#tilesLabel());
    this.parts.label('strip', words.strip(`y[0, :, ${patch.row}, ${patch.col}]`));
    this.parts.label('map', words.map(`y[0, ${channel}]`));
    this.parts.label('products', words.products(channel));
    this.parts.label(
      'result',
      words.result(scene.terms.data.length, `b[${channel}]`, answerText(this.#tensors.y, channel, patch)),
    );
    this.parts.one('[data-label=product-range]').innerHTML = rampHtml(
      scene.productScale,
      pageLanguage(),
    ).text;
    this.parts.one('[data-label=answers]').innerHTML =
      `${rampHtml(scene.answerScale, pageLanguage()).text} ${words.zero}`;

    for (const [name, cell] of [
      ['picture', patch],
      ['map', patch],
      ['tiles', inTiles],
      ['strip', { row: 0, col: place }],
    ] as const)
      this.parts.cursor(name).cell = cell;
    this.parts.slider('row').value = patch.row;
    this.parts.slider('col').value = patch.col;
    this.parts.slider('channel').value = channel;
    this.parts.slider('terms').value = this.#choice.terms;
    this.parts.one<HTMLSelectElement>('[name=sort]').value = sort;
    this.#drawSum();
    if ('patch' in change) this.frame.say(this.#patchSentence(patch));
    else if ('terms' in change && this.#byHand) this.frame.say(this.#sumSentence());
    else this.frame.say(this.#filterSentence(channel));
  }

  #showSum(shown: boolean): void {
    this.#byHand = shown;
    this.parts.one('.by-hand-on').setAttribute('aria-expanded', String(shown));
    this.parts.one('.by-hand').hidden = !shown;
  }

  #drawSum(): void {
    if (!this.#byHand) return;
    const { y, bias } = this.#tensors;
    const { patch, channel, terms } = this.#choice;
    const [, , height, width] = y.shape as [number, number, number, number];
    this.parts.one('.sum').innerHTML = sumHtml(
      {
        terms: this.#scene.terms,
        bias: bias.data[channel]!,
        output: y.data[(channel * height + patch.row) * width + patch.col]!,
        biasName: `b[${channel}]`,
        outputName: `y[0, ${channel}, ${patch.row}, ${patch.col}]`,
        shown: terms,
      },
      this.#words,
    ).text;
  }

  #tilesLabel(): string {
    const { order } = this.#scene;
    return this.#choice.sort === 'response'
      ? this.#words.filters(order.length)
      : this.#words.filtersByChannel(order.length);
  }

  #patchSentence(patch: Cell): string {
    return this.#words.picked(patch, answerText(this.#tensors.y, this.#choice.channel, patch));
  }

  #sumSentence(): string {
    const { terms } = this.#scene;
    const sum = channelSums(terms, this.#choice.terms).reduce((whole, part) => whole + part, 0);
    return this.#words.firstTerms(this.#choice.terms, terms.data.length, formatValue(sum));
  }

  #filterSentence(channel: number): string {
    return this.#words.filterIs(channel, answerText(this.#tensors.y, channel, this.#choice.patch));
  }
}

/** Other pixels, the same words. */
function fill(svg: SVGSVGElement, raster: Raster): void {
  refill(svg, raster, svg.getAttribute('aria-label') ?? '');
}

/** How long tiles travel, in ms: not at all for who asked for less motion. */
const motion = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250);
