/** One query's attention over the picture, for the inspector. */
import type * as PlotModule from '#lib/plot/index.ts';
import type { DrawOptions, Picture, View } from '#lib/plot/index.ts';
import { attentionOnPatches } from './inspector-choice.ts';
import type { AttentionLayout } from './inspector-choice.ts';

/**
 * Draws the picture with the attention of token `query` on its patches; the query's own patch is outlined.
 * @param attention (tokens, tokens), rows are queries.
 * @param max end of the scale, the same for all heads.
 */
export function attentionOverlay(
  plot: typeof PlotModule,
  picture: Picture,
  attention: View,
  query: number,
  layout: AttentionLayout,
  max: number,
  options: DrawOptions,
): SVGSVGElement {
  const { side, prefix } = layout;
  const patch = query - prefix;
  return plot.image(picture, {
    ...options,
    patch: Math.floor(pixelsAcross(picture) / side),
    overlay: { map: attentionOnPatches(attention, query, layout), scale: plot.attentionScale(max) },
    selected: patch < 0 ? null : { row: Math.floor(patch / side), col: patch % side },
  });
}

function pixelsAcross(picture: Picture): number {
  if ('href' in picture) return picture.width;
  return picture.shape[0] === 3 ? picture.shape[2]! : picture.shape[1]!;
}
