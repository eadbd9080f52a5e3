/** `torch.linalg.*` */
export {
  eigvalsh,
  linalg_eigh as eigh,
  linalg_qr as qr,
  linalg_svd as svd,
  matrix_rank,
  pinv,
  svdvals,
} from '../ops/decompositions.ts';
export { det, inverse as inv, linalg_slogdet as slogdet, solve } from '../ops/inverse.ts';
export { cross, matrix_norm, matrix_power, multi_dot, norm, vecdot, vector_norm } from '../ops/linalg.ts';
export {
  cholesky_ex,
  inv_ex,
  linalg_cholesky as cholesky,
  linalg_lu as lu,
  linalg_lu_solve as lu_solve,
  lu_factor,
  lu_factor_ex,
  matrix_exp,
  solve_ex,
  solve_triangular,
} from '../ops/factorisations.ts';
export {
  cond,
  diagonal,
  householder_product,
  linalg_vander as vander,
  lstsq,
  tensorinv,
  tensorsolve,
} from '../ops/linear_systems.ts';
export { matmul } from '../ops/matmul.ts';
