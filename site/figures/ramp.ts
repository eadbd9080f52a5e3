/** A colour scale's range in numbers beside its colours, as markup for a line of text under a drawing. */
import { formatSigned } from '#lib/plot/format.ts';
import type { Language } from '#lib/plot/language.ts';
import { pngDataUrl, rasterOf } from '#lib/plot/raster.ts';
import type { ColorScale } from '#lib/plot/scale.ts';
import { html } from '../kit/html.ts';
import type { Html } from '../kit/html.ts';

const STEPS = 64;

/** `−8.78 ▭▭▭▭ +8.78`, read out as "−8.78 to +8.78". */
export function rampHtml(scale: ColorScale, lang: Language = 'en'): Html {
  const [low, high] = scale.domain;
  const data = Array.from({ length: STEPS }, (_, i) => low + ((high - low) * i) / (STEPS - 1));
  const colors = pngDataUrl(rasterOf({ data, shape: [1, STEPS] }, scale));
  return html`<span>${formatSigned(low)}</span>
    <img src="${colors}" alt="${lang === 'zh-CN' ? '到' : 'to'}" width="96" height="8" />
    <span>${formatSigned(high)}</span>`;
}
