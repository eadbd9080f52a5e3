/**
 * What Python can ask of the library. A verb has a name, arguments with their types in the order in which
 * Python gives them, and a function; `verbs.ts` has all. Python calls them by the functions of
 * `facade/torch/_verbs.py`, which is written from here: `npm run verbs`.
 */
import type { ArgumentType } from './argument-types.ts';

type Arguments = Readonly<Record<string, ArgumentType<unknown>>>;
type Given<A extends Arguments> = {
  readonly [Name in keyof A]: A[Name] extends ArgumentType<infer T> ? T : never;
};

export interface Verb {
  readonly name: string;
  readonly args: Arguments;
  /** Whether Python may give any arguments after these. */
  readonly open: boolean;
  /** Whether Python gets the record as it is, and not what it stands for. */
  readonly record: boolean;
  /** The result is encoded by its type (`encode.ts`). */
  readonly run: (args: readonly unknown[], kwargs: Readonly<Record<string, unknown>>) => unknown;
}

/**
 * `verb('children', { module }, ({ module }) => …)`. An argument of another type is a fault of the Python
 * side, whose own checks stand before: it raises RuntimeError with the verb's, the argument's and the type's
 * name.
 */
export const verb = <A extends Arguments>(
  name: string,
  args: A,
  run: (given: Given<A>) => unknown,
): Verb => ({
  name,
  args,
  open: false,
  record: false,
  run: (values) => run(read(name, args, values)),
});

/**
 * A verb whose record Python reads itself: to take a new module's handle for an object that is there already.
 */
export const asRecord = (verb: Verb): Verb => ({ ...verb, record: true });

/**
 * A verb that takes further arguments, by position and by keyword, for a function that has a signature of its
 * own.
 */
export const openVerb = <A extends Arguments>(
  name: string,
  args: A,
  run: (given: Given<A>, rest: readonly unknown[], kwargs: Readonly<Record<string, unknown>>) => unknown,
): Verb => {
  const count = Object.keys(args).length;
  return {
    name,
    args,
    open: true,
    record: false,
    run: (values, kwargs) => run(read(name, args, values), values.slice(count), kwargs),
  };
};

function read<A extends Arguments>(verb: string, args: A, values: readonly unknown[]): Given<A> {
  const given: Record<string, unknown> = {};
  Object.entries(args).forEach(([name, type], i) => {
    given[name] = type.read(values[i]);
    if (given[name] === undefined) throw new Error(`${verb}(): ${name} must be ${type.noun}`);
  });
  return given as Given<A>;
}

/** A table's entry under a name that Python gives: its own, and none of `Object.prototype`. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
