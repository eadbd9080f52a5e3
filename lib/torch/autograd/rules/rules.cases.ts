/** What rules are tried on, beside the cases of the lowerings. */
import type { Case } from '../../../onnx/lowerings/lowerings.cases.ts';

export interface RuleCase extends Case {
  /** Inputs that are places or truths: their values. */
  readonly integers?: Readonly<Record<number, readonly number[]>>;
}

const any: RuleCase = { shapes: [[2, 3]] };
const withinOne: RuleCase = { shapes: [[7]], of: (x) => x / 2.1 };
const positive: RuleCase = { shapes: [[7]], of: (x) => Math.abs(x) + 0.3 };
const two: RuleCase = { shapes: [[2, 3], [3]] };
const bothPositive: RuleCase = { ...two, of: (x) => Math.abs(x) + 0.3 };
const square: RuleCase = { shapes: [[2, 3, 3]], of: (x) => x + 0.4 * Math.cos(40 * x) };
const places = { 1: [2, 0, 0] };
const pairs = { 1: [1, 0, 2, 1] };

export const ruleCases: {
  readonly own: Readonly<Record<string, RuleCase | readonly RuleCase[]>>;
  /** Rules that are zero everywhere; differences at steps say nothing. */
  readonly flat: readonly string[];
  /** Primitives of integers and truths. */
  readonly integral: readonly string[];
} = {
  own: {
    erfc: any,
    erfinv: withinOne,
    expm1: any,
    log1p: positive,
    lgamma: positive,
    polygamma: [
      { ...positive, attributes: { n: 0 } },
      { ...positive, attributes: { n: 2 } },
    ],
    i0: any,
    i0e: any,
    i1: any,
    i1e: any,
    erfcx: any,
    ndtr: any,
    ndtri: { shapes: [[7]], of: (x) => 0.5 + x / 4 },
    log_ndtr: any,
    entr: positive,
    xlog1py: bothPositive,
    logaddexp2: two,
    logcumsumexp: [
      { shapes: [[2, 4]], attributes: { dim: 1 } },
      { shapes: [[3, 2]], attributes: { dim: 0 } },
    ],
    fmax: two,
    fmin: two,
    remainder: bothPositive,
    atan2: two,
    hypot: two,
    copysign: two,
    logaddexp: two,
    xlogy: bothPositive,
    cumprod: [
      { shapes: [[2, 4]], attributes: { dim: 1 } },
      { shapes: [[3]], attributes: { dim: 0 }, of: (x, i) => (i === 0 && x > 1 ? 0 : x) },
    ],
    det: square,
    logabsdet: square,
    inverse: square,
    solve: {
      shapes: [
        [2, 3, 3],
        [2, 3, 2],
      ],
      of: (x) => x + 0.4 * Math.cos(40 * x),
    },
    where: { shapes: [[3], [2, 3], [3]], integers: { 0: [1, 0, 1] } },
    index_select: { shapes: [[2, 3], [3]], attributes: { dim: 1 }, integers: places },
    gather: {
      shapes: [
        [2, 3],
        [2, 2],
      ],
      attributes: { dim: 1 },
      integers: pairs,
    },
    index: [
      { shapes: [[3, 2], [3]], attributes: { dims: 1 }, integers: places },
      { shapes: [[3, 3], [3], [1]], attributes: { dims: 2 }, integers: { ...places, 2: [1] } },
    ],
    index_put: [true, false].map((accumulate) => ({
      shapes: [[3, 2], [2, 2], [2]],
      attributes: { dims: 1, accumulate },
      integers: { 2: accumulate ? [1, 1] : [2, 0] },
    })),
    scatter: (['none', 'sum', 'prod', 'amax', 'amin'] as const).map((reduce) => ({
      shapes: [
        [2, 3],
        [2, 2],
        [2, 2],
      ],
      attributes: { dim: 1, reduce },
      integers: { 1: reduce === 'none' ? [1, 0, 2, 1] : [1, 1, 2, 1] },
    })),
  },
  flat: ['sign', 'floor', 'ceil', 'trunc', 'round', 'trunc_divide', 'floor_divide'],
  integral: [
    'logical_not',
    'isnan',
    'isinf',
    'signbit',
    'bitwise_not',
    'lt',
    'le',
    'gt',
    'ge',
    'eq',
    'ne',
    'logical_and',
    'logical_or',
    'logical_xor',
    'bitwise_and',
    'bitwise_or',
    'bitwise_xor',
    'bitwise_left_shift',
    'bitwise_right_shift',
    'gcd',
    'lcm',
    'all',
    'any',
    'argmax',
    'argmin',
    'argsort',
    'cumargmax',
    'cumargmin',
    'max_pool2d_places',
    'max_places',
    'fractional_max_places',
  ],
};
