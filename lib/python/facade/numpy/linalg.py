"""`numpy.linalg`: norms, inverses, and what is made of eigenvalues."""

import math

import torch
from torch import _verbs as verbs

from ._array import _cast, asarray, given, of
from ._dtype import float_of
from ._products import cross, matmul, matmul as _matmul, outer, tensordot, trace, vdot as vecdot  # noqa: F401
from ._reduction import max as _max, min as _min, sum as _sum
from ._ufunc import TABLE


class LinAlgError(ValueError):
    __module__ = "numpy.linalg"


def _float(a):
    a = asarray(a)
    return _cast(a._t, float_of(a.dtype) if a.dtype.name != "float16" else a.dtype)


def _double(a):
    t = _float(asarray(a) if asarray(a).dtype.kind == "f" else asarray(a) * 1.0)
    return t


def _square(a, name=None):
    a = asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a


def norm(x, ord=None, axis=None, keepdims=False):
    a = asarray(x)
    if a.dtype.kind != "f":
        a = a * 1.0
    sqrt = TABLE["sqrt"]
    if axis is None and (ord is None or (ord == "fro" and a.ndim == 2) or (ord == 2 and a.ndim == 1)):
        flat = a.ravel()
        result = sqrt(_sum(flat * flat))
        return result.reshape((1,) * a.ndim) if keepdims else result
    if axis is None:
        axis = tuple(range(a.ndim))
    axes = axis if isinstance(axis, tuple) else (axis,)
    size = abs(a)
    if len(axes) == 1:
        if ord is None or ord == 2:
            return sqrt(_sum(a * a, axis=axes, keepdims=keepdims))
        if ord == float("inf"):
            return _max(size, axes, keepdims=keepdims)
        if ord == -float("inf"):
            return _min(size, axes, keepdims=keepdims)
        if ord == 0:
            return _sum((a != 0).astype(a.dtype), axis=axes, keepdims=keepdims)
        if ord == 1:
            return _sum(size, axis=axes, keepdims=keepdims)
        if isinstance(ord, str):
            raise ValueError(f"Invalid norm order '{ord}' for vectors")
        return _sum(size**ord, axis=axes, keepdims=keepdims) ** (1 / ord)
    if len(axes) == 2:
        if ord in (None, "fro", "f"):
            return sqrt(_sum(a * a, axis=axes, keepdims=keepdims))
        if ord in (2, -2, "nuc"):
            values = svd(a, compute_uv=False)
            return _sum(values, axis=-1) if ord == "nuc" else (_max if ord == 2 else _min)(values, -1)
        row, column = axes
        if ord in (1, -1):
            return (_max if ord == 1 else _min)(
                _sum(size, axis=row), column - (column > row), keepdims=keepdims
            )
        if ord in (float("inf"), -float("inf")):
            return (_max if ord > 0 else _min)(
                _sum(size, axis=column), row - (row > column), keepdims=keepdims
            )
        raise ValueError("Invalid norm order for matrices.")
    raise ValueError("Improper number of dimensions to norm.")


def det(a):
    sign, log = slogdet(a)
    return sign * TABLE["exp"](log)


def slogdet(a):
    tensor = _double(_square(a))
    if tensor.ndim > 2 or tensor.shape[0] > 64:
        sign, log = torch.linalg.slogdet(tensor)
    else:
        sign, log = (torch.tensor(x, dtype=tensor.dtype) for x in _eliminated(tensor.tolist()))
    return given(sign), given(log)


def _eliminated(rows):
    """Sign and logarithm of the determinant, by elimination with the largest pivot of each column, as LAPACK does."""
    sign, log = 1.0, 0.0
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda r: abs(rows[r][i]))
        if rows[pivot][i] == 0:
            return 0.0, -math.inf
        if pivot != i:
            rows[i], rows[pivot] = rows[pivot], rows[i]
            sign = -sign
        sign *= math.copysign(1.0, rows[i][i])
        log += math.log(abs(rows[i][i]))
        for row in rows[i + 1 :]:
            factor = row[i] / rows[i][i]
            for k in range(i + 1, len(row)):
                row[k] -= factor * rows[i][k]
    return sign, log


def inv(a):
    try:
        return of(torch.linalg.inv(_double(_square(a))))
    except RuntimeError:
        raise LinAlgError("Singular matrix") from None


def solve(a, b):
    try:
        return of(torch.linalg.solve(_double(_square(a)), _double(b)))
    except RuntimeError:
        raise LinAlgError("Singular matrix") from None


def _each(a, function):
    """A matrix, or each of a stack of them."""
    if a.ndim == 2:
        return function(a)
    parts = [function(matrix) for matrix in a.reshape(-1, *a.shape[-2:]).unbind(0)]
    return [torch.stack(found).reshape(*a.shape[:-2], *found[0].shape) for found in zip(*parts)]


def _decomposed(matrix, full):
    wide = matrix.shape[0] < matrix.shape[1]
    u, s, v = verbs.numpy_svd(matrix.T if wide else matrix)
    if full:
        u = torch.cat([u, verbs.numpy_qr(u)[0][:, u.shape[1] :]], 1)
    return (v, s, u.T) if wide else (u, s, v.T)


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """U and Vh may differ from LAPACK's in the signs of their vectors."""
    tensor = _double(a)
    u, s, vh = (part.to(tensor.dtype) for part in _each(tensor, lambda m: _decomposed(m, full_matrices)))
    return (of(u), of(s), of(vh)) if compute_uv else of(s)


def svdvals(x, /):
    return svd(x, compute_uv=False)


def eigh(a, UPLO="L"):
    """Vectors may differ from LAPACK's in their signs."""
    tensor = _double(_square(a))
    values, vectors = (part.to(tensor.dtype) for part in _each(tensor, verbs.numpy_eigh))
    return of(values), of(vectors)


def eigvalsh(a, UPLO="L"):
    return eigh(a)[0]


def qr(a, mode="reduced"):
    tensor = _double(a)
    q, r = (part.to(tensor.dtype) for part in _each(tensor, verbs.numpy_qr))
    k = q.shape[-1] if mode == "complete" else min(tensor.shape[-2:])
    q, r = q[..., :k], r[..., :k, :]
    return of(r) if mode == "r" else (of(q), of(r))


def pinv(a, rcond=1e-15, hermitian=False):
    u, s, vh = (part._t for part in svd(a, full_matrices=False))
    large = s > rcond * s.max()
    inverse = torch.where(large, 1 / torch.where(large, s, torch.ones_like(s)), torch.zeros_like(s))
    return of(vh.transpose(-1, -2) @ (inverse[:, None] * u.transpose(-1, -2)))


def lstsq(a, b, rcond=None):
    a, b = asarray(a), asarray(b)
    _, s, _ = svd(a, full_matrices=False)
    x = _matmul(pinv(a), b)
    rank = int((s > s.max() * 2.220446049250313e-16 * max(a.shape)).sum())
    rest = b - _matmul(a, x)
    residuals = _sum(rest * rest, axis=0)
    if rank < a.shape[1] or a.shape[0] <= a.shape[1]:
        residuals = asarray([], float)
    return x, residuals if getattr(residuals, "ndim", 0) else asarray([residuals]), rank, s


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    s = svd(A, compute_uv=False)
    limit = s.max() * max(asarray(A).shape[-2:]) * 2.220446049250313e-16 if tol is None else tol
    return (s > limit).sum()


def matrix_power(a, n):
    a = _square(a)
    if n < 0:
        a, n = inv(a), -n
    result = of(torch.eye(a.shape[0], dtype=a._t.dtype))
    for _ in range(n):
        result = _matmul(result, a)
    return result


def cholesky(a, /, *, upper=False):
    raise NotImplementedError("np.linalg.cholesky() is part of NumPy but not of this page.")


def eig(a):
    raise NotImplementedError(
        "np.linalg.eig() is part of NumPy but not of this page: see eigh() for symmetric matrices."
    )


def multi_dot(arrays, *, out=None):
    result = arrays[0]
    for a in arrays[1:]:
        result = _matmul(result, a)
    return result
