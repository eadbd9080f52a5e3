/**
 * One argument is changed, the reader says which of five numbers move, then sees. The model is built and
 * traced for every setting.
 */
import type { VNode } from 'preact';
import { Chip } from '../../drawings/chip.tsx';
import { choice, integer, several, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { chipOf, STEPS } from './chips.ts';
import {
  ARGUMENTS,
  DEFAULTS,
  investigate,
  moved,
  RANGES,
  withArgument,
  type Case,
  type FiveNumbers,
} from './detective.ts';
import { Diagram } from './diagram.tsx';
import './style.css';
import { words } from './words.tsx';

const ORIGINAL = investigate(DEFAULTS) as Case;
const NUMBERS = Object.keys(ORIGINAL.five) as (keyof FiveNumbers)[];
const format = (n: number): string => n.toLocaleString('en-US');

interface State {
  readonly argument: (typeof ARGUMENTS)[number];
  readonly value: number;
  readonly picture: number;
  readonly dynamic: boolean;
  readonly moves: readonly (keyof FiveNumbers)[];
  readonly seen: boolean;
}

const changed = ({ argument, value }: State): boolean => value !== DEFAULTS[argument];
/** Before the first look the numbers stay as they were. */
const waiting = (state: State): boolean => changed(state) && !state.seen;

/** Building and tracing takes milliseconds, and one drawing asks several times. */
let last: { key: string; found: Case | { readonly error: string } } | undefined;

function caseOf(state: State): Case | { readonly error: string } {
  const { argument, value, picture, dynamic } = state;
  const settings = waiting(state) ? DEFAULTS : withArgument(DEFAULTS, argument, value);
  const asked = { ...settings, picture, dynamic_img_size: dynamic };
  const key = JSON.stringify(asked);
  if (last?.key !== key) last = { key, found: investigate(asked) };
  return last.found;
}

const afresh = (argument: State['argument']) => ({
  value: DEFAULTS[argument],
  picture: DEFAULTS.picture,
  dynamic: false,
  moves: [],
  seen: false,
});

export default defineFigure({
  name: 'number-detective',
  words,
  state: {
    argument: choice(ARGUMENTS, 'patch_size'),
    value: integer(DEFAULTS.patch_size),
    picture: integer(DEFAULTS.picture, [32, 512, 16]),
    dynamic: toggle(),
    /** The numbers of which the reader says that they move. */
    moves: several(NUMBERS),
    /** After the first look the numbers follow the slider. */
    seen: toggle(),
  },
  limits: ({ argument }) => {
    const { min, max, step } = RANGES[argument];
    return { value: [min, max, step] };
  },
  next(state, change) {
    if (change.argument) return { ...state, argument: change.argument, ...afresh(change.argument) };
    if (change.seen === false) return { ...state, ...afresh(state.argument) };
    if (change.seen && !changed(state)) return state;
    const picture = state.argument === 'img_size' ? change.value : undefined;
    return { ...state, ...(picture ? { picture } : {}), ...change };
  },

  view({ state, words, book }) {
    const found = caseOf(state);
    const shown = 'five' in found ? found : ORIGINAL;
    const differ = moved(ORIGINAL.five, shown.five);
    const formulas = words.formula(shown.five, shown.grid);
    const { patch_size } = shown.settings;
    const size = shown.grid[0] * patch_size + shown.dropped;
    const judged = state.seen && state.moves.length > 0;
    return (
      <div class="detective">
        <div class="diagram">
          <Diagram
            img_size={size}
            patch_size={patch_size}
            grid={shown.grid}
            dropped={shown.dropped}
            label={words.diagram(size, shown.grid, shown.dropped)}
          />
        </div>
        <ol class="five">
          {NUMBERS.map((key) => {
            const right = state.moves.includes(key) === differ.includes(key);
            return (
              <li data-number={key} data-right={judged ? String(right) : undefined}>
                <span class="value">
                  <BeforeAfter before={ORIGINAL.five[key]} after={shown.five[key]} />
                </span>
                <span class="name">{words.names[key]}</span>
                <code>{formulas[key]}</code>
                <label>
                  <input
                    type="checkbox"
                    name="moves"
                    data-field="moves"
                    value={key}
                    checked={state.moves.includes(key)}
                    disabled={state.seen}
                    autocomplete="off"
                    aria-label={`${words.moves}: ${words.names[key]}`}
                  />
                  {words.moves}
                </label>
                <span class="verdict">{judged ? (right ? words.right : words.wrong) : ''}</span>
              </li>
            );
          })}
        </ol>
        <ol class="steps">
          {STEPS.map((step, i) => {
            const chip = chipOf(shown, step);
            return (
              <li data-step={step} data-none={chip ? undefined : ''}>
                <span>{words.steps[i]}</span> <Chip {...(chip ?? chipOf(ORIGINAL, step)!)} lang={book.lang} />
              </li>
            );
          })}
        </ol>
        <ul class="facts">
          <Fact
            name="proj"
            words={words.proj}
            before={ORIGINAL.proj_parameters}
            after={shown.proj_parameters}
          />
          <Fact name="model" words={words.model} before={ORIGINAL.parameters} after={shown.parameters} />
          <Fact name="work" words={words.work} before={ORIGINAL.multiply_adds} after={shown.multiply_adds} />
        </ul>
      </div>
    );
  },
  controls: ({ control, state, words }) => (
    <>
      {control('argument', { label: words.argument, as: 'select' })}
      {control('value', { label: words.value })}
      {control('seen', { label: state.seen ? words.again : words.trace, as: 'button' })}
    </>
  ),
  more: ({ control, words }) => (
    <>
      {control('picture', { label: words.picture })}
      {control('dynamic', { label: words.dynamic, option: () => <code>{words.dynamic}</code> })}
    </>
  ),

  readout({ state, words }, change) {
    const found = caseOf(state);
    if (!('five' in found)) return words.refused(found.error);
    if (waiting(state)) return { asks: words.task(state.argument, state.value) };
    const differ = moved(ORIGINAL.five, found.five);
    const pixels = found.dropped ? words.dropped(found.dropped) : words.nothingDropped;
    const ending = found.error ? words.refused(found.error) : pixels;
    const touched = state.picture !== DEFAULTS.picture || state.dynamic;
    if (!state.seen) return found.error || found.dropped || touched ? ending : { asks: words.first };
    const names =
      differ
        .map((key) => `${words.names[key]} ${format(ORIGINAL.five[key])} → ${format(found.five[key])}`)
        .join(words.semicolon) || words.nothing;
    const right = NUMBERS.filter((key) => state.moves.includes(key) === differ.includes(key)).length;
    // Who ticked nothing is not judged, and no judgement follows the slider.
    const judged = !change.has('value') && state.moves.length > 0;
    return `${judged ? words.verdict(right, names) : words.moved(names)}${words.space}${ending}`;
  },
  caption: ({ words }) => words.caption,
  shape: ({ state }) => {
    const found = caseOf(state);
    return (('five' in found && found.trace) || ORIGINAL.trace!).tokens;
  },
});

const BeforeAfter = ({ before, after }: { readonly before: number; readonly after: number }): VNode => (
  <>
    {before !== after && <span class="before">{format(before)} →</span>}{' '}
    <span class="then">{format(after)}</span>
  </>
);

interface FactProps {
  readonly name: string;
  readonly words: (n: string) => string;
  readonly before: number | null;
  /** Null when timm refuses the picture: then there is nothing to say. */
  readonly after: number | null;
}

function Fact({ name, words, before, after }: FactProps): VNode {
  const text =
    after === null
      ? ''
      : words(before === after || before === null ? format(after) : `${format(before)} → ${format(after)}`);
  return <li data-fact={name}>{text}</li>;
}
