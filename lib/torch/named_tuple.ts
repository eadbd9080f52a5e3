/**
 * Named tuples, as `torch.return_types` has them: a record whose fields are in order, with the tuple's name.
 */
import type { Tensor } from './tensor.ts';

/** Under this symbol stands the name, `max` for `torch.return_types.max`. */
export const returnType = Symbol('return type');

export type NamedTuple<Fields> = Fields & { readonly [returnType]: string };

export function namedTuple<const Fields extends Readonly<Record<string, Tensor>>>(
  name: string,
  fields: Fields,
): NamedTuple<Fields> {
  return Object.defineProperty({ ...fields }, returnType, { value: name }) as NamedTuple<Fields>;
}

export const isNamedTuple = (value: unknown): value is NamedTuple<Readonly<Record<string, Tensor>>> =>
  typeof value === 'object' && value !== null && returnType in value;
