/** The chosen patch enlarged, whole and by colour. */
import { PATCH } from '../../book/patch.ts';
import { rasterSvg } from '../raster-svg.ts';
import { squareRaster } from './plane.ts';
import type { View } from '#lib/plot/view.ts';

/** The patch as it looks (channel `null`), or one of its colours alone. @param patch (3, 16, 16), 0 to 255 */
export const drawSquare = (
  patch: View,
  channel: number | null,
  label: string,
  document: Document,
): SVGSVGElement => rasterSvg(squareRaster(patch, channel), { document, width: 10 * PATCH, label });
