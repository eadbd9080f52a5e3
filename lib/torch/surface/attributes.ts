/** Attributes of a tensor that are computed: `x.T`. */
export { data } from '../ops/copy.ts';
export { H, T, mH, mT } from '../ops/dims.ts';
export { itemsize, nbytes } from '../ops/meta.ts';
