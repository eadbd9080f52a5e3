/** Products of matrices and vectors; after ATen's `LinearAlgebra.cpp`. */
import { cast } from '../cast.ts';
import { type DType, dtypes, notImplementedFor, type Scalar } from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import * as primitives from '../primitives/matmul.ts';
import { record } from '../record.ts';
import { broadcastShapes, numel, show } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { add, mul } from './arithmetic.ts';
import { expand, reshape } from './movement.ts';
import { alias } from './operands.ts';
import { t, unsqueeze } from './dims.ts';

/** Types as C++ names them in the errors of matrix products. */
export const cTypes: Readonly<Record<DType, string>> = {
  float64: 'double',
  float32: 'float',
  float16: 'c10::Half',
  bfloat16: 'c10::BFloat16',
  int64: 'long int',
  int32: 'int',
  int16: 'short',
  int8: 'signed char',
  uint8: 'unsigned char',
  bool: 'bool',
};

export const scalarType = (input: Tensor): string => dtypes[input.dtype].scalarTypeName;

/** `mat1 (n, k) · mat2 (k, m)`, with the checks of addmm. */
function matrixProduct(mat1: Tensor, mat2: Tensor): Tensor {
  check(
    mat1.shape[1] === mat2.shape[0],
    () => `mat1 and mat2 shapes cannot be multiplied (${mat1.shape.join('x')} and ${mat2.shape.join('x')})`,
  );
  check(
    mat1.dtype === mat2.dtype,
    () =>
      `expected m1 and m2 to have the same dtype, but got: ${cTypes[mat1.dtype]} != ${cTypes[mat2.dtype]}`,
  );
  notImplementedFor('addmm_impl_cpu_', mat1.dtype, mat1.dtype === 'bool');
  return record(primitives.matmul, [mat1, mat2], {});
}

/** `mat (n, m) · vec (m)`, with the checks of addmv. */
function matrixVector(mat: Tensor, vec: Tensor, rows = mat.shape[0]!): Tensor {
  check(
    mat.shape[1] === vec.shape[0],
    () => `size mismatch, got input (${rows}), mat (${rows}x${mat.shape[1]}), vec (${vec.shape[0]})`,
  );
  check(
    mat.dtype === vec.dtype,
    () =>
      `addmv input tensors must have the same dtype, but got ${scalarType(vec)}, ${scalarType(mat)}, and ${scalarType(vec)}`,
  );
  notImplementedFor('addmv_impl_cpu', mat.dtype, mat.dtype === 'bool');
  return reshape(record(primitives.matmul, [mat, unsqueeze(vec, 1)], {}), [rows]);
}

/** `batch1 (b, n, k) · batch2 (b, k, m)`, with the checks of bmm. */
function batchProduct(batch1: Tensor, batch2: Tensor): Tensor {
  check(batch1.ndim === 3, () => 'batch1 must be a 3D tensor');
  check(batch2.ndim === 3, () => 'batch2 must be a 3D tensor');
  const [b, , k] = batch1.shape;
  check(
    batch2.shape[0] === b && batch2.shape[1] === k,
    () =>
      `Expected size for first two dimensions of batch2 tensor to be: [${b}, ${k}] but got: [${batch2.shape[0]}, ${batch2.shape[1]}].`,
  );
  check(
    batch1.dtype === batch2.dtype,
    () => `expected scalar type ${scalarType(batch1)} but found ${scalarType(batch2)}`,
  );
  notImplementedFor('baddbmm_cpu', batch1.dtype, batch1.dtype === 'bool');
  return record(primitives.matmul, [batch1, batch2], {});
}

function dotProduct(input: Tensor, other: Tensor): Tensor {
  check(
    input.ndim === 1 && other.ndim === 1,
    () => `1D tensors expected, but got ${input.ndim}D and ${other.ndim}D tensors`,
  );
  check(
    input.dtype === other.dtype,
    () =>
      `dot : expected both vectors to have same dtype, but found ${scalarType(input)} and ${scalarType(other)}`,
  );
  check(
    input.numel() === other.numel(),
    () =>
      `inconsistent tensor size, expected tensor [${input.numel()}] and src [${other.numel()}] to have the same number of elements, but got ${input.numel()} and ${other.numel()} elements respectively`,
  );
  notImplementedFor('dot', input.dtype, input.dtype === 'bool');
  return reshape(record(primitives.matmul, [unsqueeze(input, 0), unsqueeze(other, 1)], {}), []);
}

/** https://docs.pytorch.org/docs/stable/generated/torch.matmul.html */
export const matmul = op('matmul(Tensor input, Tensor other)', (a: Tensor, b: Tensor): Tensor => {
  check(
    a.ndim > 0 && b.ndim > 0,
    () => `both arguments to matmul need to be at least 1D, but they are ${a.ndim}D and ${b.ndim}D`,
  );
  if (a.ndim === 1 && b.ndim === 1) return dotProduct(a, b);
  if (a.ndim === 2 && b.ndim === 1) return matrixVector(a, b);
  if (a.ndim === 1 && b.ndim === 2) return reshape(matrixProduct(unsqueeze(a, 0), b), [b.shape[1]!]);
  if (a.ndim === 2 && b.ndim === 2) return matrixProduct(a, b);
  // A batch on the left of one matrix or vector: one product with all rows together.
  if (b.ndim <= 2) {
    const rows = reshape(a, [numel(a.shape.slice(0, -1)), a.shape.at(-1)!]);
    const product = b.ndim === 1 ? matrixVector(rows, b) : matrixProduct(rows, b);
    return reshape(product, [...a.shape.slice(0, -1), ...b.shape.slice(1)]);
  }
  return batched(a, b);
});

/** At least one operand is a batch: leading dimensions broadcast. */
function batched(left: Tensor, right: Tensor): Tensor {
  const a = left.ndim === 1 ? unsqueeze(left, 0) : left;
  const b = right;
  const lead = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const [n, k] = a.shape.slice(-2) as [number, number];
  const [k2, m] = b.shape.slice(-2) as [number, number];
  const count = numel(lead);
  check(
    k === k2,
    () =>
      `Expected size for first two dimensions of batch2 tensor to be: [${count}, ${k}] but got: [${count}, ${k2}].`,
  );
  check(a.dtype === b.dtype, () => `expected scalar type ${scalarType(a)} but found ${scalarType(b)}`);
  notImplementedFor('baddbmm_cpu', a.dtype, a.dtype === 'bool');
  const product = record(primitives.matmul, [a, b], {});
  return left.ndim === 1 ? reshape(product, [...lead, m]) : reshape(product, [...lead, n, m]);
}

export const mm = op('mm(Tensor input, Tensor mat2)', (input: Tensor, mat2: Tensor): Tensor => {
  check(input.ndim === 2, () => 'self must be a matrix');
  check(mat2.ndim === 2, () => 'mat2 must be a matrix');
  return matrixProduct(input, mat2);
});
export const mv = op('mv(Tensor input, Tensor vec)', (input: Tensor, vec: Tensor): Tensor => {
  check(
    input.ndim === 2 && vec.ndim === 1,
    () => `vector + matrix @ vector expected, got 1, ${input.ndim}, ${vec.ndim}`,
  );
  return matrixVector(input, vec);
});
export const bmm = op('bmm(Tensor input, Tensor mat2)', (input: Tensor, mat2: Tensor): Tensor =>
  batchProduct(input, mat2),
);
export const dot = op('dot(Tensor input, Tensor tensor)', (input: Tensor, tensor: Tensor): Tensor =>
  dotProduct(input, tensor),
);
export const vdot = op('vdot(Tensor input, Tensor other)', (input: Tensor, other: Tensor): Tensor =>
  dotProduct(input, other),
);
export const outer = op('outer(Tensor input, Tensor vec2)', (input: Tensor, vec2: Tensor): Tensor => {
  check(input.ndim === 1, () => `outer: Expected 1-D argument self, but got ${input.ndim}-D`);
  check(vec2.ndim === 1, () => `outer: Expected 1-D argument vec2, but got ${vec2.ndim}-D`);
  return mul(unsqueeze(input, 1), vec2);
});
export const ger = alias('ger', outer);
export const addr = op(
  'addr(Tensor input, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1)',
  (input: Tensor, vec1: Tensor, vec2: Tensor, beta: Scalar = 1, alpha: Scalar = 1): Tensor =>
    accumulated(input, outer(vec1, vec2), beta, alpha),
);
export const inner = op('inner(Tensor input, Tensor other)', (input: Tensor, other: Tensor): Tensor => {
  if (input.ndim === 0 || other.ndim === 0) return mul(input, other);
  check(
    input.shape.at(-1) === other.shape.at(-1),
    () =>
      `inner() the last dimension must match on both input tensors but got shapes ${show(input.shape)} and ${show(other.shape)}`,
  );
  const rows = (x: Tensor): Tensor => reshape(x, [numel(x.shape.slice(0, -1)), x.shape.at(-1)!]);
  return reshape(matrixProduct(rows(input), t(rows(other))), [
    ...input.shape.slice(0, -1),
    ...other.shape.slice(0, -1),
  ]);
});

/** `beta · input + alpha · product`, the input broadcast to the product. */
function accumulated(input: Tensor, product: Tensor, beta: Scalar, alpha: Scalar): Tensor {
  const base = expand(input, product.shape);
  return cast(
    add(beta === 1 ? base : mul(base, beta), alpha === 1 ? product : mul(product, alpha)),
    product.dtype,
  );
}
/** https://docs.pytorch.org/docs/stable/generated/torch.addbmm.html */
export const addbmm = op(
  'addbmm(Tensor input, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1)',
  (input: Tensor, batch1: Tensor, batch2: Tensor, beta: Scalar = 1, alpha: Scalar = 1): Tensor =>
    accumulated(input, batchProduct(batch1, batch2).sum(0), beta, alpha),
);
/** https://docs.pytorch.org/docs/stable/generated/torch.addmm.html */
export const addmm = op(
  'addmm(Tensor input, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1)',
  (input: Tensor, mat1: Tensor, mat2: Tensor, beta: Scalar = 1, alpha: Scalar = 1): Tensor => {
    check(mat1.ndim === 2, () => `mat1 must be a matrix, got ${mat1.ndim}-D tensor`);
    check(mat2.ndim === 2, () => `mat2 must be a matrix, got ${mat2.ndim}-D tensor`);
    check(
      input.dtype === mat2.dtype,
      () => `self and mat2 must have the same dtype, but got ${scalarType(input)} and ${scalarType(mat2)}`,
    );
    return accumulated(input, matrixProduct(mat1, mat2), beta, alpha);
  },
);
export const addmv = op(
  'addmv(Tensor input, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1)',
  (input: Tensor, mat: Tensor, vec: Tensor, beta: Scalar = 1, alpha: Scalar = 1): Tensor =>
    accumulated(input, mv(mat, vec), beta, alpha),
);
export const baddbmm = op(
  'baddbmm(Tensor input, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1)',
  (input: Tensor, batch1: Tensor, batch2: Tensor, beta: Scalar = 1, alpha: Scalar = 1): Tensor =>
    accumulated(input, batchProduct(batch1, batch2), beta, alpha),
);
