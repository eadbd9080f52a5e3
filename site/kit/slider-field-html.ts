/** A slider with its number field and its label, as markup for Astro and for live code. */
import { html } from './html.ts';
import type { Html } from './html.ts';

/** One number to choose. */
export interface SliderSpec {
  readonly name: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  /** Default 1. */
  readonly step?: number;
}

/** The inside of `<slider-field>`. The slider names its value by the same label as the field. */
export function sliderHtml({ label, min, max, value, step = 1 }: SliderSpec): Html {
  return html`<label
      ><span class="label">${label}</span
      ><input
        type="number"
        inputmode="numeric"
        min="${min}"
        max="${max}"
        step="${step}"
        value="${value}" /></label
    ><input type="range" aria-label="${label}" min="${min}" max="${max}" step="${step}" value="${value}" />`;
}

/** The element with its inside. */
export function sliderFieldHtml(spec: SliderSpec): Html {
  return html`<slider-field name="${spec.name}">${sliderHtml(spec)}</slider-field>`;
}

/** The nearest allowed value: on a step counted from `min`, inside the range. */
export function allowedValue(
  value: number,
  { min, max, step = 1 }: Pick<SliderSpec, 'min' | 'max' | 'step'>,
): number {
  const steps = Math.round((value - min) / step);
  const digits = (String(step).split('.')[1] ?? '').length;
  const inside = Math.min(Math.floor((max - min) / step + 1e-9), Math.max(0, steps));
  return Number((min + inside * step).toFixed(digits));
}
