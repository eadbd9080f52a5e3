/** `torch.linalg.*` */
export { det, inverse as inv, linalg_slogdet as slogdet, solve } from '../ops/inverse.ts';
export { cross, matrix_norm, matrix_power, multi_dot, norm, vecdot, vector_norm } from '../ops/linalg.ts';
export { matmul } from '../ops/matmul.ts';
