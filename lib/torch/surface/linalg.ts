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
export { matmul } from '../ops/matmul.ts';
