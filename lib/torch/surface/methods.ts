/** `Tensor.*`: what `ops/index.ts` gives Tensor here too, and what only Python has as a method. */
export * from '../ops/index.ts';
export { new_empty, new_full, new_ones, new_zeros } from '../ops/create.ts';
export { multinomial } from '../ops/draw.ts';
export { new_tensor } from '../ops/from_data.ts';
export { det, inverse, logdet, slogdet } from '../ops/inverse.ts';
export { cross_function as cross, matrix_power } from '../ops/linalg.ts';
export { lu } from '../ops/factorisations.ts';
export { is_contiguous, numel, storage_offset } from '../ops/meta.ts';
export { hardshrink, prelu } from '../ops/nn/activation.ts';
export { polygamma_method as polygamma } from '../ops/special.ts';
export { sum_to_size } from '../ops/shapes.ts';
export { kron } from '../ops/tensordot.ts';
export { acosh as arccosh, asinh as arcsinh, atanh as arctanh } from '../ops/unary.ts';
