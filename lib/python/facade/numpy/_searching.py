"""Sorted, chosen, counted, compared."""

import builtins
import math

import torch

from . import _dtype
from ._array import is_count, _cast, _copy_of, array, asarray, axis_of, given, ndarray, of, of_entries
from ._dtype import joined
from ._reduction import all as all_, axes_of
from ._ufunc import TABLE, broadcast_arrays


def where(condition, x=None, y=None, /):
    if x is None and y is None:
        return nonzero(condition)
    if x is None or y is None:
        raise ValueError("either both or neither of x and y should be given")
    condition = asarray(condition)
    sides = [s if type(s) in (int, float) else asarray(s) for s in (x, y)]
    if any(isinstance(s, ndarray) and s._pool is not None for s in sides):
        a, b, c = broadcast_arrays(condition, *sides)
        picked = [
            p if yes else q for yes, p, q in zip(a.ravel().tolist(), b.ravel().tolist(), c.ravel().tolist())
        ]
        return of_entries(picked).reshape(a.shape)
    kind = joined(
        [s.dtype for s in sides if isinstance(s, ndarray)],
        [type(s) for s in sides if not isinstance(s, ndarray)],
    )
    condition, *arrays = broadcast_arrays(condition, *[asarray(s) for s in sides])
    return of(torch.where(condition._t != 0, *[_cast(a._t, kind) for a in arrays]))


def nonzero(a):
    a = asarray(a)
    if a.ndim == 0:
        raise ValueError(
            "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead."
        )
    found = torch.nonzero(a._t != 0)
    return tuple(of(column) for column in found.unbind(1))


def argwhere(a):
    return of(torch.nonzero(asarray(a)._t != 0))


def flatnonzero(a):
    return nonzero(asarray(a).ravel())[0]


def _sortable(a):
    return a._t.to(torch.uint8) if a._t.dtype is torch.bool else a._t


def _order_of_entries(values):
    return sorted(range(len(values)), key=values.__getitem__)


def sort(a, axis=-1, kind=None, order=None, *, stable=None):
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    if a._pool is not None:
        return of_entries(sorted(a.tolist()))
    axis = axis_of(axis, a.ndim)
    return of(torch.sort(_sortable(a), axis, stable=True).values.to(a._t.dtype))


def argsort(a, axis=-1, kind=None, order=None, *, stable=None):
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    if a._pool is not None:
        return array(_order_of_entries(a.tolist()), int)
    axis = axis_of(axis, a.ndim)
    return of(torch.sort(_sortable(a), axis, stable=True).indices)


def partition(a, kth, axis=-1):
    return sort(a, axis)


def argpartition(a, kth, axis=-1):
    return argsort(a, axis)


def lexsort(keys, axis=-1):
    columns = [asarray(key).tolist() for key in keys]
    return array(sorted(range(len(columns[0])), key=lambda i: tuple(c[i] for c in reversed(columns))), int)


def unique(
    ar,
    return_index=False,
    return_inverse=False,
    return_counts=False,
    axis=None,
    *,
    equal_nan=True,
    sorted=True,
):
    a = asarray(ar)
    if axis is not None:
        rows = [tuple(row) if isinstance(row, list) else (row,) for row in a.swapaxes(0, axis).tolist()]
        kinds = builtins.sorted(set(rows))
        places = {row: i for i, row in enumerate(kinds)}
        values = array([list(row) for row in kinds], a.dtype).swapaxes(0, axis)
        flat = [places[row] for row in rows]
    else:
        entries = a.ravel().tolist()
        kinds = builtins.sorted({v for v in entries if v == v})
        has_nan = any(v != v for v in entries)
        places = {value: i for i, value in enumerate(kinds)}
        flat = [places[v] if v == v else len(kinds) for v in entries]
        kinds = kinds + [math.nan] if has_nan else kinds
        values = of_entries(kinds) if a._pool is not None else array(kinds, a.dtype)
    if not (return_index or return_inverse or return_counts):
        return values
    result = [values]
    if return_index:
        first = {}
        for i, place in enumerate(flat):
            first.setdefault(place, i)
        result.append(array([first[i] for i in range(len(kinds))], int))
    if return_inverse:
        inverse = array(flat, int)
        result.append(inverse.reshape(a.shape) if axis is None else inverse)
    if return_counts:
        result.append(bincount(array(flat, int), minlength=len(kinds)))
    return tuple(result)


def bincount(x, /, weights=None, minlength=0):
    places = asarray(x)
    if places.dtype.kind == "f":
        raise TypeError(
            f"Cannot cast array data from {places.dtype!r} to dtype('int64') according to the rule 'safe'"
        )
    places = places.tolist()
    if any(place < 0 for place in places):
        raise ValueError("'list' argument must have no negative elements")
    counts = [0] * max(minlength, max(places, default=-1) + 1)
    if weights is None:
        for place in places:
            counts[place] += 1
        return array(counts, int)
    for place, weight in zip(places, asarray(weights).tolist()):
        counts[place] += weight
    return array(counts, float)


def searchsorted(a, v, side="left", sorter=None):
    if side not in ("left", "right"):
        raise ValueError(f"search side must be 'left' or 'right' (got '{side}')")
    a, v = asarray(a), asarray(v)
    kind = joined([a.dtype, v.dtype], ())
    line = _cast(a._t, kind) if sorter is None else _cast(a[asarray(sorter)]._t, kind)
    return given(torch.searchsorted(line.contiguous(), _cast(v._t, kind).contiguous(), right=side == "right"))


def digitize(x, bins, right=False):
    edges = asarray(bins)
    if edges.size > 1 and edges[0] > edges[-1]:
        return edges.size - searchsorted(edges[::-1], x, side="left" if not right else "right")
    return searchsorted(edges, x, side="left" if right else "right")


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    from ._creation import linspace

    a = asarray(a)
    if is_count(bins):
        if bins.__index__() < 1:
            raise ValueError("`bins` must be positive, when an integer")
        low, high = range if range is not None else (a.min(), a.max()) if a.size else (0.0, 1.0)
        if low > high:
            raise ValueError("max must be larger than min in range parameter.")
        if not (math.isfinite(low) and math.isfinite(high)):
            raise ValueError(f"autodetected range of [{low}, {high}] is not finite")
        if low == high:
            low, high = low - 0.5, high + 0.5
        return linspace(float(low), float(high), bins.__index__() + 1)
    if isinstance(bins, str):
        raise NotImplementedError(f"np.histogram(bins={bins!r}) is part of NumPy but not of this page.")
    return asarray(bins)


def histogram(a, bins=10, range=None, density=None, weights=None):
    a = asarray(a).ravel()
    edges = histogram_bin_edges(a, bins, range)
    places = searchsorted(edges, a * 1.0, side="right") - 1
    last = edges.size - 1
    places = where(a == edges[-1], last - 1, places)
    inside = (places >= 0) & (places < last)
    chosen = None if weights is None else asarray(weights).ravel()[inside]
    counts = bincount(places[inside], chosen, minlength=last)
    if not density:
        return counts, edges
    widths = diff(edges)
    return counts / widths / counts.sum(), edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    count = (bins, bins) if is_count(bins) else bins
    ranges = range or (None, None)
    xedges, yedges = (histogram_bin_edges(v, b, r) for v, b, r in zip((x, y), count, ranges))
    rows = [histogram(asarray(y)[_bin(x, xedges, i)], yedges)[0] for i in builtins.range(xedges.size - 1)]
    from ._joining import stack

    return stack(rows) * 1.0, xedges, yedges


def _bin(x, edges, i):
    x = asarray(x)
    last = i == edges.size - 2
    return (x >= edges[i]) & ((x <= edges[i + 1]) if last else (x < edges[i + 1]))


def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None, **options):
    low, high = a_min if min is None else min, a_max if max is None else max
    result = asarray(a)
    if low is not None:
        result = TABLE["maximum"](result, low)
    if high is not None:
        result = TABLE["minimum"](result, high)
    if out is not None:
        out[...] = result
        return out
    return result if low is not None or high is not None else result.copy()


def round(a, decimals=0, out=None):
    a = asarray(a)
    if a.dtype.kind != "f":
        if decimals >= 0:
            return given(a._t.clone())
        scale = 10**-decimals
        return given(_cast(torch.round(a._t.double() / scale) * scale, a.dtype))
    if decimals == 0:
        result = given(torch.round(a._t))
    elif decimals > 0:
        result = given(torch.round(a._t * 10.0**decimals) / 10.0**decimals)
    else:
        result = given(torch.round(a._t / 10.0**-decimals) * 10.0**-decimals)
    if out is not None:
        out[...] = result
        return out
    return result


around = round


def take(a, indices, axis=None, out=None, mode="raise"):
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    if not is_count(indices) or isinstance(indices, ndarray) and indices.ndim:
        indices = asarray(indices)
        if mode == "clip":
            indices = clip(indices, 0, a.shape[axis] - 1)
        elif mode == "wrap":
            indices = indices % a.shape[axis]
    return a[(slice(None),) * axis_of(axis, a.ndim) + (indices,)]


def take_along_axis(arr, indices, axis=-1):
    a, places = asarray(arr), asarray(indices)
    axis = axis_of(axis, a.ndim)
    size = a.shape[axis]
    wrapped = torch.where(places._t < 0, places._t + size, places._t).long()
    return _copy_of(a, torch.gather(a._t, axis, wrapped))


def put_along_axis(arr, indices, values, axis):
    places = asarray(indices)._t.long()
    values = _cast(asarray(values)._t, arr.dtype).expand(places.shape)
    arr._t.scatter_(axis_of(axis, arr.ndim), places, values)


def put(a, ind, v, mode="raise"):
    a.flat[asarray(ind)] = v


def choose(a, choices, out=None, mode="raise"):
    from ._joining import stack

    return take_along_axis(stack(broadcast_arrays(*choices)), asarray(a)[None], 0)[0]


def select(condlist, choicelist, default=0):
    result = asarray(default)
    for condition, choice in reversed(list(zip(condlist, choicelist))):
        result = where(condition, choice, result)
    return result


def extract(condition, arr):
    return asarray(arr).ravel()[asarray(condition).ravel() != 0]


def compress(condition, a, axis=None):
    return take(a, flatnonzero(condition), axis)


def diff(a, n=1, axis=-1, prepend=None, append=None):
    from ._array import concatenate

    a = asarray(a)
    parts = [asarray(x) for x in (prepend, a, append) if x is not None]
    if len(parts) > 1:
        a = concatenate([p if p.ndim else p.reshape(1) for p in parts], axis)
    for _ in builtins.range(n):
        whole = (slice(None),) * axis_of(axis, a.ndim)
        a = TABLE["subtract" if a.dtype.kind != "b" else "not_equal"](
            a[(*whole, slice(1, None))], a[(*whole, slice(None, -1))]
        )
    return a


def gradient(f, *varargs, axis=None, edge_order=1):
    from ._array import concatenate

    f = asarray(f) * 1.0
    axes = axes_of(axis, f.ndim)
    results = []
    for i, place in enumerate(axes):
        step = varargs[i if len(varargs) > 1 else 0] if varargs else 1.0
        whole = (slice(None),) * place

        def at(*bounds, whole=whole):
            return f[(*whole, slice(*bounds))]

        ends = [
            (at(1, 2) - at(0, 1)) / step,
            (at(2, None) - at(0, -2)) / (2 * step),
            (at(-1, None) - at(-2, -1)) / step,
        ]
        results.append(concatenate(ends, place))
    return results[0] if len(results) == 1 else tuple(results)


def interp(x, xp, fp, left=None, right=None, period=None):
    places, heights = asarray(xp).tolist(), asarray(fp).tolist()

    def at(value):
        if value != value:
            return value
        if value < places[0]:
            return heights[0] if left is None else left
        if value > places[-1]:
            return heights[-1] if right is None else right
        i = max(j for j, p in enumerate(places) if p <= value)
        if i == len(places) - 1 or places[i] == value:
            return heights[i]
        slope = (heights[i + 1] - heights[i]) / (places[i + 1] - places[i])
        return slope * (value - places[i]) + heights[i]

    x = asarray(x)
    result = array([at(value) for value in x.ravel().tolist()], float).reshape(x.shape)
    return result if x.ndim else result[()]


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a, b = asarray(a) * 1.0, asarray(b) * 1.0
    near = TABLE["less_equal"](abs(a - b), atol + rtol * abs(b)) & TABLE["isfinite"](b) | (a == b)
    return near | ((a != a) & (b != b)) if equal_nan else near


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(all_(isclose(a, b, rtol, atol, equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    a, b = asarray(a1), asarray(a2)
    if a.shape != b.shape:
        return False
    same = a == b
    return bool(all_(same | ((a != a) & (b != b)) if equal_nan else same))


def array_equiv(a1, a2):
    try:
        return bool(all_(asarray(a1) == asarray(a2)))
    except ValueError:
        return False


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    a = asarray(element)
    known = set(asarray(test_elements).ravel().tolist())
    result = array([(value in known) != invert for value in a.ravel().tolist()], bool).reshape(a.shape)
    return result if a.ndim else result[()]


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    a = unique(ar1)
    return a[isin(a, ar2)]


def union1d(ar1, ar2):
    from ._array import concatenate

    return unique(concatenate([asarray(ar1).ravel(), asarray(ar2).ravel()]))


def setdiff1d(ar1, ar2, assume_unique=False):
    a = unique(ar1)
    return a[isin(a, ar2, invert=True)]


def unravel_index(indices, shape, order="C"):
    places = asarray(indices)
    size = math.prod(shape)
    for i in places.ravel().tolist():
        if not 0 <= i < size:
            raise ValueError(f"index {i} is out of bounds for array with size {size}")
    result = []
    for length in reversed(shape):
        result.append(places % length)
        places = places // length
    return tuple(reversed([r if getattr(r, "ndim", 0) else _dtype.int64.type(int(r)) for r in result]))


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    result = 0
    for part, size in zip(multi_index, dims):
        result = result * size + asarray(part)
    return result if result.ndim else result[()]


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    a = asarray(x)
    return given(torch.nan_to_num(a._t, nan, posinf, neginf)) if a.dtype.kind == "f" else given(a._t.clone())


def isscalar(element):
    from ._scalar import generic

    return isinstance(element, (generic, int, float, complex, str, bytes))


def iterable(y):
    try:
        iter(y)
    except TypeError:
        return False
    return True


def may_share_memory(a, b, max_work=None):
    if not (isinstance(a, ndarray) and isinstance(b, ndarray)):
        return False
    origins = [x if x._base is None else x._base for x in (a, b)]
    return origins[0] is origins[1] or origins[0]._t.data_ptr() == origins[1]._t.data_ptr()


def ix_(*args):
    """Indices of a grid, from a list for each dimension."""
    arrays = [asarray(a) for a in args]
    arrays = [nonzero(a)[0] if a.dtype.kind == "b" else a for a in arrays]
    return tuple(a.reshape((1,) * i + (-1,) + (1,) * (len(arrays) - 1 - i)) for i, a in enumerate(arrays))


shares_memory = may_share_memory


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    from ._joining import moveaxis, stack

    a = asarray(arr)
    axis = axis_of(axis, a.ndim)
    lines = moveaxis(a, axis, -1)
    rows = lines.reshape(-1, a.shape[axis])
    results = [asarray(func1d(row, *args, **kwargs)) for row in rows]
    made = stack(results).reshape(lines.shape[:-1] + results[0].shape)
    return moveaxis(made, -1, axis) if results[0].ndim else made


class vectorize:
    """A function of numbers as one of arrays, called for each."""

    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc, self._kind = pyfunc, otypes[0] if otypes else None

    def __call__(self, *args, **kwargs):
        arrays = broadcast_arrays(*[asarray(a) for a in args])
        values = [self.pyfunc(*row, **kwargs) for row in zip(*[list(a.ravel()) for a in arrays])]
        made = array(values, self._kind).reshape(arrays[0].shape)
        return made if made.ndim else made[()]


def ndenumerate(arr):
    from itertools import product

    a = asarray(arr)
    return zip(product(*map(builtins.range, a.shape)), a.ravel())


def ndindex(*shape):
    from itertools import product

    sizes = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape
    return product(*map(builtins.range, sizes))


def iscomplexobj(x):
    return False


def isrealobj(x):
    return True


for _function in (argsort, clip, round, take, nonzero, searchsorted, compress, put):
    setattr(
        ndarray, _function.__name__, lambda self, *args, _f=_function, **kwargs: _f(self, *args, **kwargs)
    )


def _sort_in_place(self, axis=-1, kind=None, order=None, *, stable=None):
    self[...] = sort(self, axis)


ndarray.sort = _sort_in_place
ndarray.conj = ndarray.conjugate = lambda self: self
