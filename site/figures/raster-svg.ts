/**
 * A drawing of pixels alone: one PNG under a grid of cells. It can be filled with other pixels in place, which costs
 * about a millisecond, so that a figure can follow the pointer.
 */
import { writeGrid } from '#lib/plot/grid.ts';
import { pngDataUrl } from '#lib/plot/raster.ts';
import type { Raster } from '#lib/plot/raster.ts';

const SVG = 'http://www.w3.org/2000/svg';

export interface RasterSvgOptions {
  readonly document: Document;
  /** In px. */
  readonly width: number;
  /** Default: square pixels. */
  readonly height?: number;
  /** The picture in words. */
  readonly label: string;
}

/** One cell a pixel, a hairline of room around them for outlines. */
export function rasterSvg(raster: Raster, options: RasterSvgOptions): SVGSVGElement {
  const { document, width: outer, label } = options;
  const inset = 2;
  const width = outer - 2 * inset;
  const height = options.height ?? (width / raster.width) * raster.height;
  const svg = document.createElementNS(SVG, 'svg');
  const size = { width: outer, height: height + 2 * inset };
  svg.setAttribute('width', String(size.width));
  svg.setAttribute('height', String(size.height));
  svg.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  svg.setAttribute('role', 'img');
  const image = document.createElementNS(SVG, 'image');
  const place = {
    x: inset,
    y: inset,
    width,
    height,
    preserveAspectRatio: 'none',
    style: 'image-rendering: pixelated',
  };
  for (const [key, value] of Object.entries(place)) image.setAttribute(key, String(value));
  svg.append(image);
  writeGrid(svg, { x: inset, y: inset, width, height, rows: raster.height, cols: raster.width });
  refill(svg, raster, label);
  return svg;
}

/** Other pixels of the same size, and what they show. */
export function refill(svg: SVGSVGElement, raster: Raster, label: string): void {
  svg.querySelector('image')?.setAttribute('href', pngDataUrl(raster));
  svg.setAttribute('aria-label', label);
}
