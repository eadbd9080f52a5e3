/** `<slider-field name="row">`: a slider and a number field that always agree; one event for both. */
import { allowedValue } from './slider-field-html.ts';

/** What `slider-change` carries. */
export interface SliderDetail {
  readonly name: string;
  readonly value: number;
}

export class SliderField extends HTMLElement {
  #cleanup: AbortController | null = null;

  connectedCallback(): void {
    const { signal } = (this.#cleanup = new AbortController());
    this.addEventListener('input', this.#onInput, { signal });
    this.addEventListener('change', this.#onChange, { signal });
  }

  disconnectedCallback(): void {
    this.#cleanup?.abort();
  }

  get value(): number {
    return this.#input('range').valueAsNumber;
  }

  /** Sets both without an event, to follow another control. */
  set value(value: number) {
    const range = this.#input('range');
    const allowed = allowedValue(value, {
      min: Number(range.min),
      max: Number(range.max),
      step: Number(range.step),
    });
    range.value = String(allowed);
    this.#input('number').value = String(allowed);
  }

  #input(type: 'range' | 'number'): HTMLInputElement {
    const input = this.querySelector<HTMLInputElement>(`input[type=${type}]`);
    if (!input) throw new Error(`slider-field: no input of type ${type}`);
    return input;
  }

  /** While typing, a value that is not allowed yet waits; the slider follows an allowed one at once. */
  readonly #onInput = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.type === 'number' && !target.validity.valid) return;
    if (Number.isNaN(target.valueAsNumber)) return;
    const before = this.getAttribute('data-value');
    const value = target.valueAsNumber;
    this.value = value;
    if (String(value) === before) return;
    this.setAttribute('data-value', String(value));
    const detail = { name: this.getAttribute('name') ?? '', value };
    this.dispatchEvent(new CustomEvent<SliderDetail>('slider-change', { detail, bubbles: true }));
  };

  /** On leaving the field, what is not allowed becomes the nearest allowed value. */
  readonly #onChange = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'number') return;
    if (target.validity.valid && !Number.isNaN(target.valueAsNumber)) return;
    const typed = Number.isNaN(target.valueAsNumber) ? this.value : target.valueAsNumber;
    this.value = typed;
    this.#input('range').dispatchEvent(new Event('input', { bubbles: true }));
  };
}

if (!customElements.get('slider-field')) customElements.define('slider-field', SliderField);

declare global {
  interface HTMLElementTagNameMap {
    'slider-field': SliderField;
  }
  interface HTMLElementEventMap {
    'slider-change': CustomEvent<SliderDetail>;
  }
}
