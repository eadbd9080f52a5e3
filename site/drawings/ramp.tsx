/** A colour scale's range in numbers beside its colours: `−8.78 ▭▭▭▭ +8.78`, read out as "−8.78 to +8.78". */
import type { VNode } from 'preact';
import { formatSigned, formatValue } from '#lib/plot/format.ts';
import type { Language } from '#lib/plot/language.ts';
import { pngDataUrl, rasterOf } from '#lib/plot/raster.ts';
import type { ColorScale } from '#lib/plot/scale.ts';

const STEPS = 64;

export interface RampProps {
  readonly scale: ColorScale;
  readonly lang: Language;
  /** How an end is written: for scales of powers, say. Default as a number, signed where the range is. */
  readonly write?: (value: number) => string;
}

/** By kind: the colours are the same in whatever range. */
const drawn = new Map<ColorScale['kind'], string>();

function colorsOf(scale: ColorScale): string {
  const known = drawn.get(scale.kind);
  if (known !== undefined) return known;
  const [low, high] = scale.domain;
  const data = Array.from({ length: STEPS }, (_, i) => low + ((high - low) * i) / (STEPS - 1));
  const href = pngDataUrl(rasterOf({ data, shape: [1, STEPS] }, scale));
  drawn.set(scale.kind, href);
  return href;
}

export function Ramp({ scale, lang, write: written }: RampProps): VNode {
  const [low, high] = scale.domain;
  const write = written ?? (low < 0 ? formatSigned : formatValue);
  return (
    <span class="ramp">
      <span>{write(low)}</span>{' '}
      <img src={colorsOf(scale)} alt={lang === 'zh-CN' ? '到' : 'to'} width="96" height="8" />{' '}
      <span>{write(high)}</span>
    </span>
  );
}
