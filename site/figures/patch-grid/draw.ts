/** What stands on the stage: the picture under its grid, and the chosen patch enlarged, whole and by colour. */
import type { Cell } from '#lib/plot/cells.ts';
import { writeGrid } from '#lib/plot/grid.ts';
import { image } from '#lib/plot/image.ts';
import type { Picture } from '#lib/plot/image.ts';
import type { DrawOptions } from '#lib/plot/canvas.ts';
import { PATCH } from '../../book/patch.ts';
import { mark } from '../mark.ts';
import { planeView } from './plane.ts';
import type { View } from '#lib/plot/view.ts';

/** Width in px of the picture, and of the patch and each plane beside it. */
const PICTURE_WIDTH = 336;
const SQUARE_WIDTH = 160;

/** The picture with its grid and the chosen patch. */
export function drawPicture(
  picture: Picture,
  picked: Cell,
  options: DrawOptions & { readonly alt: string },
): SVGSVGElement {
  const svg = image(picture, { ...options, width: PICTURE_WIDTH, patch: PATCH });
  mark(svg, 'picked', [picked]);
  return svg;
}

/** The patch as it looks (channel `null`), or one of its colours alone. */
export function drawSquare(
  patch: View,
  channel: number | null,
  label: string,
  options: DrawOptions,
): SVGSVGElement {
  const view = channel === null ? patch : planeView(patch, channel);
  const svg = image(view, { ...options, width: SQUARE_WIDTH, alt: label });
  const inset = 2; // the margin that `image` leaves around a picture
  const side = SQUARE_WIDTH - 2 * inset;
  writeGrid(svg, { x: inset, y: inset, width: side, height: side, rows: PATCH, cols: PATCH });
  return svg;
}
