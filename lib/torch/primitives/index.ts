/** The table of primitives, by name. */
import * as binary from './binary.ts';
import * as elementwise from './elementwise.ts';
import * as matmul from './matmul.ts';
import * as movement from './movement.ts';
import * as normalisation from './normalisation.ts';
import * as pool from './pool.ts';
import * as reduce from './reduce.ts';
import * as unary from './unary.ts';

export { binary, elementwise, matmul, movement, normalisation, pool, reduce, unary };
