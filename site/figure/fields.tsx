/**
 * What a reader can change: how it starts, stands in a link, and looks as a control. Controls are found by
 * `data-field`; what a control says is read from the element that the reader touched.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { VitForm } from '#lib/engine/vit-form.ts';
import { SliderField } from './slider-field.tsx';

export type Limit = readonly [min: number, max: number, step?: number];
/** What is the same for all models, or what each model's blocks, heads and tokens make of it. */
export type OfForm<T> = T | ((form: VitForm) => T);

export interface ControlSpec<V> {
  readonly label: string;
  /** How an option is written; default as it is. */
  readonly option?: (value: V) => ComponentChildren;
  /** Default: radios for a choice, a checkbox for a toggle, a slider for a number. */
  readonly as?: 'radios' | 'select' | 'checkbox' | 'button' | 'slider';
  readonly limits?: Limit;
  /** For a button: whether it opens and closes a part of the stage. Default false. */
  readonly expands?: boolean;
  /** The figure's name: two figures of a page may have choices of the same name. Told by the kit. */
  readonly figure?: string;
}

/** Its functions are written as methods, so that a field of a narrower type is a field. */
export interface Field<V> {
  readonly start: V;
  /** From a link; undefined where the text names no value. */
  parse(this: void, text: string): V | undefined;
  /** For a link; an empty text is left out of it. */
  write(this: void, value: V): string;
  control(this: void, name: string, value: V, spec: ControlSpec<V>): VNode;
  /** What the reader's input or click on a control makes of the value before. */
  read(this: void, control: Element, before: V): V | undefined;
  /** What of a value another model has too: a head that it lacks is let go. Default all. */
  fit?(this: void, value: V, form: VitForm): V;
  /** Values that stand for all others, for the test of all figures; numbers are tried at their limits. */
  readonly samples?: OfForm<readonly V[]>;
  /** Where a figure names no limits. */
  readonly limits?: OfForm<Limit>;
}

const valueOf = (control: Element): string =>
  control instanceof HTMLInputElement || control instanceof HTMLSelectElement
    ? control.value
    : (control.getAttribute('value') ?? '');

function number(start: number, limits: OfForm<Limit> | undefined, pattern: RegExp): Field<number> {
  const parse = (text: string) => (pattern.test(text) ? Number(text) : undefined);
  return {
    start,
    parse,
    write: String,
    control: (name, value, { label, as = 'slider', option, limits: [min, max, step = 1] = [0, 0] }) =>
      as === 'button' ? (
        <button type="button" name={name} data-field={name}>
          {option ? option(value) : label}
        </button>
      ) : (
        <SliderField name={name} label={label} min={min} max={max} step={step} value={value} />
      ),
    /** A button without a value counts on; one with a value sets it. */
    read: (control, before) =>
      control.localName === 'slider-field'
        ? (control as Element & { value: number }).value
        : control.localName === 'button' && !control.hasAttribute('value')
          ? before + 1
          : parse(valueOf(control)),
    ...(limits ? { limits } : {}),
  };
}

/** A whole number, by slider and number field, or by a button that counts on. */
export const integer = (start: number, limits?: OfForm<Limit>) => number(start, limits, /^-?\d{1,9}$/);

/** A number with decimals, by slider and number field. */
export const real = (start: number, limits?: OfForm<Limit>) =>
  number(start, limits, /^-?\d{1,9}(\.\d{1,9})?$/);

/** One of several names; radios for few, a select for many, or buttons on the stage that carry a `value`. */
export const choice = <const V extends string>(values: readonly V[], start: V = values[0]!): Field<V> => {
  const parse = (text: string) => values.find((value) => value === text);
  return {
    start,
    parse,
    write: (value) => value,
    control: (name, value, { label, option = (each) => each, as = 'radios', figure = '' }) =>
      as === 'select' ? (
        <label class="field">
          {label}
          <select name={name} data-field={name} autocomplete="off">
            {values.map((each) => (
              <option value={each} selected={each === value}>
                {option(each)}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <fieldset class="field radios">
          <legend>{label}</legend>
          {values.map((each) => (
            <label>
              <input
                type="radio"
                name={`${figure}-${name}`}
                data-field={name}
                value={each}
                checked={each === value}
                autocomplete="off"
              />
              {option(each)}
            </label>
          ))}
        </fieldset>
      ),
    read: (control) => parse(valueOf(control)),
    samples: values,
  };
};

/** On or off, by a checkbox or a button that stays pressed. */
export const toggle = (start = false): Field<boolean> => ({
  start,
  parse: (text) => (text === '1' ? true : text === '0' ? false : undefined),
  write: (value) => (value === start ? '' : value ? '1' : '0'),
  control: (name, value, { label, option, as = 'checkbox', expands = false }) =>
    as === 'button' ? (
      <button type="button" name={name} data-field={name} aria-expanded={expands ? value : undefined}>
        {option ? option(value) : label}
      </button>
    ) : (
      <label class="field">
        <input type="checkbox" name={name} data-field={name} checked={value} autocomplete="off" />
        {option ? option(value) : label}
      </label>
    ),
  read: (control, before) => (control instanceof HTMLInputElement ? control.checked : !before),
  samples: [false, true],
});

/** What stands between names in a link: a point, or what no name of heads and modules has. */
const between = (values: readonly string[]): string =>
  values.some((value) => value.includes('.')) ? '~' : '.';

/**
 * Any of several names, each by a checkbox or a button with `data-field` and its name as `value` on the
 * stage.
 */
export const several = <const V extends string>(
  values: readonly V[],
  start: readonly V[] = [],
): Field<readonly V[]> => ({
  start,
  parse: (text) => values.filter((value) => text.split(between(values)).includes(value)),
  write: (chosen) => chosen.join(between(values)),
  control: (name, chosen, { label, option = (each) => String(each) }) => (
    <fieldset class="field radios">
      <legend>{label}</legend>
      {values.map((each) => (
        <label>
          <input
            type="checkbox"
            name={name}
            data-field={name}
            value={each}
            checked={chosen.includes(each)}
            autocomplete="off"
          />
          {option([each])}
        </label>
      ))}
    </fieldset>
  ),
  read: (control, before) => {
    const touched = valueOf(control);
    // A control without a name lets all go.
    if (touched === '') return [];
    const isOn = control instanceof HTMLInputElement ? control.checked : !before.includes(touched as V);
    return values.filter((each) => (each === touched ? isOn : before.includes(each)));
  },
  samples: [[], values.slice(0, 1), values],
});

/**
 * Any of the names that a model has for its blocks or heads, by buttons with `data-field` and a name as
 * `value` on the stage. In a link they stand with `between` between them.
 */
export const severalOf = (
  names: (form: VitForm) => readonly string[],
  between: '.' | '~',
): Field<readonly string[]> => ({
  start: [],
  parse: (text) => text.split(between).filter((name) => /^[\w.]+$/.test(name)),
  write: (chosen) => chosen.join(between),
  control: () => <></>,
  read: (control, before) => {
    const touched = valueOf(control);
    // A control without a name lets all go.
    if (touched === '') return [];
    return before.includes(touched) ? before.filter((each) => each !== touched) : [...before, touched];
  },
  fit: (chosen, form) => names(form).filter((name) => chosen.includes(name)),
  samples: (form) => [[], names(form).slice(0, 1), names(form)],
});
/**
 * A whole number from 0, or none, which the control sets: a button, which stays where it stands when there is
 * none.
 */
export const integerOrNone = (max: (form: VitForm) => number): Field<number | null> => {
  const parse = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);
  return {
    start: null,
    parse,
    write: (value) => (value === null ? '' : String(value)),
    control: (name, value, { label }) => (
      <button type="button" name={name} data-field={name} value="" aria-disabled={value === null}>
        {label}
      </button>
    ),
    read: (control) => (valueOf(control) === '' ? null : parse(valueOf(control))),
    fit: (value, form) => (value !== null && value > max(form) ? null : value),
    samples: (form) => [null, 0, max(form)],
  };
};

/**
 * What only a passing pointer or the page's present moment decides: it stands in no link and has no control.
 */
export const passing = <V,>(start: V): Field<V> => ({
  start,
  parse: () => undefined,
  write: () => '',
  control: () => <></>,
  read: () => undefined,
});
