/**
 * Matrices taken apart, in float64: singular values and symmetric eigenvalues by Jacobi's rotations, QR by
 * Householder's reflections. Values agree with LAPACK's to rounding; singular and eigenvectors may point the
 * other way, as they may between two builds of LAPACK.
 */
type Matrix = Float64Array[]; // columns

const column = (length: number): Float64Array => new Float64Array(length);
const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const SWEEPS = 60;

/** Columns of a matrix that stands in rows. */
export function columnsOf(values: ArrayLike<number>, rows: number, columns: number): Matrix {
  return Array.from({ length: columns }, (_, j) => {
    const made = column(rows);
    for (let i = 0; i < rows; i++) made[i] = values[i * columns + j]!;
    return made;
  });
}

/** Row by row. */
export function rowsOf(matrix: readonly Float64Array[], rows: number): Float64Array {
  const made = new Float64Array(rows * matrix.length);
  matrix.forEach((each, j) => each.forEach((value, i) => (made[i * matrix.length + j] = value)));
  return made;
}

const identity = (size: number): Matrix =>
  Array.from({ length: size }, (_, j) => {
    const made = column(size);
    made[j] = 1;
    return made;
  });

function rotate(a: Float64Array, b: Float64Array, cos: number, sin: number): void {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!];
    a[i] = cos * x - sin * y;
    b[i] = sin * x + cos * y;
  }
}

export interface Singular {
  readonly u: Matrix;
  readonly s: Float64Array;
  readonly v: Matrix;
}

/** `count` directions that are orthogonal: the given ones, then those of the axes that are left. */
function orthonormal(given: Matrix, count: number, length: number): Matrix {
  const found = [...given];
  for (let axis = 0; found.length < count; axis++) {
    const unit = Float64Array.from({ length }, (_, k) => Number(k === axis));
    for (const each of [...found, ...found]) {
      const along = dot(each, unit);
      each.forEach((value, k) => (unit[k]! -= along * value));
    }
    const size = Math.sqrt(dot(unit, unit));
    if (size > 1e-3) found.push(unit.map((value) => value / size));
  }
  return found;
}

/** A = U·diag(S)·Vᵀ of at least as many rows as columns; S falls. One-sided Jacobi, after Hestenes. */
export function singular(matrix: Matrix): Singular {
  const u = matrix.map((each) => each.slice());
  const v = identity(matrix.length);
  for (let sweep = 0, isDone = false; !isDone && sweep < SWEEPS; sweep++) {
    isDone = true;
    for (let p = 0; p < u.length; p++)
      for (let q = p + 1; q < u.length; q++) {
        const [alpha, beta, gamma] = [dot(u[p]!, u[p]!), dot(u[q]!, u[q]!), dot(u[p]!, u[q]!)];
        if (Math.abs(gamma) <= 1e-15 * Math.sqrt(alpha * beta)) continue;
        isDone = false;
        const zeta = (beta - alpha) / (2 * gamma);
        const tan = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        const cos = 1 / Math.sqrt(1 + tan * tan);
        rotate(u[p]!, u[q]!, cos, cos * tan);
        rotate(v[p]!, v[q]!, cos, cos * tan);
      }
  }
  const sizes = u.map((each) => Math.sqrt(dot(each, each)));
  const order = sizes.map((_, i) => i).sort((a, b) => sizes[b]! - sizes[a]!);

  const directions = order.filter((i) => sizes[i]! > 0).map((i) => u[i]!.map((value) => value / sizes[i]!));
  return {
    u: orthonormal(directions, order.length, u[0]?.length ?? 0),
    s: Float64Array.from(order, (i) => sizes[i]!),
    v: order.map((i) => v[i]!),
  };
}

/** Eigenvalues, rising, and eigenvectors of a symmetric matrix. Cyclic Jacobi. */
export function symmetric(matrix: Matrix): { readonly values: Float64Array; readonly vectors: Matrix } {
  const a = matrix.map((each) => each.slice());
  const vectors = identity(a.length);
  const scale = Math.sqrt(a.reduce((sum, each) => sum + dot(each, each), 0));
  for (let sweep = 0, isDone = false; !isDone && sweep < SWEEPS; sweep++) {
    isDone = true;
    for (let p = 0; p < a.length; p++)
      for (let q = p + 1; q < a.length; q++) {
        const off = a[q]![p]!;
        if (Math.abs(off) <= 1e-16 * scale) continue;
        isDone = false;
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * off);
        const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(1 + theta * theta));
        const cos = 1 / Math.sqrt(1 + tan * tan);
        rotate(a[p]!, a[q]!, cos, cos * tan);
        for (const each of a) {
          const [x, y] = [each[p]!, each[q]!];
          each[p] = cos * x - cos * tan * y;
          each[q] = cos * tan * x + cos * y;
        }
        rotate(vectors[p]!, vectors[q]!, cos, cos * tan);
      }
  }
  const order = a.map((_, i) => i).sort((p, q) => a[p]![p]! - a[q]![q]!);
  return { values: Float64Array.from(order, (i) => a[i]![i]!), vectors: order.map((i) => vectors[i]!) };
}

/** Q (rows × rows) and R (rows × columns) as LAPACK's signs have them. */
export function reflected(matrix: Matrix, rows: number): { readonly q: Matrix; readonly r: Matrix } {
  const r = matrix.map((each) => each.slice());
  const q = identity(rows);
  for (let k = 0; k < Math.min(rows - 1, r.length); k++) {
    const x = r[k]!.slice(k);
    const size = Math.sqrt(dot(x, x));
    if (size === 0) continue;
    x[0]! += x[0]! < 0 ? -size : size;
    const square = dot(x, x);
    const reflect = (target: Float64Array): void => {
      let share = 0;
      for (let i = k; i < rows; i++) share += x[i - k]! * target[i]!;
      share = (2 * share) / square;
      for (let i = k; i < rows; i++) target[i]! -= share * x[i - k]!;
    };
    r.forEach(reflect);
    q.forEach(reflect);
  }
  // What was reflected stands transposed.
  const turned = Array.from({ length: rows }, (_, j) => Float64Array.from(q, (each) => each[j]!));
  r.forEach((each, j) => each.fill(0, Math.min(j + 1, rows)));
  return { q: turned, r };
}
