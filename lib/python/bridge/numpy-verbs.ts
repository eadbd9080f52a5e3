/**
 * What `numpy` computes in its own way: sums in its order, its streams of random numbers, memory read as
 * bytes.
 */
import { columnsOf, reflected, rowsOf, singular, symmetric } from '#lib/torch/decompose.ts';
import { distributions } from '#lib/numpy/random/distributions.ts';
import {
  masked as maskedInterval,
  multiplied as multipliedInterval,
  widthOf,
} from '#lib/numpy/random/bit_generator.ts';
import { Generator, RandomState, type Source } from '#lib/numpy/random/source.ts';
import { reduced } from '#lib/numpy/reduce.ts';
import { constant } from '#lib/torch/record.ts';
import { numel } from '#lib/torch/shape.ts';
import { allocate, TorchError, type DType, type Tensor } from '#lib/torch/index.ts';
import { dtype, flag, int, listOf, number, tensor, text, type ArgumentType } from './argument-types.ts';
import { entryOf, verb, type Verb } from './verb.ts';
import { Ready } from './encode.ts';

const source: ArgumentType<Source> = {
  noun: 'a stream of random numbers',
  read: (value) => (value instanceof RandomState || value instanceof Generator ? value : undefined),
};

const handle = (source: Source): Ready => new Ready({ kind: 'generator', handle: source });

function filled(shape: readonly number[], dtype: DType, draw: () => number): Tensor {
  const values = allocate(dtype, numel(shape));
  for (let i = 0; i < values.length; i++) values[i] = draw();
  return constant(shape, dtype, values);
}

/** JavaScript's own randomness, for streams that nobody seeded. */
const unseeded = (): number[] => Array.from(crypto.getRandomValues(new Uint32Array(4)));

const made = (values: Float64Array, shape: readonly number[]): Tensor => constant(shape, 'float64', values);

/** `matrix` is (rows, columns), of any type. */
const columnsIn = (matrix: Tensor): Float64Array[] =>
  columnsOf(matrix.values(), matrix.shape[0]!, matrix.shape[1]!);

export const numpyVerbs: readonly Verb[] = [
  /** U (rows, k), S (k) and V (columns, k) of a matrix that has no more columns than rows. */
  verb('numpy_svd', { matrix: tensor }, ({ matrix }) => {
    const [rows, columns] = matrix.shape as [number, number];
    const { u, s, v } = singular(columnsIn(matrix));
    return [
      made(rowsOf(u, rows), [rows, columns]),
      made(s, [columns]),
      made(rowsOf(v, columns), [columns, columns]),
    ];
  }),
  /** Eigenvalues and eigenvectors, a column each, of a symmetric matrix. */
  verb('numpy_eigh', { matrix: tensor }, ({ matrix }) => {
    const { values, vectors } = symmetric(columnsIn(matrix));
    return [made(values, [values.length]), made(rowsOf(vectors, values.length), matrix.shape)];
  }),
  /** Q (rows, rows) and R (rows, columns). */
  verb('numpy_qr', { matrix: tensor }, ({ matrix }) => {
    const rows = matrix.shape[0]!;
    const { q, r } = reflected(columnsIn(matrix), rows);
    return [made(rowsOf(q, rows), [rows, rows]), made(rowsOf(r, rows), matrix.shape)];
  }),
  /** `input` summed over axes, or multiplied; computed in `dtype`. */
  verb(
    'numpy_reduce',
    { input: tensor, axes: listOf(int), product: flag, dtype },
    ({ input, axes, product, dtype }) => reduced(input, axes, product, dtype),
  ),
  /** `np.random.RandomState`; one seed is a number below 2**32, several an array, none chance. */
  verb('numpy_random_state', { seeds: listOf(int) }, ({ seeds }) =>
    handle(new RandomState(seeds.length === 0 ? unseeded() : seeds.length === 1 ? seeds[0]! : seeds)),
  ),
  verb('numpy_random_state_of_array', { seeds: listOf(int) }, ({ seeds }) => handle(new RandomState(seeds))),
  /** `np.random.default_rng`; words of 32 bits, the low one first. */
  verb('numpy_generator', { entropy: listOf(int) }, ({ entropy }) =>
    handle(new Generator(entropy.length === 0 ? unseeded() : entropy)),
  ),
  /** Numbers of a distribution, by NumPy's name for it. */
  verb(
    'numpy_draw',
    { stream: source, distribution: text, shape: listOf(int), a: number, b: number, dtype },
    ({ stream, distribution, shape, a, b, dtype }) => {
      const draw = entryOf(distributions, distribution);
      if (!draw) throw new TorchError('NotImplementedError', `${distribution}() is not part of this page.`);
      try {
        return filled(shape, dtype, () => draw(stream, a, b));
      } catch (error) {
        if (error instanceof RangeError && error.message.includes('over 30'))
          throw new TorchError(
            'NotImplementedError',
            `${error.message} is part of NumPy but not of this page.`,
          );
        throw error;
      }
    },
  ),
  /** Whole numbers from `low` to `low + span`. */
  verb(
    'numpy_integers',
    { stream: source, low: int, span: int, shape: listOf(int), dtype },
    ({ stream, low, span, shape, dtype }) => {
      const drawn = stream.integers(span, numel(shape), widthOf[dtype] ?? 32);
      let i = 0;
      return filled(shape, dtype, () => low + drawn[i++]!);
    },
  ),
  /** For each of the numbers one that is not over it, as a shuffle draws them, or as `Generator.choice`. */
  verb('numpy_intervals', { stream: source, most: listOf(int), masked: flag }, ({ stream, most, masked }) => {
    const draw = masked ? maskedInterval : multipliedInterval;
    let i = 0;
    return filled([most.length], 'int64', () => draw(stream.bits, most[i++]!));
  }),
];
