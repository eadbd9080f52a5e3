/** Special functions, under `torch` and `torch.special`; after ATen's `UnaryOps.cpp` and `BinaryOps.cpp`. */
import { cast } from '../cast.ts';
import { FloatScalar, isFloating } from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import * as primitives from '../primitives/special.ts';
import { record, recordElementwise } from '../record.ts';
import { wrapDim } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { combine, floating, floatUnary, type Operand } from './operands.ts';

export const lgamma = floatUnary('lgamma', primitives.lgamma);
export const special_gammaln = floatUnary('special_gammaln', primitives.lgamma);

const ofOrder = (input: Tensor, n: number): Tensor =>
  recordElementwise(primitives.polygamma, [cast(input, floating(input.dtype))], { n });
export const digamma = op('digamma(Tensor input)', (input: Tensor): Tensor => ofOrder(input, 0));
export const special_digamma = op('special_digamma(Tensor input)', (input: Tensor): Tensor =>
  ofOrder(input, 0),
);
export const special_psi = op('special_psi(Tensor input)', (input: Tensor): Tensor => ofOrder(input, 0));
const polygammaNamed = (name: string) =>
  op(`${name}(int n, Tensor input)`, (n: number, input: Tensor): Tensor => {
    check(n >= 0, () => 'polygamma(n, x) does not support negative n.');
    return ofOrder(input, n);
  });
export const polygamma = polygammaNamed('polygamma');
export const special_polygamma = polygammaNamed('special_polygamma');
/** The method, whose tensor comes first. */
export const polygamma_method = op('polygamma(Tensor input, int n)', (input: Tensor, n: number): Tensor =>
  polygamma(n, input),
);

/** log Γ of several dimensions: https://docs.pytorch.org/docs/stable/generated/torch.mvlgamma.html */
const multivariate = (name: string) =>
  op(`${name}(Tensor input, int p)`, (input: Tensor, p: number): Tensor => {
    check(p >= 1, () => 'p has to be greater than or equal to 1');
    const x = cast(input, floating(input.dtype));
    const terms = Array.from({ length: p }, (_, i) => lgamma(x.sub(new FloatScalar(i / 2))));
    const shift = new FloatScalar((p * (p - 1) * Math.log(Math.PI)) / 4);
    return terms.reduce((sum, term) => sum.add(term)).add(shift);
  });
export const mvlgamma = multivariate('mvlgamma');
export const special_multigammaln = multivariate('special_multigammaln');

export const i0 = floatUnary('i0', primitives.i0);
export const special_i0 = floatUnary('special_i0', primitives.i0);
export const special_i0e = floatUnary('special_i0e', primitives.i0e);
export const special_i1 = floatUnary('special_i1', primitives.i1);
export const special_i1e = floatUnary('special_i1e', primitives.i1e);
export const special_erfcx = floatUnary('special_erfcx', primitives.erfcx);
export const special_ndtr = floatUnary('special_ndtr', primitives.ndtr);
export const special_ndtri = floatUnary('special_ndtri', primitives.ndtri);
export const special_log_ndtr = floatUnary('special_log_ndtr', primitives.log_ndtr);
export const special_entr = floatUnary('special_entr', primitives.entr);

export const special_xlog1py = op(
  'special_xlog1py(Tensor|Scalar input, Tensor|Scalar other)',
  (input: Operand, other: Operand): Tensor => combine(primitives.xlog1py, input, other, floating),
);
export const special_zeta = op(
  'special_zeta(Tensor|Scalar input, Tensor|Scalar other)',
  (input: Operand, other: Operand): Tensor => combine(primitives.zeta, input, other, floating),
);
export const logaddexp2 = op(
  'logaddexp2(Tensor input, Tensor other)',
  (input: Tensor, other: Tensor): Tensor => combine(primitives.logaddexp2, input, other),
);

/** https://docs.pytorch.org/docs/stable/generated/torch.logcumsumexp.html */
export const logcumsumexp = op(
  'logcumsumexp(Tensor input, int dim)',
  (input: Tensor, dim: number): Tensor => {
    const d = wrapDim(dim, input.ndim);
    const x = isFloating(input.dtype) ? input : cast(input, floating(input.dtype));
    return record(primitives.logcumsumexp, [x], { dim: d });
  },
);
