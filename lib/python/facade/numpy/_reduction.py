"""Sums, means, extremes and what else makes fewer numbers of many."""

import builtins
import math

import torch
from torch import _verbs as verbs

from . import _dtype
from ._array import _cast, asarray, axis_of, given, ndarray, of
from ._dtype import dtype_of, float_of
from ._scalar import CLASSES
from ._ufunc import TABLE


def axes_of(axis, ndim):
    if axis is None:
        return list(range(ndim))
    axes = [axis_of(a, ndim) for a in (axis if isinstance(axis, (tuple, list)) else (axis,))]
    if len(set(axes)) != len(axes):
        raise ValueError("duplicate value in 'axis'")
    return axes


def _kept(tensor, axes, keepdims):
    """The reduced axes put back with length 1."""
    if keepdims:
        for axis in sorted(axes):
            tensor = tensor.unsqueeze(axis)
    return tensor


def _finish(tensor, out):
    result = given(tensor)
    if out is None:
        return result
    out[...] = result
    return out


def _total(tensor, axes, kind, product=False):
    """Added up in NumPy's order; whole numbers are exact in any."""
    return verbs.numpy_reduce(_cast(tensor, kind), axes, product, kind.torch)


def _accumulator(a, dtype):
    if dtype is not None:
        return dtype_of(dtype)
    kind = a.dtype
    return _dtype.int64 if kind.kind in "biu" else kind


def _masked(a, where, neutral):
    if where is True:
        return a._t
    mask = asarray(where)._t.expand(a.shape)
    return torch.where(mask, a._t, torch.full_like(a._t, neutral))


def sum(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    a = asarray(a)
    axes = axes_of(axis, a.ndim)
    total = _total(_masked(a, where, 0), axes, _accumulator(a, dtype))
    result = _finish(_kept(total, axes, keepdims), out)
    return result if initial is None else result + initial


def prod(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    a = asarray(a)
    axes = axes_of(axis, a.ndim)
    total = _total(_masked(a, where, 1), axes, _accumulator(a, dtype), product=True)
    return _finish(_kept(total, axes, keepdims), out)


def _count(a, axes):
    return math.prod(a.shape[axis] for axis in axes)


def _mean(a, axes, kind, keepdims):
    wide = _dtype.float32 if kind.name == "float16" else kind
    total = _kept(_total(a._t, axes, wide), axes, keepdims)
    return (total / _count(a, axes) if _count(a, axes) else total * math.nan).to(kind.torch)


def mean(a, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
    a = asarray(a)
    if where is not True:
        chosen = asarray(where)
        return sum(a, axis, dtype, None, keepdims, None, where) / sum(
            broadcast(chosen, a), axis=axis, keepdims=keepdims
        )
    kind = dtype_of(dtype) if dtype is not None else a.dtype if a.dtype.kind == "f" else _dtype.float64
    return _finish(_mean(a, axes_of(axis, a.ndim), kind, keepdims), out)


def broadcast(a, like):
    return of(a._t.expand(like.shape))


def _variance(a, axis, dtype, ddof, keepdims):
    a = asarray(a)
    kind = dtype_of(dtype) if dtype is not None else a.dtype if a.dtype.kind == "f" else _dtype.float64
    wide = _dtype.float32 if kind.name == "float16" else kind
    axes = axes_of(axis, a.ndim)
    centred = _cast(a._t, wide) - _mean(of(_cast(a._t, wide)), axes, wide, True)
    total = _kept(_total(centred * centred, axes, wide), axes, keepdims)
    count = builtins.max(_count(a, axes) - ddof, 0)
    return (total / count if count else total * math.nan), kind


def var(
    a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=None
):
    total, kind = _variance(a, axis, dtype, ddof if correction is None else correction, keepdims)
    return _finish(total.to(kind.torch), out)


def std(
    a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=None
):
    total, kind = _variance(a, axis, dtype, ddof if correction is None else correction, keepdims)
    return _finish(torch.sqrt(total).to(kind.torch), out)


def _extreme(a, axis, keepdims, name, initial, where, out=None):
    a = asarray(a)
    if a._pool is not None:
        return getattr(builtins, name[:3])(a.ravel().tolist())
    axes = axes_of(axis, a.ndim)
    if where is not True:
        if initial is None:
            raise ValueError(
                f"reduction operation '{name}' does not have an identity, so to use a where mask one has to specify 'initial'"
            )
        a = of(_masked(a, where, initial))
    if 0 in [a.shape[axis] for axis in axes]:
        if initial is not None:
            return initial
        raise ValueError(f"zero-size array to reduction operation {name} which has no identity")
    tensor = a._t.to(torch.uint8) if a._t.dtype is torch.bool else a._t
    for axis in sorted(axes, reverse=True):
        tensor = (torch.amax if name == "maximum" else torch.amin)(tensor, axis)
    result = _finish(_kept(tensor.to(a._t.dtype), axes, keepdims), out)
    return result if initial is None else TABLE[name](result, initial)


def max(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return _extreme(a, axis, keepdims, "maximum", initial, where, out)


def min(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return _extreme(a, axis, keepdims, "minimum", initial, where, out)


def ptp(a, axis=None, out=None, keepdims=False):
    return max(a, axis, None, keepdims) - min(a, axis, None, keepdims)


def _place(a, axis, keepdims, name):
    a = asarray(a)
    if a.size == 0:
        raise ValueError(f"attempt to get {name} of an empty sequence")
    tensor = a._t.to(torch.uint8) if a._t.dtype is torch.bool else a._t
    pick = getattr(torch, name)
    if axis is None:
        found = pick(tensor.reshape(-1))
        return given(found.reshape((1,) * a.ndim) if keepdims else found)
    axis = axis_of(axis, a.ndim)
    return given(pick(tensor, axis, keepdims))


def argmax(a, axis=None, out=None, *, keepdims=False):
    return _place(a, axis, keepdims, "argmax")


def argmin(a, axis=None, out=None, *, keepdims=False):
    return _place(a, axis, keepdims, "argmin")


def any(a, axis=None, out=None, keepdims=False, *, where=True):
    return _truth(a, axis, keepdims, torch.amax)


def all(a, axis=None, out=None, keepdims=False, *, where=True):
    return _truth(a, axis, keepdims, torch.amin)


def _truth(a, axis, keepdims, pick):
    a = asarray(a)
    axes = axes_of(axis, a.ndim)
    tensor = (a._t != 0).to(torch.uint8)
    for axis in sorted(axes, reverse=True):
        tensor = (
            pick(tensor, axis)
            if a.shape[axis]
            else torch.full(
                tensor.shape[:axis] + tensor.shape[axis + 1 :], int(pick is torch.amin), dtype=torch.uint8
            )
        )
    return given(_kept(tensor, axes, keepdims) != 0)


def _running(a, axis, dtype, name):
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    return of(getattr(torch, name)(_cast(a._t, _accumulator(a, dtype)), axis_of(axis, a.ndim)))


def cumsum(a, axis=None, dtype=None, out=None):
    return _running(a, axis, dtype, "cumsum")


def cumprod(a, axis=None, dtype=None, out=None):
    return _running(a, axis, dtype, "cumprod")


def count_nonzero(a, axis=None, *, keepdims=False):
    counted = sum(asarray(a) != 0, axis=axis, keepdims=keepdims)
    return counted


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    a = asarray(a)
    if weights is None:
        return mean(a, axis, keepdims=keepdims)
    weights = asarray(weights)
    if weights.shape != a.shape:
        if axis is None:
            raise TypeError("Axis must be specified when shapes of a and weights differ.")
        shape = [1] * a.ndim
        shape[axis_of(axis, a.ndim)] = weights.size
        weights = weights.reshape(shape)
    scale = sum(broadcast(weights, a), axis=axis, keepdims=keepdims)
    if not all(scale != 0):
        raise ZeroDivisionError("Weights sum to zero, can't be normalized")
    result = sum(a * weights, axis=axis, keepdims=keepdims) / scale
    return (result, scale) if returned else result


def _sorted_lines(a, axes):
    """What is left of a's axes, then the values along the others as one line, in order."""
    rest = [i for i in range(a.ndim) if i not in axes]
    lines = _cast(a._t, float_of(a.dtype)).permute(rest + axes)
    return lines.reshape([a.shape[i] for i in rest] + [-1]).sort(-1).values


def _quantiles(a, q, axis, keepdims, method="linear"):
    """Between the two nearest, as NumPy's default method does."""
    a = asarray(a)
    axes = axes_of(axis, a.ndim)
    lines = _sorted_lines(a, axes)
    count = lines.shape[-1]
    results = []
    for share in asarray(q).ravel().tolist():
        if not 0 <= share <= 1:
            raise ValueError("Quantiles must be in the range [0, 1]")
        place = share * (count - 1)
        if method in ("lower", "higher", "nearest"):
            place = {"lower": math.floor, "higher": math.ceil, "nearest": round}[method](place)
        low = math.floor(place)
        t = place - low
        x, y = lines[..., low], lines[..., low + 1 if low + 1 < count else low]
        between = x + (y - x) * t if t < 0.5 else y - (y - x) * (1 - t)
        results.append(
            _kept(torch.where(torch.isnan(lines[..., -1]), lines[..., -1], between), axes, keepdims)
        )
    if asarray(q).ndim == 0:
        return given(results[0])
    return of(torch.stack(results))


def quantile(
    a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None
):
    return _quantiles(a, q, axis, keepdims, method)


def percentile(
    a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None
):
    shares = asarray(q)
    if bool(any((shares < 0) | (shares > 100))):
        raise ValueError("Percentiles must be in the range [0, 100]")
    return _quantiles(a, shares / 100, axis, keepdims, method)


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = asarray(a)
    axes = axes_of(axis, a.ndim)
    lines = _sorted_lines(a, axes)
    count = lines.shape[-1]
    if count == 0:
        return CLASSES[float_of(a.dtype).name](math.nan)
    middle = (lines[..., (count - 1) // 2] + lines[..., count // 2]) / 2
    return given(_kept(torch.where(torch.isnan(lines[..., -1]), lines[..., -1], middle), axes, keepdims))


def _without_nan(a, neutral):
    a = asarray(a)
    if a.dtype.kind != "f":
        return a
    return of(torch.where(torch.isnan(a._t), torch.full_like(a._t, neutral), a._t))


def nansum(a, axis=None, **options):
    return sum(_without_nan(a, 0.0), axis, **options)


def nanprod(a, axis=None, **options):
    return prod(_without_nan(a, 1.0), axis, **options)


def nanmean(a, axis=None, keepdims=False):
    present = asarray(a) == asarray(a)
    return nansum(a, axis, keepdims=keepdims) / sum(present, axis=axis, keepdims=keepdims)


def nanmax(a, axis=None, keepdims=False):
    return max(_without_nan(a, -math.inf), axis, keepdims=keepdims)


def nanmin(a, axis=None, keepdims=False):
    return min(_without_nan(a, math.inf), axis, keepdims=keepdims)


def nanstd(a, axis=None, ddof=0, keepdims=False):
    return TABLE["sqrt"](nanvar(a, axis, ddof, keepdims))


def nanvar(a, axis=None, ddof=0, keepdims=False):
    a = asarray(a)
    present = a == a
    distance = of(torch.where(present._t, (a - nanmean(a, axis, True))._t, torch.zeros_like(a._t)))
    return sum(distance * distance, axis=axis, keepdims=keepdims) / (
        sum(present, axis=axis, keepdims=keepdims) - ddof
    )


def nanargmax(a, axis=None):
    return argmax(_without_nan(a, -math.inf), axis)


def nanargmin(a, axis=None):
    return argmin(_without_nan(a, math.inf), axis)


_METHODS = (sum, prod, mean, std, var, max, min, argmax, argmin, any, all, cumsum, cumprod)


def _method(function):
    def method(self, *args, **kwargs):
        return function(self, *args, **kwargs)

    method.__name__ = function.__name__
    method.__qualname__ = f"ndarray.{function.__name__}"
    return method


for _function in _METHODS:
    setattr(ndarray, _function.__name__, _method(_function))
