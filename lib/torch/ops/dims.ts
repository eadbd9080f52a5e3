/** Views that add, drop, merge or reorder dimensions; after ATen's `TensorShape.cpp`. */
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { reshape as reshapePrimitive } from '../primitives/movement.ts';
import { recordView } from '../record.ts';
import { listOf, inferSize, numel, show, wrapDim, wrapDims } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { aliasOf } from './copy.ts';
import { expand, permute, reshape, transpose, view } from './movement.ts';
import { alias } from './operands.ts';

/** https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze.html */
export const unsqueeze = op('unsqueeze(Tensor input, int dim)', (input: Tensor, dim: number): Tensor => {
  const d = wrapDim(dim, input.ndim + 1);
  const shape = input.shape.toSpliced(d, 0, 1);
  const stride = d < input.ndim ? input.shape[d]! * input.strides[d]! : 1;
  return recordView(
    input,
    reshapePrimitive,
    { shape },
    { shape, strides: input.strides.toSpliced(d, 0, stride) },
  );
});

/** Without those of the dimensions `drop` that have one element. */
function withoutOnes(input: Tensor, drop: readonly number[]): Tensor {
  const keep = (_: number, d: number): boolean => !(drop.includes(d) && input.shape[d] === 1);
  const shape = input.shape.filter(keep);
  return recordView(input, reshapePrimitive, { shape }, { shape, strides: input.strides.filter(keep) });
}

/** https://docs.pytorch.org/docs/stable/generated/torch.squeeze.html */
export const squeeze = op(
  'squeeze(Tensor input, int[]? dim=None)',
  (input: Tensor, dim: number | readonly number[] | null = null): Tensor =>
    withoutOnes(
      input,
      Array.isArray(dim) && dim.length === 0 ? [] : wrapDims(dim, input.ndim).filter((d) => d < input.ndim),
    ),
);

export const swapaxes = op(
  'swapaxes(Tensor input, int axis0, int axis1)',
  (input: Tensor, axis0: number, axis1: number): Tensor => transpose(input, axis0, axis1),
);
export const swapdims = op(
  'swapdims(Tensor input, int dim0, int dim1)',
  (input: Tensor, dim0: number, dim1: number): Tensor => transpose(input, dim0, dim1),
);
/** @throws what `t` and `t_` say of more than two dimensions */
export function checkTransposable(name: string, { ndim }: Tensor): void {
  check(ndim <= 2, () => `${name}() expects a tensor with <= 2 dimensions, but self is ${ndim}D`);
}
export const t = op('t(Tensor input)', (input: Tensor): Tensor => {
  checkTransposable('t', input);
  return input.ndim < 2 ? aliasOf(input) : transpose(input, 0, 1);
});
/** The attribute `T`: dimensions in reverse. */
export const T = op('T(Tensor input)', (input: Tensor): Tensor =>
  permute(
    input,
    input.shape.map((_, d) => input.ndim - 1 - d),
  ),
);
/** The attribute `mT`: the last two dimensions swapped. */
export const mT = op('mT(Tensor input)', (input: Tensor): Tensor => {
  check(
    input.ndim >= 2,
    () => `tensor.mT is only supported on matrices or batches of matrices. Got ${input.ndim}-D tensor.`,
  );
  return transpose(input, -2, -1);
});
/** The attribute `H`: of a real matrix its transpose. */
export const H = op('H(Tensor input)', (input: Tensor): Tensor => {
  check(
    input.ndim === 2 || input.ndim === 0,
    () => `tensor.H is only supported on matrices (2-D tensors). Got ${input.ndim}-D tensor.`,
  );
  return input.ndim === 0 ? aliasOf(input) : transpose(input, 0, 1);
});
export const mH = alias('mH', mT);
export const adjoint = alias('adjoint', mT);

/** https://docs.pytorch.org/docs/stable/generated/torch.movedim.html */
export const movedim = op(
  'movedim(Tensor input, int[] source, int[] destination)',
  (input: Tensor, source: number | readonly number[], destination: number | readonly number[]): Tensor => {
    const [from, to] = [listOf(source), listOf(destination)];
    check(
      from.length === to.length,
      () =>
        `movedim: Invalid source or destination dims: source (${show(from)} dims) should contain the same number of dims as destination (${show(to)} dims)`,
    );
    const [src, dst] = [from, to].map((list) => list.map((d) => wrapDim(d, input.ndim))) as [
      number[],
      number[],
    ];
    check(new Set(src).size === src.length, () => `movedim: repeated dim in \`source\` (${show(from)})`);
    check(new Set(dst).size === dst.length, () => `movedim: repeated dim in \`destination\` (${show(to)})`);
    const others = input.shape.map((_, d) => d).filter((d) => !src.includes(d));
    return permute(
      input,
      input.shape.map((_, d) => (dst.includes(d) ? src[dst.indexOf(d)]! : others.shift()!)),
    );
  },
);
export const moveaxis = alias('moveaxis', movedim);

/** https://docs.pytorch.org/docs/stable/generated/torch.unflatten.html */
export const unflatten = op(
  'unflatten(Tensor input, int dim, int[] sizes)',
  (input: Tensor, dim: number, sizes: readonly number[]): Tensor => {
    const d = wrapDim(dim, input.ndim);
    const size = input.shape[d]!;
    check(sizes.length > 0, () => 'unflatten: sizes must be non-empty');
    const free = sizes.filter((s) => s === -1).length;
    check(free <= 1, () => 'only one dimension can be inferred');
    const known = numel(sizes.filter((s) => s !== -1));
    check(
      free === 1 ? known > 0 && size % known === 0 : known === size,
      () =>
        `unflatten: Provided sizes ${show(sizes)} don't multiply up to the size of dim ${d} (${size}) in the input tensor`,
    );
    return view(input, input.shape.toSpliced(d, 1, ...inferSize(sizes, size)));
  },
);

export const ravel = op('ravel(Tensor input)', (input: Tensor): Tensor => reshape(input, [-1]));
export const view_as = op('view_as(Tensor input, Tensor other)', (input: Tensor, other: Tensor): Tensor =>
  view(input, other.shape),
);
export const reshape_as = op(
  'reshape_as(Tensor input, Tensor other)',
  (input: Tensor, other: Tensor): Tensor => reshape(input, other.shape),
);
export const expand_as = op('expand_as(Tensor input, Tensor other)', (input: Tensor, other: Tensor): Tensor =>
  expand(input, other.shape),
);
export const broadcast_to = op(
  'broadcast_to(Tensor input, SymInt[] size)',
  (input: Tensor, size: readonly number[]): Tensor => expand(input, size),
);

/** At least `n` dimensions, as NumPy's `atleast_nd` puts them. */
function atLeast(input: Tensor, n: 1 | 2 | 3): Tensor {
  if (input.ndim >= n) return input;
  if (input.ndim === 0) return reshape(input, new Array<number>(n).fill(1));
  return n === 2 ? unsqueeze(input, 0) : unsqueeze(input.ndim === 1 ? unsqueeze(input, 0) : input, -1);
}
const atLeastAll =
  (n: 1 | 2 | 3) =>
  (tensors: readonly Tensor[] | Tensor): Tensor | Tensor[] => {
    const list = tensors instanceof Tensor ? [tensors] : [...tensors];
    const results = list.map((tensor) => atLeast(tensor, n));
    return results.length === 1 ? results[0]! : results;
  };
export const atleast_1d = op('atleast_1d(Tensor... tensors)', atLeastAll(1));
export const atleast_2d = op('atleast_2d(Tensor... tensors)', atLeastAll(2));
export const atleast_3d = op('atleast_3d(Tensor... tensors)', atLeastAll(3));
