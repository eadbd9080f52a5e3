/** The picture under its patch grid with one patch picked, as several figures show it. */
import type { Cell } from '#lib/plot/cells.ts';
import type { DrawOptions } from '#lib/plot/canvas.ts';
import { image } from '#lib/plot/image.ts';
import type { Picture } from '#lib/plot/image.ts';
import { PATCH } from '../book/patch.ts';
import { mark } from './mark.ts';

export interface PatchPictureOptions extends DrawOptions {
  readonly width: number;
  /** What is in the picture. */
  readonly alt: string;
}

/** The picked patch is a mark of the name `picked`. */
export function patchPicture(picture: Picture, picked: Cell, options: PatchPictureOptions): SVGSVGElement {
  const alt = options.alt.replace(/[.。]$/, '');
  const svg = image(picture, { ...options, alt, patch: PATCH });
  mark(svg, 'picked', [picked]);
  return svg;
}
