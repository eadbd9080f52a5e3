/** Contractions of chosen dimensions; after `torch/functional.py`. */
import { check } from '../errors.ts';
import { op } from '../op.ts';
import type { Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { matmul } from './matmul.ts';
import { permute, reshape } from './movement.ts';

/** https://docs.pytorch.org/docs/stable/generated/torch.tensordot.html */
export const tensordot = op(
  'tensordot(Tensor a, Tensor b, any dims=2)',
  (a: Tensor, b: Tensor, dims: number | readonly (number | readonly number[])[] = 2): Tensor => {
    check(
      typeof dims === 'number' || (Array.isArray(dims) && dims.length === 2),
      () =>
        'tensordot expects dims to be int or tuple[list[int], list[int]] or list[list[int]] containing two lists, ' +
        `but got dims=${dims === null ? 'None' : String(dims)}`,
    );
    const [da, db] =
      typeof dims === 'number'
        ? lastAndFirst(a, b, dims)
        : ([[dims[0]!].flat(), [dims[1]!].flat()] as [number[], number[]]);
    check(da.length === db.length, () => 'both dimension lists should have same length');
    const [from, to] = [da.map((d) => (d < 0 ? d + a.ndim : d)), db.map((d) => (d < 0 ? d + b.ndim : d))];
    from.forEach((d, i) => {
      const [x, y] = [a.shape[d]!, b.shape[to[i]!]!];
      check(
        x === y || x === 1 || y === 1,
        () =>
          `contracted dimensions need to match, but first has size ${x} in dim ${da[i]} and second has size ${y} in dim ${db[i]}`,
      );
    });
    // A dimension of one element meets the sum of the other's.
    const summed = (x: Tensor, dims: readonly number[], other: Tensor, others: readonly number[]): Tensor => {
      const long = dims.filter((d, i) => x.shape[d] !== 1 && other.shape[others[i]!] === 1);
      return long.length === 0 ? x : x.sum(long, true);
    };
    const [left0, right0] = [summed(a, from, b, to), summed(b, to, a, from)];
    if (left0 !== a || right0 !== b) return tensordot(left0, right0, [from, to]);
    const restA = a.shape.map((_, d) => d).filter((d) => !from.includes(d));
    const restB = b.shape.map((_, d) => d).filter((d) => !to.includes(d));
    const depth = from.reduce((n, d) => n * a.shape[d]!, 1);
    const left = reshape(
      permute(a, [...restA, ...from]),
      [-1, depth].map((n, i) => (i === 0 ? a.numel() / Math.max(depth, 1) : n)),
    );
    const right = reshape(permute(b, [...to, ...restB]), [depth, b.numel() / Math.max(depth, 1)]);
    return reshape(matmul(left, right), [...restA.map((d) => a.shape[d]!), ...restB.map((d) => b.shape[d]!)]);
  },
);

function lastAndFirst(a: Tensor, b: Tensor, dims: number): [number[], number[]] {
  check(dims >= 0, () => `tensordot expects dims >= 0, but got dims=${dims}`);
  check(
    dims <= Math.min(a.ndim, b.ndim),
    () => `tensordot expects dims < ndim_a or ndim_b, but got dims=${dims}`,
  );
  return [Array.from({ length: dims }, (_, i) => i - dims), Array.from({ length: dims }, (_, i) => i)];
}

/** https://docs.pytorch.org/docs/stable/generated/torch.kron.html */
export const kron = op('kron(Tensor input, Tensor other)', (input: Tensor, other: Tensor): Tensor => {
  const rank = Math.max(input.ndim, other.ndim);
  const padded = (x: Tensor): number[] => [...new Array<number>(rank - x.ndim).fill(1), ...x.shape];
  const [a, b] = [padded(input), padded(other)];
  const left = reshape(
    input,
    a.flatMap((size) => [size, 1]),
  );
  const right = reshape(
    other,
    b.flatMap((size) => [1, size]),
  );
  return reshape(
    mul(left, right),
    a.map((size, d) => size * b[d]!),
  );
});
