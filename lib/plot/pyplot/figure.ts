/**
 * matplotlib's figure as an SVG text, the same in Node, in a worker and on a page: no document is needed.
 * Lines and texts without a colour of their own take the page's, so that a figure reads in both themes.
 *
 * Left out: 3-d axes, polar axes, contours, quivers, tables, animation.
 */
import { axesSvg } from './axes.ts';
import { rounded, textSvg } from './artists.ts';
import { DPI, placedAxes, POINT } from './layout.ts';
import type { FigureSpec } from './spec.ts';
import { escaped, svgText } from './text.ts';

let drawn = 0;

/** @param alt what the figure shows, for who does not see it. */
export function figureSvg(figure: FigureSpec, alt: string): string {
  const [width, height] = figure.size.map((inches) => inches * DPI) as [number, number];
  const boxes = placedAxes(figure);
  const id = `pyplot-${++drawn}`;
  const ground = figure.background ? `<rect width="100%" height="100%" fill="${figure.background}"/>` : '';
  const axes = figure.axes.map((each, i) => axesSvg(each, boxes[i]!, `${id}-${i}`));
  const title = figure.title
    ? svgText(figure.title, width / 2, 0.02 * height, { size: 12 * POINT, anchor: 'middle', shift: 0.8 })
    : '';
  const texts = figure.texts.map((text) => textSvg(text, text.x * width, (1 - text.y) * height));
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(alt)}" viewBox="0 0 ${rounded(width)} ${rounded(height)}" width="${rounded(width)}" height="${rounded(height)}" font-family="'DejaVu Sans', Verdana, sans-serif" style="max-width:100%;height:auto">${ground}${axes.join('')}${title}${texts.join('')}</svg>`;
}
