/** From a definition, a state and a run's tensors to a scene; the same in Node and in the page. */
import type { TensorData } from '#lib/engine/contract.ts';
import type { AnyFigure, AnyScene, AnyState, Book, Limit, Needs } from './figure.ts';

export const startOf = ({ state }: AnyFigure): AnyState =>
  Object.fromEntries(Object.entries(state).map(([name, { start }]) => [name, start]));

export const needsOf = (figure: AnyFigure, state: AnyState): Needs => figure.needs?.(state) ?? {};

/** Whether the figure shows the reader's picture. */
export const showsPicture = (figure: AnyFigure): boolean =>
  figure.chooser !== 'none' && (figure.chooser !== undefined || figure.needs !== undefined);

type Tensors = Readonly<Record<string, TensorData>>;

/** The limits of every field that has some. */
export function limitsOf(
  figure: AnyFigure,
  state: AnyState,
  tensors: Tensors,
): Readonly<Record<string, Limit>> {
  const own = Object.entries(figure.state).flatMap(([name, { limits }]) => (limits ? [[name, limits]] : []));
  return { ...Object.fromEntries(own), ...figure.limits?.(state, tensors) } as Record<string, Limit>;
}

/** What does not fit the limits goes to the nearest value that does. */
export function within(figure: AnyFigure, state: AnyState, tensors: Tensors): AnyState {
  const limits = limitsOf(figure, state, tensors);
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => {
      const limit = limits[name];
      return [name, limit ? Math.min(limit[1], Math.max(limit[0], value as number)) : value];
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

export function sceneOf(figure: AnyFigure, situation: Situation): AnyScene {
  const { state, seen, tensors, book, derived, grown } = situation;
  const limits = limitsOf(figure, state, tensors);
  const scene: AnyScene = {
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
