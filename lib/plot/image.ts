/**
 * A picture with what a ViT makes of it: the patch grid, a selected patch, highlighted cells, and attention
 * laid over it.
 */
import { image as imageMark, rect, ruleX, ruleY } from './observable.ts';
import type { Markish } from './observable.ts';
import { draw } from './canvas.ts';
import type { DrawOptions } from './canvas.ts';
import { cellScales, outline } from './cells.ts';
import type { Cell } from './cells.ts';
import { formatValue } from './format.ts';
import { say } from './language.ts';
import { legend, LEGEND_HEIGHT } from './legend.ts';
import { pngDataUrl, rasterOf, rasterOfRgb } from './raster.ts';
import { attentionScale, symmetricMax } from './scale.ts';
import type { ColorScale } from './scale.ts';
import { stats } from './stats.ts';
import type { NdArray } from './ndarray.ts';

/** A picture as numbers, (3, h, w) or (h, w, 3), or by its address with its size in pixels. */
export type Picture = NdArray | { readonly href: string; readonly width: number; readonly height: number };

/** What lies on the picture. */
export interface ImageOptions extends DrawOptions {
  /** Values shown as black and as full colour; default 0 and 255. */
  readonly range?: readonly [number, number];
  /** Side of a patch in the picture's pixels; draws the grid. Pixels that fill no patch are hatched off. */
  readonly patch?: number;
  /** Whether the grid's lines are drawn; default true. */
  readonly lines?: boolean;
  readonly selected?: Cell | null;
  readonly highlighted?: readonly Cell[];
  /** A (rows, cols) map laid over the patches, attention as a rule. */
  readonly overlay?: { readonly map: NdArray; readonly scale?: ColorScale; readonly opacity?: number } | null;
  /** What is in the picture, for its text summary. */
  readonly alt?: string;
}

/** Draws the picture at `width` px. */
export function image(picture: Picture, options: ImageOptions = {}): SVGSVGElement {
  const { range, patch, selected = null, highlighted = [], overlay = null, width: outer = 480 } = options;
  const pixels = pixelSize(picture);
  const rows = patch ? Math.floor(pixels.height / patch) : 1;
  const cols = patch ? Math.floor(pixels.width / patch) : 1;
  const overlayScale = overlay ? (overlay.scale ?? attentionScale(symmetricMax(overlay.map))) : null;
  const margins = { top: 2, right: 2, bottom: overlayScale ? LEGEND_HEIGHT : 2, left: 2 };
  const width = outer - margins.left - margins.right;
  const zoom = width / pixels.width;
  const height = Math.round(pixels.height * zoom);
  const covered = patch ? { width: cols * patch * zoom, height: rows * patch * zoom } : { width, height };
  const src = 'href' in picture ? picture.href : pngDataUrl(rasterOfRgb(picture, range));
  const whole = { frameAnchor: 'middle', width, height, preserveAspectRatio: 'none' } as const;
  const marks: Markish[] = [
    imageMark([0], { ...whole, src, imageRendering: zoom >= 1.5 ? 'pixelated' : 'auto' }),
  ];
  if (overlay && overlayScale)
    marks.push(
      imageMark([0], {
        frameAnchor: 'top-left',
        dx: covered.width / 2,
        dy: covered.height / 2,
        width: covered.width,
        height: covered.height,
        preserveAspectRatio: 'none',
        imageRendering: 'pixelated',
        src: pngDataUrl(rasterOf(overlay.map, overlayScale, overlay.opacity ?? 0.62)),
      }),
    );
  if (patch && options.lines !== false) marks.push(...patchGrid(rows, cols, pixels, patch, overlay !== null));
  for (const cell of highlighted) marks.push(...highlight(cell));
  if (selected) marks.push(...outline(selected, rows, cols));
  if (overlayScale) marks.push(...legend(overlayScale));
  const scales = cellScales(rows, cols);
  return draw(
    {
      width: outer,
      height: height + margins.top + margins.bottom,
      margins,
      marks,
      scales: patch
        ? {
            ...scales,
            x: { ...scales.x, domain: [0, pixels.width / patch] },
            y: { ...scales.y, domain: [0, pixels.height / patch] },
          }
        : scales,
      label: describeImage(picture, options),
      ...(patch ? { grid: { x: margins.left, y: margins.top, ...covered, rows, cols } } : {}),
    },
    options,
  );
}

/** The picture in a sentence: what it shows, its grid, what is selected, where the overlay is highest. */
export function describeImage(picture: Picture, options: ImageOptions = {}): string {
  const { patch, lines = true, selected, overlay, lang = 'en', alt = say(lang, 'Picture', '图片') } = options;
  const { width, height } = pixelSize(picture);
  const parts = [say(lang, `${alt}, ${width} by ${height} pixels`, `${alt}，${width} × ${height} 像素`)];
  if (patch && lines) {
    const rows = Math.floor(height / patch);
    const cols = Math.floor(width / patch);
    parts.push(
      say(
        lang,
        `cut into ${rows} rows of ${cols} patches of ${patch} by ${patch}`,
        `切成 ${rows} 行、每行 ${cols} 个 ${patch} × ${patch} 的 patch`,
      ),
    );
  }
  if (selected)
    parts.push(
      say(
        lang,
        `row ${selected.row}, column ${selected.col} selected`,
        `选中第 ${selected.row} 行第 ${selected.col} 列`,
      ),
    );
  if (overlay) {
    const { max } = stats(overlay.map.data);
    const i = Array.prototype.indexOf.call(overlay.map.data, max);
    const cols = overlay.map.shape[1]!;
    const [row, col] = [Math.floor(i / cols), i % cols];
    parts.push(
      say(
        lang,
        `overlay highest, ${formatValue(max)}, at row ${row}, column ${col}`,
        `叠加图最大值 ${formatValue(max)}，在第 ${row} 行第 ${col} 列`,
      ),
    );
  }
  return parts.join(say(lang, '; ', '；')) + say(lang, '.', '。');
}

function pixelSize(picture: Picture): { width: number; height: number } {
  if ('href' in picture) return picture;
  const [a, b, c] = picture.shape as [number, number, number];
  return a === 3 ? { height: b, width: c } : { height: a, width: b };
}

/** White hairlines on a dark one, to be seen on any picture; leftover pixels are veiled. */
function patchGrid(
  rows: number,
  cols: number,
  pixels: { width: number; height: number },
  patch: number,
  quiet: boolean,
): Markish[] {
  const lines = (count: number) => Array.from({ length: count + 1 }, (_, i) => i);
  const right = pixels.width / patch;
  const bottom = pixels.height / patch;
  const dark = { stroke: '#000', strokeOpacity: quiet ? 0.2 : 0.35, strokeWidth: 1.5 };
  const light = { stroke: '#fff', strokeOpacity: quiet ? 0.3 : 0.75, strokeWidth: 0.75 };
  const marks: Markish[] = [];
  for (const look of [dark, light])
    marks.push(
      ruleX(lines(cols), { ...look, y1: 0, y2: rows }),
      ruleY(lines(rows), { ...look, x1: 0, x2: cols }),
    );
  const left = [
    ...(right > cols ? [{ x1: cols, x2: right, y1: 0, y2: bottom }] : []),
    ...(bottom > rows ? [{ x1: 0, x2: cols, y1: rows, y2: bottom }] : []),
  ];
  if (left.length > 0)
    marks.push(
      rect(left, {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        fill: '#000',
        fillOpacity: 0.65,
      }),
    );
  return marks;
}

/** A cell that matters without being the selected one: a dashed white frame on a dark one. */
function highlight({ row, col }: Cell): Markish[] {
  const box = {
    x1: col,
    x2: col + 1,
    y1: row,
    y2: row + 1,
    inset: 1.5,
    fill: 'none',
  };
  return [
    rect([0], { ...box, stroke: '#000', strokeWidth: 2 }),
    rect([0], { ...box, stroke: '#fff', strokeWidth: 2, strokeDasharray: '3 2' }),
  ];
}
