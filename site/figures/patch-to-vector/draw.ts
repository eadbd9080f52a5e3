/** What stands on the stage at build time; live code fills the same drawings with other pixels. */
import type { Cell } from '#lib/plot/cells.ts';
import { image } from '#lib/plot/image.ts';
import type { DrawOptions } from '#lib/plot/canvas.ts';
import type { Picture } from '#lib/plot/image.ts';
import { PATCH } from '../../book/patch.ts';
import { mark } from '../mark.ts';

/** The picture with its grid and the chosen patch. */
export function drawPicture(
  picture: Picture,
  picked: Cell,
  options: DrawOptions & { readonly alt: string },
): SVGSVGElement {
  const svg = image(picture, { ...options, width: 240, patch: PATCH });
  mark(svg, 'picked', [picked]);
  return svg;
}
