/** The table of derivatives, by the name of the primitive, and those that have none. */
import type { Rule } from '../rule.ts';
import * as binary from './binary.ts';
import * as indexing from './indexing.ts';
import * as matmul from './matmul.ts';
import * as movement from './movement.ts';
import * as normalisation from './normalisation.ts';
import * as pool from './pool.ts';
import * as reduce from './reduce.ts';
import * as special from './special.ts';
import * as unary from './unary.ts';

/**
 * By the primitive's name. Each rule types the attributes of its own primitive; the table holds all as one
 * type.
 */
export const rules: Readonly<Record<string, Rule>> = {
  ...unary,
  ...binary,
  ...movement,
  ...indexing,
  ...reduce,
  ...matmul,
  ...normalisation,
  ...pool,
  ...special,
} as Readonly<Record<string, Rule<never>>> as Readonly<Record<string, Rule>>;

/** Primitives of floating results through which no gradient flows, in PyTorch either. */
export const notDifferentiable: ReadonlySet<string> = new Set([
  'leaf',
  'placeholder',
  'full',
  'heaviside',
  'zeta',
  'cofactors',
  'signdet',
]);
