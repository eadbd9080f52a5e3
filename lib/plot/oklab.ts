/**
 * Colours mixed where equal steps look equal: OKLab, after Björn Ottosson's post of 2020
 * (https://bottosson.github.io/posts/oklab/), D65, sRGB in and out. Only what the colour scales need.
 */

/** Red, green, blue from 0 to 255. */
export type Rgb = readonly [number, number, number];
/** Lightness 0 to 1, a (green to red), b (blue to yellow). */
export type Lab = readonly [number, number, number];

/** A colour given by OKLab lightness, chroma and hue in degrees. */
export function fromLch(lightness: number, chroma: number, hue: number): Lab {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/** sRGB as OKLab. */
export function rgbToLab([red, green, blue]: Rgb): Lab {
  const r = toLinear(red / 255);
  const g = toLinear(green / 255);
  const b = toLinear(blue / 255);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** OKLab as linear sRGB, not clipped: outside 0 to 1 the colour cannot be shown. */
export function labToLinear([L, a, b]: Lab): [number, number, number] {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** OKLab as sRGB, clipped and rounded. */
export function labToRgb(lab: Lab): Rgb {
  const [r, g, b] = labToLinear(lab);
  return [toByte(r), toByte(g), toByte(b)];
}

/** The colour at `t` from 0 to 1 on evenly spaced stops, straight lines in OKLab between them. */
export function mixStops(stops: readonly Lab[], t: number): Lab {
  const place = Math.min(1, Math.max(0, t)) * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(place));
  const f = place - i;
  const from = stops[i]!;
  const to = stops[i + 1]!;
  return [from[0] + (to[0] - from[0]) * f, from[1] + (to[1] - from[1]) * f, from[2] + (to[2] - from[2]) * f];
}

function toLinear(c: number): number {
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const c = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
}
