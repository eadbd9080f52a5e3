/** `torch.special.*`: what it has beside other names of functions of `torch`. */
export {
  special_digamma as digamma,
  special_entr as entr,
  special_erfcx as erfcx,
  special_gammaln as gammaln,
  special_i0 as i0,
  special_i0e as i0e,
  special_i1 as i1,
  special_i1e as i1e,
  special_log_ndtr as log_ndtr,
  special_multigammaln as multigammaln,
  special_ndtr as ndtr,
  special_ndtri as ndtri,
  special_polygamma as polygamma,
  special_psi as psi,
  special_xlog1py as xlog1py,
  special_zeta as zeta,
} from '../ops/special.ts';
