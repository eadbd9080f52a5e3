/** torch.rand, randn, randint, randperm, normal, multinomial and the generator's functions. */
import { withGrad } from '../autograd/mode.ts';
import { default_generator } from '../default_generator.ts';
import { allocate, type DType, dtypes, get_default_dtype, isFloating, notImplementedFor } from '../dtype.ts';
import { check, TorchError } from '../errors.ts';
import { invalidCombination } from '../invalid_arguments.ts';
import { op } from '../op.ts';
import {
  integers,
  multinomial as drawMultinomial,
  normal as normalOf,
  permutation,
  uniform,
} from '../random/index.ts';
import { constant, withZeroSlope } from '../record.ts';
import { broadcastShapes, show } from '../shape.ts';
import { pythonType } from '../python-type.ts';
import { Tensor } from '../tensor.ts';
import { like, placed } from './create.ts';
import { checkRange, drawn, type Generator } from './random.ts';

const OPTIONS =
  'dtype? dtype=None, any layout=None, any device=None, bool requires_grad=False, bool pin_memory=False, Generator? generator=None';
type Options = [
  dtype?: DType | null,
  layout?: unknown,
  device?: unknown,
  requires_grad?: boolean,
  pin_memory?: boolean,
  generator?: Generator,
];

function checkSizes(size: readonly number[]): readonly number[] {
  const negative = size.find((s) => s < 0);
  check(
    negative === undefined,
    () => `Trying to create tensor with negative dimension ${negative}: ${show(size)}`,
  );
  return size;
}

/** https://docs.pytorch.org/docs/stable/generated/torch.rand.html */
export const rand = op(
  `rand(int... size, *, ${OPTIONS})`,
  (size: readonly number[], ...options: Options): Tensor => {
    const dtype = options[0] ?? get_default_dtype();
    notImplementedFor('check_uniform_bounds', dtype, !isFloating(dtype));
    return placed(drawn(uniform(0, 1), checkSizes(size), dtype, options[5]), options);
  },
);
/** https://docs.pytorch.org/docs/stable/generated/torch.randn.html */
export const randn = op(
  `randn(int... size, *, ${OPTIONS})`,
  (size: readonly number[], ...options: Options): Tensor => {
    const dtype = options[0] ?? get_default_dtype();
    notImplementedFor('normal_kernel_cpu', dtype, !isFloating(dtype));
    return placed(drawn(normalOf(0, 1), checkSizes(size), dtype, options[5]), options);
  },
);
export const rand_like = op(
  `rand_like(Tensor input, *, ${OPTIONS})`,
  (input: Tensor, ...options: Options): Tensor => {
    const dtype = options[0] ?? input.dtype;
    notImplementedFor('check_uniform_bounds', dtype, !isFloating(dtype));
    return like(input, (shape, type) => drawn(uniform(0, 1), shape, type, options[5]), options);
  },
);
export const randn_like = op(
  `randn_like(Tensor input, *, ${OPTIONS})`,
  (input: Tensor, ...options: Options): Tensor => {
    const dtype = options[0] ?? input.dtype;
    notImplementedFor('normal_kernel_cpu', dtype, !isFloating(dtype));
    return like(input, (shape, type) => drawn(normalOf(0, 1), shape, type, options[5]), options);
  },
);

/** `randint(high, size)` or `randint(low, high, size)`. */
export const randint = op(
  `randint(int low/high, int|SymInt[]? high=None, SymInt[]? size=None, *, ${OPTIONS})`,
  (
    low: number,
    high: number | readonly number[] | null,
    size: readonly number[] | null,
    ...options: Options
  ): Tensor => {
    const short = typeof high !== 'number';
    const [from, to] = short ? [0, low] : [low, high];
    const shape = short ? (high ?? size) : size;
    if (shape === null) throw withoutSize(low, high);
    checkRange(from, to, options[0] ?? 'int64');
    return placed(drawn(integers(from, to), checkSizes(shape), options[0] ?? 'int64', options[5]), options);
  },
);

function withoutSize(low: number, high: number | readonly number[] | null): TorchError {
  if (high !== null)
    return new TorchError(
      'TypeError',
      "randint(): argument 'size' (position 2) must be tuple of ints, not int",
    );
  return invalidCombination({ name: 'randint', style: 'function', args: [low], kwargs: {} }, pythonType);
}
export const randint_like = op(
  `randint_like(Tensor input, int low/high, int? high=None, *, ${OPTIONS})`,
  (input: Tensor, low: number, high: number | null = null, ...options: Options): Tensor => {
    const [from, to] = high === null ? [0, low] : [low, high];
    checkRange(from, to, options[0] ?? input.dtype);
    return like(input, (shape, dtype) => drawn(integers(from, to), shape, dtype, options[5]), options);
  },
);
/** https://docs.pytorch.org/docs/stable/generated/torch.randperm.html */
export const randperm = op(`randperm(int n, *, ${OPTIONS})`, (n: number, ...options: Options): Tensor => {
  return placed(drawn(permutation(), checkSizes([n]), options[0] ?? 'int64', options[5]), options);
});

/** Means and deviations as numbers or tensors. */
export const normal = op(
  'normal(Tensor|float mean=0, Tensor|float std=1, int[]? size=None, *, dtype? dtype=None, any device=None, Generator? generator=None)',
  (
    mean: Tensor | number = 0,
    std: Tensor | number = 1,
    size: readonly number[] | null = null,
    dtype: DType | null = null,
    _device: unknown = null,
    generator: Generator = null,
  ): Tensor => {
    if (!(mean instanceof Tensor || std instanceof Tensor) && size === null)
      throw invalidCombination(
        { name: 'normal', style: 'function', args: [mean, std], kwargs: {} },
        pythonType,
      );
    const shapes = [mean, std].filter((each) => each instanceof Tensor).map((each) => each.shape);
    const shape = shapes.length > 0 ? shapes.reduce(broadcastShapes) : (size ?? []);
    check(
      std instanceof Tensor || std >= 0,
      () => `normal expects std >= 0.0, but found std ${std as number}`,
    );
    const type = dtype ?? (mean instanceof Tensor ? mean.dtype : get_default_dtype());
    if (!(mean instanceof Tensor) && !(std instanceof Tensor))
      return drawn(normalOf(mean, std), shape, type, generator);
    const standard = drawn(normalOf(0, 1), shape, type, generator);
    const parameters = [mean, std].filter((each) => each instanceof Tensor);
    const made = withGrad(false, () => standard.mul(std).add(mean));
    return withZeroSlope(made, ...parameters);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.multinomial.html: rows of weights, one or many. */
export const multinomial = op(
  'multinomial(Tensor input, int num_samples, bool replacement=False, *, Generator? generator=None)',
  (input: Tensor, num_samples: number, replacement = false, generator: Generator = null): Tensor => {
    check(input.ndim === 1 || input.ndim === 2, () => 'prob_dist must be 1 or 2 dim');
    check(
      isFloating(input.dtype),
      () =>
        `multinomial only supports floating-point dtypes for input, got: ${dtypes[input.dtype].scalarTypeName}`,
    );
    const width = input.shape.at(-1)!;
    const rows = input.ndim === 1 ? 1 : input.shape[0]!;
    const values = input.peek();
    const stream = generator ?? default_generator;
    const result = allocate('int64', rows * num_samples);
    for (let row = 0; row < rows; row++) {
      const part = values.slice(row * width, (row + 1) * width);
      const weights = input.dtype === 'float64' ? Float64Array.from(part) : Float32Array.from(part);
      result.set(
        stream.draw((words) => drawMultinomial(weights, words, num_samples, replacement)),
        row * num_samples,
      );
    }
    return constant(input.ndim === 1 ? [num_samples] : [rows, num_samples], 'int64', result);
  },
);

/** Start the default generator's stream anew. */
export const manual_seed = op('manual_seed(any seed)', (seed: number | bigint): null => {
  default_generator.manual_seed(seed);
  return null;
});
export const initial_seed = op('initial_seed()', (): bigint => default_generator.initial_seed());
/** Starts anew from a seed that nobody can foresee, and returns it. */
export const seed = op('seed()', (): bigint => {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2)) as unknown as [number, number];
  default_generator.manual_seed((BigInt(high) << 32n) | BigInt(low));
  return default_generator.initial_seed();
});
export const get_rng_state = op('get_rng_state()', (): Tensor => {
  const state = default_generator.get_state();
  return constant([state.length], 'uint8', state);
});
export const set_rng_state = op('set_rng_state(Tensor new_state)', (new_state: Tensor): null => {
  default_generator.set_state(Uint8Array.from(new_state.peek()));
  return null;
});
