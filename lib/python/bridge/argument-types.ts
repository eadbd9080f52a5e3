/** Types of verbs' arguments: each reads what `decode.ts` made of Python's value, or refuses it. */
import { Module, type AnyModule } from '#lib/nn/index.ts';
import { LazyGenerator } from '#lib/torch/random/index.ts';
import { FloatScalar, isDType, Tensor, type DType } from '#lib/torch/index.ts';
import { isRecord } from './decode.ts';
import { PythonCallable, PythonObject } from './python.ts';

export interface ArgumentType<T> {
  /** For messages: "a tensor". */
  readonly noun: string;
  /** The value, or undefined when it is of another type. */
  readonly read: (value: unknown) => T | undefined;
  /** Python's function that the argument goes through on its way: a reader's `recurse=1` is a flag. */
  readonly python?: 'bool';
}

export const instance = <T>(noun: string, kind: abstract new (...args: never[]) => T): ArgumentType<T> => ({
  noun,
  read: (value) => (value instanceof kind ? value : undefined),
});

export const tensor = instance('a tensor', Tensor);
export const module = instance<AnyModule>('a module', Module);
export const generator = instance('a generator', LazyGenerator);
export const callable = instance('a function of Python', PythonCallable);

export const flag: ArgumentType<boolean> = {
  noun: 'a bool',
  python: 'bool',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

export const int: ArgumentType<number> = {
  noun: 'an int',
  read: (value) => (Number.isInteger(value) ? (value as number) : undefined),
};

/** An int or a float. */
export const number: ArgumentType<number> = {
  noun: 'a number',
  read: (value) =>
    typeof value === 'number' ? value : value instanceof FloatScalar ? value.value : undefined,
};

/** A string, also one that is a dtype's name: Python parks those, so that none is taken for the dtype. */
export const text: ArgumentType<string> = {
  noun: 'a string',
  read: (value) =>
    typeof value === 'string' ? value : value instanceof PythonObject ? value.text : undefined,
};

export const dtype: ArgumentType<DType> = {
  noun: 'a dtype',
  read: (value) => (isDType(value) ? value : undefined),
};

/** A dict; what its fields must be is known to the function that takes them. */
export const options: ArgumentType<Readonly<Record<string, unknown>>> = {
  noun: 'a dict',
  read: (value) => (isRecord(value) ? value : undefined),
};

/** Whatever Python may send: the verb looks for itself. */
export const anything: ArgumentType<unknown> = { noun: 'a value', read: (value) => value };

export const listOf = <T>(item: ArgumentType<T>): ArgumentType<readonly T[]> => ({
  noun: `a list, each ${item.noun}`,
  read: (value) => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map((each) => item.read(each));
    return items.every((each): each is T => each !== undefined) ? items : undefined;
  },
});

export const orNone = <T>(type: ArgumentType<T>): ArgumentType<T | null> => ({
  noun: `${type.noun} or None`,
  read: (value) => (value === null ? null : type.read(value)),
});
