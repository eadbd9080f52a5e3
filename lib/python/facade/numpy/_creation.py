"""Arrays from nothing: zeros, ranges, grids."""

import math

import torch

from . import _dtype
from ._array import is_count, _cast, array, asarray, of
from ._dtype import dtype_of, joined
from ._scalar import fitted


def _sizes(shape):
    if is_count(shape):
        shape = (shape,)
    sizes = tuple(size.__index__() for size in shape)
    if any(size < 0 for size in sizes):
        raise ValueError("negative dimensions are not allowed")
    return sizes


def _filled(shape, value, dtype):
    kind = dtype_of(dtype)
    if kind.kind in "UO":
        from ._array import of_entries

        return (
            of_entries(["" if kind.kind == "U" else value])
            .reshape(1)[[0] * math.prod(_sizes(shape))]
            .reshape(_sizes(shape))
        )
    return of(torch.full(_sizes(shape), fitted(kind, value), dtype=kind.torch))


def zeros(shape, dtype=float, order="C", *, device=None, like=None):
    return _filled(shape, 0, dtype)


empty = zeros


def ones(shape, dtype=None, order="C", *, device=None, like=None):
    return _filled(shape, 1, dtype)


def full(shape, fill_value, dtype=None, order="C", *, device=None, like=None):
    value = asarray(fill_value)
    kind = dtype_of(dtype) if dtype is not None else value.dtype
    if value._pool is None and value.ndim:
        return of(_cast(value._t, kind).expand(_sizes(shape)).clone())
    return _filled(shape, value.item(), kind)


def _like(a, value, dtype, shape):
    a = asarray(a)
    return _filled(a.shape if shape is None else shape, value, a.dtype if dtype is None else dtype)


def zeros_like(a, dtype=None, order="K", subok=True, shape=None):
    return _like(a, 0, dtype, shape)


def ones_like(a, dtype=None, order="K", subok=True, shape=None):
    return _like(a, 1, dtype, shape)


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None):
    return _like(a, asarray(fill_value).item(), dtype, shape)


empty_like = zeros_like


def arange(start, stop=None, step=1, dtype=None, *, device=None, like=None):
    if stop is None:
        start, stop = 0, start
    given = [start, stop, step]
    strong = [v.dtype for v in given if hasattr(v, "dtype")]
    kind = (
        dtype_of(dtype)
        if dtype is not None
        else joined(strong, [type(v) for v in given if type(v) in (int, float)])
    )
    start, stop, step = (v.item() if hasattr(v, "item") else v for v in given)
    if step == 0:
        raise ZeroDivisionError("division by zero")
    count = max(0, math.ceil((stop - start) / step))
    if kind.kind in "iu" and all(isinstance(v, int) for v in (start, stop, step)):
        return of(torch.arange(0, count, dtype=torch.int64) * step + start).astype(kind)
    # NumPy adds the difference of the first two values, not the step itself.
    second = fitted(kind, start + step) - fitted(kind, start)
    places = torch.arange(0, count, dtype=torch.float64)
    return of(places * second + fitted(kind, start)).astype(kind)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None):
    num = num.__index__()
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    parts = num - 1 if endpoint else num
    a, b = asarray(start) * 1.0, asarray(stop) * 1.0
    a, b = asarray(a), asarray(b)
    distance = (b - a) if a.ndim == b.ndim == 0 else b - a
    places = torch.arange(0, num, dtype=torch.float64).reshape((-1,) + (1,) * max(a.ndim, b.ndim))
    step = distance / parts if parts > 0 else math.nan
    if parts > 0:
        values = places * asarray(step)._t + a._t
        if endpoint and num > 1:
            values[-1] = b._t
    else:
        values = places * asarray(distance)._t + a._t
    kind = dtype_of(dtype) if dtype is not None else _dtype.float64
    if kind.kind in "iu":
        values = torch.floor(values)
    result = of(_cast(values, kind))
    if axis not in (0,):
        from ._joining import moveaxis

        result = moveaxis(result, 0, axis)
    return (result, step) if retstep else result


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    from ._ufunc import TABLE

    result = TABLE["power"](float(base), linspace(start, stop, num, endpoint))
    return result if dtype is None else result.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    result = logspace(math.log10(start), math.log10(stop), num, endpoint)
    if num > 0:
        result[0] = start
        if num > 1 and endpoint:
            result[-1] = stop
    return result if dtype is None else result.astype(dtype)


def eye(N, M=None, k=0, dtype=float, order="C", *, device=None, like=None):
    rows = torch.arange(N).reshape(-1, 1)
    columns = torch.arange(N if M is None else M)
    return of(columns - rows == k).astype(dtype)


def identity(n, dtype=None, *, like=None):
    return eye(n, dtype=dtype or float)


def diag(v, k=0):
    v = asarray(v)
    if v.ndim == 1:
        return of(torch.diag(v._t, k))
    if v.ndim != 2:
        raise ValueError("Input must be 1- or 2-d.")
    return of(torch.diagonal(v._t, k).clone())


def tri(N, M=None, k=0, dtype=float):
    return of(torch.arange(N if M is None else M) - torch.arange(N).reshape(-1, 1) <= k).astype(dtype)


def tril(m, k=0):
    return of(torch.tril(asarray(m)._t, k))


def triu(m, k=0):
    return of(torch.triu(asarray(m)._t, k))


def tril_indices(n, k=0, m=None):
    from ._searching import nonzero

    return nonzero(tri(n, m, k, bool))


def triu_indices(n, k=0, m=None):
    from ._searching import nonzero

    return nonzero(tri(n, m, k - 1, bool) == False)  # noqa: E712  (element by element)


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    arrays = [asarray(x).ravel() for x in xi]
    count = len(arrays)
    shaped = []
    for i, a in enumerate(arrays):
        place = {0: 1, 1: 0}.get(i, i) if indexing == "xy" and count > 1 else i
        shaped.append(a._t.reshape((1,) * place + (-1,) + (1,) * (count - 1 - place)))
    if sparse:
        return tuple(of(t) for t in shaped)
    shape = torch.broadcast_shapes(*[tuple(t.shape) for t in shaped])
    return tuple(of(t.expand(shape).clone()) for t in shaped)


def indices(dimensions, dtype=int, sparse=False):
    grids = meshgrid(*[arange(size) for size in dimensions], indexing="ij")
    from ._joining import stack

    return stack(grids).astype(dtype)


def fromfunction(function, shape, *, dtype=float, **kwargs):
    return function(*indices(shape, dtype), **kwargs)


def fromiter(iter, dtype, count=-1):
    values = list(iter)
    return array(values if count < 0 else values[:count], dtype)


class _Grid:
    """`np.mgrid` and `np.ogrid`."""

    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        keys = key if isinstance(key, tuple) else (key,)
        ranges = []
        for part in keys:
            start, step = part.start or 0, 1 if part.step is None else part.step
            if isinstance(step, complex):
                ranges.append(linspace(start, part.stop, int(abs(step))))
            else:
                ranges.append(arange(start, part.stop, step))
        if not isinstance(key, tuple):
            return ranges[0]
        grids = meshgrid(*ranges, indexing="ij", sparse=self._sparse)
        from ._joining import stack

        return grids if self._sparse else stack(grids)


mgrid, ogrid = _Grid(False), _Grid(True)
