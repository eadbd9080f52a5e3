/** A patch's pixels as they look, whole or one colour alone; and a drawn square filled with other pixels. */
import { planeTint } from '#lib/plot/plane-color.ts';
import { pngDataUrl, rasterOfRgb } from '#lib/plot/raster.ts';
import { stats } from '#lib/plot/stats.ts';
import type { View } from '#lib/plot/view.ts';

/** One colour alone, in the plane's own tint. @param pixels (3, h, w), 0 to 255 */
export function planeView({ data, shape }: View, channel: number): View {
  const area = shape[1]! * shape[2]!;
  const tinted = new Uint8Array(3 * area);
  for (let i = 0; i < area; i++) {
    const rgb = planeTint(channel, data[channel * area + i]! / 255);
    for (let c = 0; c < 3; c++) tinted[c * area + i] = rgb[c]!;
  }
  return { data: tinted, shape };
}

/** Gives a drawn picture other pixels, in place: nothing is laid out anew. */
export function refill(svg: SVGSVGElement, view: View): void {
  svg.querySelector('image')?.setAttribute('href', pngDataUrl(rasterOfRgb(view)));
}

/** The mean of each colour, rounded to whole pixel values. */
export function meanColors({ data, shape }: View): number[] {
  const area = shape[1]! * shape[2]!;
  return [0, 1, 2].map((channel) => Math.round(stats(data.slice(channel * area, (channel + 1) * area)).mean));
}
