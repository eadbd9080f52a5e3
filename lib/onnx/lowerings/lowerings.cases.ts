/** What each lowering is tried on: shapes of the inputs, attributes, and which values. */
import type { Attributes } from '../../torch/node.ts';
import type { Shape } from '../../torch/shape.ts';

export interface Case {
  readonly shapes: readonly Shape[];
  readonly attributes?: Attributes;
  /** Applied to each input's waves, which lie between -2 and 2. */
  readonly of?: (x: number, input: number) => number;
}

const any: Case = { shapes: [[2, 3, 5]] };
const two: Case = {
  shapes: [
    [2, 3, 5],
    [3, 1],
  ],
};
const positive: Case = { shapes: [[7]], of: (x) => Math.abs(x) + 0.1 };
const withinOne: Case = { shapes: [[7]], of: (x) => x / 2.1 };
const coarse: Case = { ...two, of: Math.round };
const reduction: readonly Case[] = [
  { shapes: [[2, 3, 5]], attributes: { dims: [1], keepdim: false } },
  { shapes: [[2, 3, 5]], attributes: { dims: [0, 2], keepdim: true } },
  { shapes: [[2, 3, 5]], attributes: { dims: [], keepdim: false } },
];
const windows = (attributes: object): Attributes => ({
  kernel_size: [3, 2],
  stride: [2, 2],
  padding: [1, 0],
  dilation: [1, 1],
  ceil_mode: false,
  ...attributes,
});
const line: readonly Case[] = [2, 0].map((dim) => ({ shapes: [[2, 3, 5]], attributes: { dim } }));

export const cases: Readonly<Record<string, Case | readonly Case[]>> = {
  neg: any,
  exp: any,
  relu: any,
  erf: any,
  tanh: any,
  sigmoid: any,
  sqrt: positive,
  logical_not: { ...any, of: Math.round },
  abs: any,
  sign: any,
  floor: any,
  ceil: any,
  round: { ...any, of: (x) => Math.round(2 * x) / 2 },
  reciprocal: positive,
  rsqrt: positive,
  square: any,
  log: positive,
  log2: positive,
  log10: positive,
  exp2: any,
  root: positive,
  hardtanh: { ...any, attributes: { min: -0.5, max: 1 } },
  alias: any,
  rewritten: { shapes: [[2], [2]] },
  overwritten: { shapes: [[2], [2]] },
  function_output: any,
  cumsum: line,
  triangle: [true, false].map((upper) => ({ shapes: [[2, 3, 4]], attributes: { upper, diagonal: 1 } })),
  sin: any,
  cos: any,
  tan: withinOne,
  asin: withinOne,
  acos: withinOne,
  atan: any,
  sinh: any,
  cosh: any,
  asinh: any,
  acosh: { shapes: [[7]], of: (x) => Math.abs(x) + 1.1 },
  atanh: withinOne,
  isnan: { ...any, of: (x) => (x > 1 ? NaN : x) },
  isinf: { ...any, of: (x) => 1 / Math.round(x) },
  add: [two, { shapes: [[], [4]] }],
  sub: two,
  mul: two,
  div: two,
  lt: two,
  le: coarse,
  gt: two,
  ge: coarse,
  eq: coarse,
  ne: coarse,
  logical_and: coarse,
  logical_or: coarse,
  logical_xor: coarse,
  clamp_min: two,
  clamp_max: two,
  maximum: two,
  minimum: two,
  fmod: two,
  pow: { ...two, of: (x) => Math.abs(x) + 0.1 },
  cast: { shapes: [[4]], attributes: { dtype: 'bool' }, of: Math.round },
  full: { shapes: [], attributes: { shape: [2, 3], dtype: 'float32', value: 1.5 } },
  gelu: ['none', 'tanh'].map((approximate) => ({ shapes: [[3, 40]], attributes: { approximate } })),
  sum: reduction,
  mean: reduction,
  prod: reduction,
  amax: reduction,
  amin: reduction,
  var: [0, 1].map((correction) => ({
    shapes: [[4, 6]],
    attributes: { dims: [1], keepdim: false, correction },
  })),
  argmax: { shapes: [[4, 6]], attributes: { dim: 1, keepdim: false } },
  argmin: { shapes: [[4, 6]], attributes: { dim: 0, keepdim: true } },
  matmul: [
    {
      shapes: [
        [3, 4],
        [4, 5],
      ],
    },
    {
      shapes: [
        [2, 1, 3, 4],
        [5, 4, 6],
      ],
    },
  ],
  linear: [
    { shapes: [[2, 3, 4], [5, 4], [5]] },
    {
      shapes: [
        [3, 4],
        [5, 4],
      ],
    },
    { shapes: [[4], [5, 4], [5]] },
  ],
  conv2d: [
    {
      shapes: [[2, 4, 7, 6], [6, 2, 3, 2], [6]],
      attributes: { stride: [2, 1], padding: [1, 2], dilation: [1, 2], groups: 2 },
    },
    {
      shapes: [
        [1, 3, 8, 8],
        [5, 3, 4, 4],
      ],
      attributes: { stride: [4, 4], padding: [0, 0], dilation: [1, 1], groups: 1 },
    },
  ],
  conv2d_input: [
    {
      shapes: [
        [2, 6, 4, 3],
        [6, 2, 3, 2],
      ],
      attributes: { stride: [2, 3], padding: [1, 0], dilation: [1, 2], groups: 2, size: [2, 4, 8, 11] },
    },
    {
      shapes: [
        [1, 5, 2, 2],
        [5, 3, 4, 4],
      ],
      attributes: { stride: [4, 4], padding: [0, 0], dilation: [1, 1], groups: 1, size: [1, 3, 9, 8] },
    },
  ],
  conv2d_weight: [
    {
      shapes: [
        [2, 6, 4, 3],
        [2, 4, 8, 11],
      ],
      attributes: { stride: [2, 3], padding: [1, 0], dilation: [1, 2], groups: 2, size: [6, 2, 3, 2] },
    },
    {
      shapes: [
        [1, 5, 2, 2],
        [1, 3, 9, 8],
      ],
      attributes: { stride: [4, 4], padding: [0, 0], dilation: [1, 1], groups: 1, size: [5, 3, 4, 4] },
    },
  ],
  reshape: [
    { shapes: [[2, 6]], attributes: { shape: [3, 4] } },
    { shapes: [[1]], attributes: { shape: [] } },
  ],
  permute: { shapes: [[2, 3, 5]], attributes: { dims: [2, 0, 1] } },
  expand: [
    { shapes: [[3, 1]], attributes: { shape: [2, 3, 4] } },
    { shapes: [[]], attributes: { shape: [2] } },
  ],
  slice: [
    { shapes: [[4, 5, 6]], attributes: { starts: [1, 0, 0], stops: [3, 5, 6], steps: [1, 1, 4] } },
    { shapes: [[4]], attributes: { starts: [0], stops: [4], steps: [1] } },
  ],
  flip: [
    { shapes: [[2, 3, 4]], attributes: { dims: [0, 2] } },
    { shapes: [[2]], attributes: { dims: [] } },
  ],
  as_strided: { shapes: [[4, 5]], attributes: { shape: [3, 2], strides: [6, 1], storage_offset: 2 } },
  as_strided_write: [
    { shapes: [[4, 5], [4]], attributes: { strides: [5], storage_offset: 2, base_strides: [5, 1] } },
    {
      shapes: [
        [4, 5],
        [2, 2],
      ],
      attributes: { strides: [1, 8], storage_offset: 1, base_strides: [1, 4] },
    },
  ],
  cat: {
    shapes: [
      [2, 1, 3],
      [2, 4, 3],
    ],
    attributes: { dim: 1 },
  },
  constant_pad: { shapes: [[2, 3]], attributes: { before: [0, 2], after: [1, 0], value: -1.5 } },
  softmax: line,
  log_softmax: line,
  layer_norm: [
    { shapes: [[2, 3, 40], [40], [40]], attributes: { axes: 1, eps: 1e-6 } },
    {
      shapes: [
        [2, 3, 4],
        [3, 4],
        [3, 4],
      ],
      attributes: { axes: 2, eps: 1e-5 },
    },
  ],
  batch_norm: {
    shapes: [[2, 3, 4, 5], [3], [3], [3], [3]],
    attributes: { eps: 1e-5 },
    of: (x, i) => (i === 4 ? Math.abs(x) : x),
  },
  max_pool2d: [{}, { ceil_mode: true }, { dilation: [2, 1] }].map((a) => ({
    shapes: [[1, 2, 8, 7]],
    attributes: windows(a),
  })),
  max_pool2d_places: [{}, { ceil_mode: true }, { dilation: [2, 1] }].map((a) => ({
    shapes: [[1, 2, 8, 7]],
    attributes: windows(a),
  })),
  avg_pool2d: [true, false].flatMap((count_include_pad) =>
    [true, false].map((ceil_mode) => ({
      shapes: [[1, 2, 8, 7]],
      attributes: windows({ ceil_mode, count_include_pad }),
    })),
  ),
};
