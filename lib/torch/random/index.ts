/** PyTorch's CPU generator and its draws, at once or recorded. */
export {
  bernoulliOf,
  exponential,
  integers,
  normal,
  permutation,
  timm_trunc_normal,
  trunc_normal,
  uniform,
  type Distribution,
  type DrawDtype,
} from './distribution.ts';
export * from './draws.ts';
export { erf } from './erf.ts';
export { erfinv } from './erfinv.ts';
export { Generator } from './generator.ts';
export * from './init.ts';
export { LazyDraw, LazyGenerator } from './lazy.ts';
export { multinomial } from './multinomial.ts';
export { sample_gamma, sample_poisson } from './rejection.ts';
export { timm_trunc_normal_, trunc_normal_, type TruncNormal } from './trunc_normal.ts';
