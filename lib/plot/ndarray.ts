/**
 * What every drawing takes: numbers and a shape, row-major and without gaps.
 * It knows no tensor class, no model and no engine: a `Float32Array` from a worker is as good as a literal.
 */

/** The typed arrays that can hold an array's numbers. */
export type Numbers =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
  | readonly number[];

/** Numbers with a shape, C order: the last dimension runs fastest. */
export interface NdArray {
  readonly data: Numbers;
  readonly shape: readonly number[];
}

/** How many numbers a shape holds; 1 for a scalar's `[]`. */
export function numel(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Steps in numbers of each dimension: (1, 197, 192) → [37824, 192, 1]. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let i = shape.length - 2; i >= 0; i--) strides[i] = strides[i + 1]! * shape[i + 1]!;
  return strides;
}

/** The number at an index with one entry per dimension. */
export function at(array: NdArray, ...index: number[]): number {
  const strides = stridesOf(array.shape);
  let offset = 0;
  for (let i = 0; i < strides.length; i++) offset += strides[i]! * index[i]!;
  return array.data[offset]!;
}

/**
 * The matrix of two chosen dimensions, the others held at an index: `matrixOf(x, 1, 2, [0, 0, 0])` is
 * `x[0, :, :]`.
 * @param fixed one index per dimension; the entries at `rowDim` and `colDim` are not read.
 * @returns a copy of shape (rows, cols).
 */
export function matrixOf(array: NdArray, rowDim: number, colDim: number, fixed: readonly number[]): NdArray {
  const { shape, data } = array;
  if (rowDim === colDim || shape[rowDim] === undefined || shape[colDim] === undefined)
    throw new RangeError(`matrix of dimensions ${rowDim} and ${colDim} of (${shape.join(', ')})`);
  const strides = stridesOf(shape);
  const rows = shape[rowDim];
  const cols = shape[colDim];
  let start = 0;
  for (let i = 0; i < shape.length; i++)
    if (i !== rowDim && i !== colDim) start += strides[i]! * (fixed[i] ?? 0);
  const out = new Float64Array(rows * cols);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++)
      out[r * cols + c] = data[start + r * strides[rowDim]! + c * strides[colDim]!]!;
  return { data: out, shape: [rows, cols] };
}
