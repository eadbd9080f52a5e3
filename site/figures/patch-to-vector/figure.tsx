/**
 * A patch, the filters sorted by their answer to it, one filter's products with the patch and its map; by
 * hand on demand.
 */
import type { VNode } from 'preact';
import type { Cell } from '#lib/plot/cells.ts';
import { formatIndexed, formatValue } from '#lib/plot/format.ts';
import { pngDataUrl, rasterOf } from '#lib/plot/raster.ts';
import { divergingScale, grayscale, symmetricMax } from '#lib/plot/scale.ts';
import { at } from '#lib/plot/ndarray.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';
import { model } from '../../book/model.ts';
import { PATCH, patchGrid, patchOf } from '../../book/patch.ts';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { Ramp } from '../../drawings/ramp.tsx';
import { choice, integer } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { productText } from './product-text.ts';
import { byResponse, channelSums, products } from './product.ts';
import { answerScale, filterRaster, patchRaster, productRaster, stripRaster } from './rasters.ts';
import { filterSheet, SHEET_COLUMNS } from './sheet.ts';
import { filterOf, mapOf, responsesOf } from './slices.ts';
import './style.css';
import { SumTable } from './sum-table.tsx';
import { words } from './words.tsx';

const { proj } = model.patch_embed;

/** `y[0, 177, 6, 3] = 3.671` */
const answerText = (y: NdArray, channel: number, { row, col }: Cell): string =>
  formatIndexed('y', [0, channel, row, col], at(y, 0, channel, row, col));

/** Products added by hand; below 0 the sum is folded away. */
const FOLDED = -1;
const terms = { ...integer(FOLDED), write: (value: number) => (value === FOLDED ? '' : String(value)) };

export default defineFigure({
  name: 'patch-to-vector',
  words,
  comparable: true,
  lines: 'patch_embed.proj',
  // The same patch as the figure before.
  state: {
    row: integer(6),
    col: integer(3),
    channel: integer(0),
    sort: choice(['response', 'channel']),
    terms,
  },

  needs: () => run({ x: 'input', y: proj, weight: proj.weight, bias: proj.bias }),
  limits: (_, { x, weight }) => {
    const { rows, cols } = patchGrid(x);
    const [filters, ...inner] = weight.shape as [number, ...number[]];
    const all = inner.reduce((product, side) => product * side, 1);
    return { row: [0, rows - 1], col: [0, cols - 1], channel: [0, filters - 1], terms: [FOLDED, all] };
  },
  opening: ({ y }, patch) => ({ channel: byResponse(responsesOf(y, patch))[0]! }),

  derive({ tensors: { y, weight }, book }) {
    const filterMax = symmetricMax(weight);
    let sheet: { key: string; href: string } | undefined;
    return {
      filterScale: grayscale(-filterMax, filterMax),
      answers: answerScale(y),
      /** Drawn anew only when the order changes. */
      sheetOf(order: readonly number[]): string {
        const key = order.join();
        if (sheet?.key !== key) sheet = { key, href: book.address(filterSheet(weight, order)) };
        return sheet.href;
      },
    };
  },

  cursors: {
    picture: {
      at: ({ state: { row, col } }) => ({ row, col }),
      pick: ({ row, col }) => ({ row, col }),
      says: (patch, { state, tensors, words }) =>
        words.picked(patch, answerText(tensors.y, state.channel, patch)),
    },
    map: {
      at: ({ state: { row, col } }) => ({ row, col }),
      pick: ({ row, col }) => ({ row, col }),
      says: (patch, { state, tensors, words }) =>
        words.picked(patch, answerText(tensors.y, state.channel, patch)),
    },
    tiles: {
      at: ({ state, tensors }) => placeOf(orderOf(state, tensors.y).indexOf(state.channel)),
      pick: ({ row, col }, { state, tensors }) => channelAt(row * SHEET_COLUMNS + col, state, tensors.y),
      says: ({ row, col }, { state, tensors, words }) => {
        const { channel } = channelAt(row * SHEET_COLUMNS + col, state, tensors.y);
        return words.filterIs(channel, answerText(tensors.y, channel, state));
      },
    },
    strip: {
      at: ({ state, tensors }) => ({ row: 0, col: orderOf(state, tensors.y).indexOf(state.channel) }),
      pick: ({ col }, { state, tensors }) => channelAt(col, state, tensors.y),
      says: ({ col }, { state, tensors, words }) => {
        const { channel } = channelAt(col, state, tensors.y);
        return words.filterIs(channel, answerText(tensors.y, channel, state));
      },
    },
    product: {
      says: ({ row, col, index }, { state, tensors }) =>
        productText(tensors, state, state.channel, index, { row, col }),
    },
  },

  view({ state, tensors: { x, y, weight, bias }, derived, words, book, cursor, control }) {
    const { channel, row, col } = state;
    const patch = patchOf(x, state);
    const filter = filterOf(weight, channel);
    const order = orderOf(state, y);
    const place = order.indexOf(channel);
    const parts = products(patch, filter);
    const productScale = divergingScale(symmetricMax(parts));
    const filterMax = symmetricMax(filter);
    const map = mapOf(y, channel);
    const mapScale = divergingScale(symmetricMax(map));
    const answer = answerText(y, channel, state);
    const grid = patchGrid(x);
    const square = (href: string, label: string): VNode => (
      <Pixels href={href} label={label} rows={PATCH} cols={PATCH} width={128} />
    );
    return (
      <div class="patch-to-vector">
        <Part name="picture" label={words.step(1, words.pick)}>
          <Pixels
            href={book.picture.href}
            label={words.described(book.picture.alt, state)}
            {...grid}
            width={240}
            lines
            marks={[{ row, col }]}
          />
          {cursor('picture', words.picture)}
        </Part>
        <div class="filters">
          <Part
            name="tiles"
            label={words.step(2, words.pickFilter)}
            note={(state.sort === 'response' ? words.filters : words.filtersByChannel)(order.length)}
          >
            <Pixels
              href={derived.sheetOf(order)}
              label={words.tiles}
              rows={Math.ceil(order.length / SHEET_COLUMNS)}
              cols={SHEET_COLUMNS}
              width={SHEET_COLUMNS * 26 + 4}
              lines
              marks={[placeOf(place)]}
            />
            {cursor('tiles', words.tiles)}
          </Part>
          <p class="range">
            <Ramp scale={derived.filterScale} lang={book.lang} /> {words.tilesRange}
          </p>
          <div class="fine-ring">
            <Part name="strip" note={words.strip(`y[0, :, ${row}, ${col}]`)}>
              <Pixels
                href={pngDataUrl(stripRaster(responsesOf(y, state), order, derived.answers))}
                label={words.stripLabel}
                rows={1}
                cols={order.length}
                width={416}
                height={28}
                marks={[{ row: 0, col: place }]}
              />
              {cursor('strip', words.stripLabel)}
            </Part>
          </div>
          <p class="range">
            <Ramp scale={derived.answers} lang={book.lang} /> {words.zero}
          </p>
        </div>
        <div class="sum-of">
          <p class="heading">{words.step(3, words.read)}</p>
          <p class="note">{words.products(channel)}</p>
          <div class="products fine-ring">
            <Part name="patch" note={words.patch}>
              {square(pngDataUrl(patchRaster(patch)), words.patch)}
            </Part>
            <Part name="filter" note={words.filter(channel)}>
              {square(pngDataUrl(filterRaster(filter, filterMax)), words.filter(channel))}
            </Part>
            {words.planes.map((color, plane) => (
              <Part name="product" note={color}>
                {square(
                  pngDataUrl(productRaster(parts, plane, shownTerms(state.terms, parts), productScale)),
                  words.product(color),
                )}
                {cursor('product', words.product(color), plane)}
              </Part>
            ))}
          </div>
          <p class="range">
            {words.scaleOf(words.filter(channel))}
            <Ramp scale={grayscale(-filterMax, filterMax)} lang={book.lang} />{' '}
            {words.scaleOf(words.products(channel))}
            <Ramp scale={productScale} lang={book.lang} /> {words.zero}
          </p>
          <p class="result">{words.result(parts.data.length, `b[${channel}]`, answer)}</p>
          {state.terms > FOLDED && (
            <div class="by-hand">
              {control('terms', { label: words.terms, limits: [0, parts.data.length] })}
              <SumTable
                terms={parts}
                bias={bias.data[channel]!}
                output={at(y, 0, channel, row, col)}
                biasName={`b[${channel}]`}
                outputName={`y[0, ${channel}, ${row}, ${col}]`}
                shown={state.terms}
                words={words}
              />
            </div>
          )}
        </div>
        <div class="everywhere">
          <Part name="map" note={words.map(`y[0, ${channel}]`)}>
            <Pixels
              href={pngDataUrl(rasterOf(map, mapScale))}
              label={words.mapLabel}
              {...grid}
              width={240}
              marks={[{ row, col }]}
            />
            {cursor('map', words.mapLabel)}
          </Part>
          <p class="range">
            <Ramp scale={mapScale} lang={book.lang} /> {words.ownScale}
          </p>
        </div>
      </div>
    );
  },

  controls: ({ state, tensors: { weight }, words }) => (
    <button
      type="button"
      name="by-hand"
      data-field="terms"
      value={state.terms > FOLDED ? FOLDED : weight.data.length / weight.shape[0]!}
      aria-expanded={state.terms > FOLDED}
    >
      {words.byHand}
    </button>
  ),
  more: ({ control, words }) => (
    <>
      {control('channel', { label: words.channel })}
      {control('row', { label: words.row })}
      {control('col', { label: words.col })}
      {control('sort', {
        as: 'select',
        label: words.sort,
        option: (sort) => (sort === 'response' ? words.sortByResponse : words.sortByChannel),
      })}
    </>
  ),

  readout({ state, tensors: { x, y, weight }, words }, changed) {
    const { channel } = state;
    if (changed.has('terms') && state.terms > FOLDED) {
      const parts = products(patchOf(x, state), filterOf(weight, channel));
      const sum = channelSums(parts, state.terms).reduce((whole, part) => whole + part, 0);
      return words.firstTerms(state.terms, parts.data.length, formatValue(sum));
    }
    return changed.has('channel') || changed.size === 0
      ? words.filterIs(channel, answerText(y, channel, state))
      : words.picked(state, answerText(y, channel, state));
  },
  caption: ({ words, tensors: { weight } }) => words.caption(weight.shape[0]!),
  tensor: ({ tensors: { y } }) => ({ ...y, name: 'patch_embed.proj', dims: ['B', 'C', 'h', 'w'] }),
});

interface Sorted extends Cell {
  readonly sort: 'response' | 'channel';
}

/** `order[k]` is the filter at place k. */
function orderOf({ sort, ...patch }: Sorted, y: NdArray): readonly number[] {
  const responses = responsesOf(y, patch);
  return sort === 'response' ? byResponse(responses) : Array.from(responses.keys());
}

const placeOf = (place: number): Cell => ({
  row: Math.floor(place / SHEET_COLUMNS),
  col: place % SHEET_COLUMNS,
});

const channelAt = (place: number, state: Sorted & { readonly channel: number }, y: NdArray) => ({
  channel: orderOf(state, y)[place] ?? state.channel,
});

/** Folded away, all products are shown. */
const shownTerms = (terms: number, { data }: NdArray): number => (terms > FOLDED ? terms : data.length);
