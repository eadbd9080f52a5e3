/** The table of primitives, by name. */
import * as binary from './binary.ts';
import * as convolution_gradients from './convolution_gradients.ts';
import * as elementwise from './elementwise.ts';
import * as elimination from './elimination.ts';
import * as indexing from './indexing.ts';
import * as matmul from './matmul.ts';
import * as movement from './movement.ts';
import * as normalisation from './normalisation.ts';
import * as places from './places.ts';
import * as pool from './pool.ts';
import * as reduce from './reduce.ts';
import * as sort from './sort.ts';
import * as special from './special.ts';
import * as unary from './unary.ts';

export {
  binary,
  convolution_gradients,
  elementwise,
  elimination,
  indexing,
  matmul,
  movement,
  normalisation,
  places,
  pool,
  reduce,
  sort,
  special,
  unary,
};
