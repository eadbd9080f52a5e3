/**
 * Many small pictures in a grid: 192 filters of 16 × 16 × 3 as colour tiles, or one map a channel.
 * All tiles share one range, so that a faint filter looks faint.
 */
import { image } from './observable.ts';
import type { Markish } from './observable.ts';
import { draw } from './canvas.ts';
import type { DrawOptions } from './canvas.ts';
import { cellScales, outline } from './cells.ts';
import { formatSigned } from './format.ts';
import { say } from './language.ts';
import { legend, LEGEND_HEIGHT } from './legend.ts';
import { blankRaster, enlarged, paste, pngDataUrl, rasterOf, rasterOfRgb } from './raster.ts';
import type { Raster } from './raster.ts';
import { divergingScale, symmetricMax } from './scale.ts';
import type { ColorScale } from './scale.ts';
import { numel } from './ndarray.ts';
import type { NdArray } from './ndarray.ts';

/** How tiles are laid out. */
export interface TilesOptions extends DrawOptions {
  /** Tiles in a row; default 16. */
  readonly columns?: number;
  /** `order[k]` is the tile drawn at place k; default as they come. May be shorter than the tensor. */
  readonly order?: readonly number[];
  /** The tile (its index in the tensor, not its place) to outline. */
  readonly selected?: number | null;
  /** End of the shared symmetric range of colour tiles; default over all tiles. */
  readonly max?: number;
  /** Scale of one-channel tiles; default diverging over all tiles. */
  readonly scale?: ColorScale;
  /** What a tile is, in the summary: 'filter'. Default 'tile'. */
  readonly noun?: string;
}

/**
 * Draws (n, 3, h, w) as colour tiles, where a colour channel's 0 is mid-grey, or (n, h, w) through a scale.
 * @throws RangeError for any other shape.
 */
export function tiles(array: NdArray, options: TilesOptions = {}): SVGSVGElement {
  const { columns = 16, selected = null, width: outer = 640 } = options;
  const { shape } = array;
  const color = shape.length === 4 && shape[1] === 3;
  if (!color && shape.length !== 3)
    throw new RangeError(`tiles are (n, 3, h, w) or (n, h, w), not (${shape.join(', ')})`);
  const order = options.order ?? Array.from({ length: shape[0]! }, (_, i) => i);
  const max = options.max ?? symmetricMax(array);
  const scale = options.scale ?? divergingScale(max);
  const rows = Math.ceil(order.length / columns);
  const raster = sheet(array, order, columns, rows, (tile) =>
    color ? rasterOfRgb(tile, [-max, max]) : rasterOf(tile, scale),
  );
  const margins = { top: 3, right: 3, bottom: LEGEND_HEIGHT, left: 3 };
  const width = outer - margins.left - margins.right;
  const height = Math.round((width / raster.width) * raster.height);
  const marks: Markish[] = [
    image([0], {
      frameAnchor: 'middle',
      width,
      height,
      preserveAspectRatio: 'none',
      imageRendering: 'pixelated',
      src: pngDataUrl(raster),
    }),
  ];
  const place = selected === null ? -1 : order.indexOf(selected);
  if (place >= 0)
    marks.push(...outline({ row: Math.floor(place / columns), col: place % columns }, rows, columns));
  marks.push(...legend(color ? grayOf(max) : scale));
  return draw(
    {
      width: outer,
      height: height + margins.top + margins.bottom,
      margins,
      marks,
      scales: cellScales(rows, columns),
      label: describeTiles(array, options),
      grid: { x: margins.left, y: margins.top, width, height, rows, cols: columns },
    },
    options,
  );
}

/** How many tiles, of what size, in which shared range. */
export function describeTiles(array: NdArray, options: TilesOptions = {}): string {
  const { lang = 'en', noun = say(lang, 'tile', '小图') } = options;
  const { shape } = array;
  const count = options.order?.length ?? shape[0]!;
  const size = shape.slice(1).join(' × ');
  const end = options.max ?? (options.scale ? null : symmetricMax(array));
  const [low, high] = end === null ? options.scale!.domain : [-end, end];
  return say(
    lang,
    `${count} ${noun}s of ${size} numbers, all in one range from ${formatSigned(low)} to ${formatSigned(high)}.`,
    `${count} 个${noun}，每个 ${size} 个数，共用同一范围 ${formatSigned(low)} 到 ${formatSigned(high)}。`,
  );
}

/** All tiles on one raster, one clear pixel around each, so that a tile and its gaps make a grid cell. */
function sheet(
  array: NdArray,
  order: readonly number[],
  columns: number,
  rows: number,
  paint: (tile: NdArray) => Raster,
): Raster {
  const tileShape = array.shape.slice(1);
  const size = numel(tileShape);
  const h = tileShape.at(-2)!;
  const w = tileShape.at(-1)!;
  // Small tiles are enlarged first, so that one clear pixel around each is a narrow gap.
  const zoom = Math.max(1, Math.round(32 / w));
  const raster = blankRaster(columns * (w * zoom + 2), rows * (h * zoom + 2));
  order.forEach((index, place) => {
    const data = array.data.slice(index * size, (index + 1) * size);
    const x = (place % columns) * (w * zoom + 2) + 1;
    const y = Math.floor(place / columns) * (h * zoom + 2) + 1;
    paste(raster, enlarged(paint({ data, shape: tileShape }), zoom), x, y);
  });
  return raster;
}

/** The legend of a colour tile: each channel runs from dark at −max over mid-grey at 0 to bright at +max. */
function grayOf(max: number): ColorScale {
  const rgb = (value: number): [number, number, number] => {
    const byte = Math.round((255 * (value + max)) / (2 * max));
    return [byte, byte, byte];
  };
  return { kind: 'diverging', domain: [-max, max], rgb, css: (value) => `rgb(${rgb(value).join(', ')})` };
}
