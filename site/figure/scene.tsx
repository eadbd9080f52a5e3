/** From a definition, a state and a run's tensors to a scene; the same in Node and in the page. */
import type { TensorData } from '#lib/engine/contract.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import type { Limit, OfForm } from './fields.tsx';
import type { AnyFigure, AnyViewProps, AnyState, Book, Needs } from './figure.ts';

export const startOf = ({ state }: AnyFigure): AnyState =>
  Object.fromEntries(Object.entries(state).map(([name, { start }]) => [name, start]));

export const needsOf = (figure: AnyFigure, state: AnyState, book: Book): Needs =>
  figure.needs?.(state, book) ?? {};

/** Whether the figure shows the reader's picture. */
export const showsPicture = (figure: AnyFigure): boolean =>
  figure.chooser === undefined ? figure.needs !== undefined : !['weights', 'none'].includes(figure.chooser);

type Tensors = Readonly<Record<string, TensorData>>;

/** What a field says of a model. */
export const ofForm = <T,>(said: OfForm<T>, form: VitForm): T =>
  typeof said === 'function' ? (said as (form: VitForm) => T)(form) : said;

const ownLimits = (figure: AnyFigure, form: VitForm): Readonly<Record<string, Limit>> =>
  Object.fromEntries(
    Object.entries(figure.state).flatMap(([name, { limits }]) =>
      limits ? [[name, ofForm(limits, form)]] : [],
    ),
  );

/** The limits of every field that has some. */
export function limitsOf(
  figure: AnyFigure,
  state: AnyState,
  tensors: Tensors,
  form: VitForm,
): Readonly<Record<string, Limit>> {
  return { ...ownLimits(figure, form), ...figure.limits?.(state, tensors) } as Record<string, Limit>;
}

/** What does not fit the limits goes to the nearest value that does. */
export function within(figure: AnyFigure, state: AnyState, tensors: Tensors, form: VitForm): AnyState {
  return limited(figure, state, limitsOf(figure, state, tensors, form), form);
}

/** The same before a run, as far as the model alone decides it: a run of a block that it lacks would fail. */
export const fitting = (figure: AnyFigure, state: AnyState, form: VitForm): AnyState =>
  limited(figure, state, ownLimits(figure, form), form);

function limited(
  figure: AnyFigure,
  state: AnyState,
  limits: Readonly<Record<string, Limit>>,
  form: VitForm,
): AnyState {
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => {
      const limit = limits[name];
      const fits = figure.state[name]?.fit?.(value, form) ?? value;
      return [name, limit ? Math.min(limit[1], Math.max(limit[0], fits as number)) : fits];
    }),
  );
}

/** What a run gave, whatever is chosen. */
export interface RunSituation {
  readonly tensors: Tensors;
  readonly derived: unknown;
  readonly book: Book;
}

export interface Situation extends RunSituation {
  readonly state: AnyState;
  readonly seen: AnyState;
  readonly grown?: unknown;
}

export function sceneOf(figure: AnyFigure, situation: Situation): AnyViewProps {
  const { state, seen, tensors, book, derived, grown } = situation;
  const limits = limitsOf(figure, state, tensors, book.form);
  const scene: AnyViewProps = {
    state,
    seen,
    tensors,
    derived,
    grown,
    book,
    words: figure.words[book.lang],
    control: (name, spec) =>
      figure.state[name]!.control(name, state[name], {
        ...(limits[name] ? { limits: limits[name] } : {}),
        ...spec,
        figure: figure.name,
      }),
    cursor: (name, label, index = 0) => {
      const { row, col } = figure.cursors?.[name]?.at?.(scene, index) ?? { row: 0, col: 0 };
      return <grid-cursor name={name} label={label} row={row} col={col} {...(index ? { index } : {})} />;
    },
  };
  return scene;
}
