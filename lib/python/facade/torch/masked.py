"""`torch.masked`: reductions and normalisations of the elements that a mask keeps; after `torch/masked/_ops.py`.

An element that is masked out counts as the operation's identity. Left out: MaskedTensor, and sparse layouts.
"""

import torch

from ._stand_in import refuse

__all__ = [
    "amax", "amin", "argmax", "argmin", "cumprod", "cumsum", "log_softmax", "logaddexp", "logsumexp", "mean", "median",
    "norm", "normalize", "prod", "softmax", "softmin", "std", "sum", "var",
]  # fmt: skip

_NARROW = {torch.uint8, torch.bool, torch.int8, torch.int16, torch.int32}


def __getattr__(name):
    if name in ("MaskedTensor", "masked_tensor", "as_masked_tensor", "is_masked_tensor"):
        return refuse(f"torch.masked.{name} is part of torch but not of this page.", __name__, name)
    raise AttributeError(f"module 'torch.masked' has no attribute '{name}'")


def _limit(which):
    """The smallest or the largest value of a type, which the other extreme starts from."""

    def identity(dtype):
        if dtype.is_floating_point:
            return -torch.inf if which == "min" else torch.inf
        return getattr(torch.iinfo(dtype), which)

    return identity


_IDENTITIES = {
    "sum": lambda dtype: 0,
    "prod": lambda dtype: 1,
    "max": _limit("min"),
    "min": _limit("max"),
    "nan": lambda dtype: torch.nan,
}


def _dims(dim, ndim):
    """Which dimensions are meant, in order; None and () are all of them."""
    if dim is None or dim == ():
        return tuple(range(ndim))
    ndim = max(ndim, 1)
    dims = []
    for d in (dim,) if isinstance(dim, int) else dim:
        if d in dims:
            raise RuntimeError(f"dim={d} appears multiple times in the list of dims")
        if d >= ndim or d < -ndim:
            raise IndexError(
                f"Dimension out of range (expected to be in range of [{-ndim}, {ndim - 1}], but got {d})"
            )
        dims.append(d % ndim)
    return tuple(sorted(dims))


def _mask_of(input, mask):
    """The mask at the input's shape, of booleans."""
    if mask.shape != input.shape:
        if mask.ndim > input.ndim:
            raise IndexError(
                "_input_mask expected broadcastable mask (got mask dimensionality higher than of the input)"
            )
        mask = torch.broadcast_to(mask.clone(), input.shape)
    return mask.to(dtype=torch.bool)


def _filled(input, mask, identity):
    """The input, with the operation's identity where the mask drops an element."""
    if mask is None:
        return input
    value = torch.tensor(_IDENTITIES[identity](input.dtype), dtype=input.dtype)
    return torch.where(_mask_of(input, mask), input, value)


def _wide(input, dtype):
    """The type that sums and products are in: int64 for narrower integers."""
    if dtype is not None:
        return dtype
    return torch.int64 if input.dtype in _NARROW else input.dtype


def sum(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    dims = _dims(dim, input.ndim)
    return torch.sum(_filled(input, mask, "sum"), dims, bool(keepdim), dtype=_wide(input, dtype))


def prod(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    result = _filled(input, mask, "prod").to(dtype=_wide(input, dtype))
    for d in reversed(_dims(dim, input.ndim)):
        result = result.prod(dim=d, keepdim=bool(keepdim))
    return result


def cumsum(input, dim, *, dtype=None, mask=None):
    dtype = dtype or input.dtype
    return torch.cumsum(_filled(input, mask, "sum"), _dims(dim, input.ndim)[0], dtype=dtype).to(dtype=dtype)


def cumprod(input, dim, *, dtype=None, mask=None):
    dtype = dtype or input.dtype
    return torch.cumprod(_filled(input, mask, "prod"), _dims(dim, input.ndim)[0], dtype=dtype).to(dtype=dtype)


def _extreme(name, identity):
    def extreme(input, dim=None, *, keepdim=False, dtype=None, mask=None):
        kept = _filled(input, mask, identity)
        result = getattr(torch, name)(kept, _dims(dim, input.ndim), bool(keepdim))
        return result.to(dtype=dtype or input.dtype)

    def place(input, dim=None, *, keepdim=False, dtype=None, mask=None):
        kept = _filled(input, mask, identity)
        return getattr(torch, f"arg{identity}")(kept, dim, bool(keepdim)).to(dtype=dtype or input.dtype)

    extreme.__name__ = extreme.__qualname__ = name
    place.__name__ = place.__qualname__ = f"arg{identity}"
    return extreme, place


amax, argmax = _extreme("amax", "max")
amin, argmin = _extreme("amin", "min")


def _count(input, dim, keepdim, mask):
    kept = torch.ones(input.shape, dtype=torch.int64) if mask is None else _mask_of(input, mask)
    return sum(kept, dim, keepdim=keepdim)


def mean(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    source, wanted = ("Input", input.dtype) if dtype is None else ("Optional", dtype)
    if not wanted.is_floating_point:
        raise ValueError(
            f"mean(): Could not infer output dtype. {source} dtype must be either a floating point or complex "
            f"dtype. Got: {wanted}"
        )
    total = sum(input, dim, keepdim=keepdim, dtype=wanted, mask=mask)
    return total / _count(input, dim, keepdim, mask)


def median(input, dim=-1, *, keepdim=False, dtype=None, mask=None):
    (d, *_) = _dims(dim, input.ndim)
    is_float = input.is_floating_point()
    floating = input if is_float else input.to(dtype=torch.float)
    result = torch.nanmedian(_filled(floating, mask, "nan"), d, keepdim).values
    if is_float:
        return result
    if torch.isnan(result).any():
        raise ValueError("masked median expects no fully masked out rows if dtype is not floating point")
    return result.to(dtype=dtype or input.dtype)


def logsumexp(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    kept = _filled(input, mask, "max")
    return torch.logsumexp(kept, _dims(dim, input.ndim), keepdim=keepdim).to(dtype=dtype or input.dtype)


def logaddexp(input, other, *, dtype=None, input_mask=None, other_mask=None):
    both = torch.logaddexp(_filled(input, input_mask, "max"), _filled(other, other_mask, "max"))
    return both.to(dtype=dtype or input.dtype)


def norm(input, ord=2.0, dim=None, *, keepdim=False, dtype=None, mask=None):
    kept = _filled(input, mask, "min" if ord == float("-inf") else "sum")
    dims = _dims(dim, input.ndim)
    return torch.linalg.vector_norm(kept, ord, dims, bool(keepdim), dtype=dtype or input.dtype)


def _variance(input, dim, unbiased, correction, keepdim, dtype, mask):
    if unbiased is not None and correction is not None:
        raise AssertionError("Only one of unbiased and correction may be given")
    if correction is None:
        correction = 1.0 if unbiased is None or unbiased else 0.0
    dtype = dtype or (input.dtype if input.is_floating_point() else torch.float32)
    computed = dtype if dtype.is_floating_point else torch.float32
    count = _count(input, dim, True, mask)
    deviation = input - sum(input, dim, keepdim=True, dtype=dtype, mask=mask) / count
    total = sum(deviation * deviation, dim, keepdim=keepdim, dtype=computed, mask=mask)
    if not keepdim:
        count = count.reshape(total.shape)
    if correction != 0:
        count = count.to(computed) - correction
        count = torch.maximum(count, count.new_zeros([]))
    return torch.divide(total, count).to(dtype=dtype)


def var(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    return _variance(input, dim, unbiased, correction, keepdim, dtype, mask)


def std(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    return torch.sqrt(_variance(input, dim, unbiased, correction, keepdim, dtype, mask))


def _normalisation(name, identity):
    def normalisation(input, dim, *, dtype=None, mask=None):
        kept = _filled(input, mask, identity)
        return getattr(torch.nn.functional, name)(kept, _dims(dim, input.ndim)[0], dtype=dtype or input.dtype)

    normalisation.__name__ = normalisation.__qualname__ = name
    return normalisation


softmax = _normalisation("softmax", "max")
log_softmax = _normalisation("log_softmax", "max")
softmin = _normalisation("softmin", "min")


def normalize(input, ord, dim, *, eps=1e-12, dtype=None, mask=None):
    length = norm(input, ord, dim, keepdim=True, dtype=dtype, mask=mask)
    return torch.divide(_filled(input, mask, "sum"), torch.maximum(length, length.new_full([], eps)))
