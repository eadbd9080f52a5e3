/**
 * How a run differs from the book's own model as it is on the chosen picture; the same at build time and in
 * the page.
 */
import { tapName } from '#lib/engine/tap.ts';
import type { BookModel } from './models.ts';
import type { BookRunOptions } from './open-book.ts';

/**
 * `change`, `through`, `variant`, `parameters` and `input` of a run, as `RunRequest` has them (a change is a
 * run of the same session), and the model that runs.
 */
export interface RunOptions extends Omit<BookRunOptions, 'signal' | 'onProgress'> {
  /** Default `models.scenes`. */
  readonly model?: BookModel;
}

let counted = 0;
const objects = new WeakMap<object, number>();
/** Large values are told apart by identity: a figure that asks for the same run hands in the same object. */
const identity = (value: object): number => {
  if (!objects.has(value)) objects.set(value, ++counted);
  return objects.get(value)!;
};

/** The same text for the same options. */
export const optionsKey = ({ model, through, ...options }: RunOptions): string =>
  JSON.stringify(
    { ...options, model: model && identity(model), through: through?.map(tapName) },
    (_, value: unknown) =>
      ArrayBuffer.isView(value) || value instanceof Map ? `#${identity(value)}` : value,
  );
