/** The table of lowerings, by the name of the primitive. */
import type { Node } from '../../torch/node.ts';
import * as binary from './binary.ts';
import * as convolution_gradients from './convolution-gradients.ts';
import * as elementwise from './elementwise.ts';
import * as indexing from './indexing.ts';
import type { Lowering } from './lowering.ts';
import * as matmul from './matmul.ts';
import * as movement from './movement.ts';
import * as normalisation from './normalisation.ts';
import * as pool from './pool.ts';
import * as reduce from './reduce.ts';
import * as scan from './scan.ts';
import * as unary from './unary.ts';

const { variance, ...reductions } = reduce;

/**
 * By the primitive's name. Each lowering types the attributes of its own primitive; the table holds all as
 * one type.
 */
export const lowerings: Readonly<Record<string, Lowering>> = {
  ...elementwise,
  ...unary,
  ...binary,
  ...reductions,
  var: variance,
  ...matmul,
  ...convolution_gradients,
  ...scan,
  ...movement,
  ...normalisation,
  ...pool,
  ...indexing,
} as Readonly<Record<string, Lowering<never>>> as Readonly<Record<string, Lowering>>;

export function loweringOf(node: Node): Lowering | undefined {
  return Object.hasOwn(lowerings, node.primitive.name) ? lowerings[node.primitive.name] : undefined;
}
