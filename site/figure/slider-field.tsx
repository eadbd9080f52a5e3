/** `<slider-field>` as TSX: it writes the inside, the element adds what the two inputs do together. */
import type { VNode } from 'preact';
import type { SliderSpec } from '../kit/slider-field-html.ts';

/** The slider names its value by the same label as the field. */
export const SliderField = ({ name, label, min, max, step = 1, value }: SliderSpec): VNode => (
  <slider-field name={name} data-field={name}>
    <label>
      <span class="label">{label}</span>
      <input
        type="number"
        inputMode={Number.isInteger(step) ? 'numeric' : 'decimal'}
        min={min}
        max={max}
        step={step}
        value={value}
        autocomplete="off"
      />
    </label>
    <input type="range" aria-label={label} min={min} max={max} step={step} value={value} autocomplete="off" />
  </slider-field>
);
