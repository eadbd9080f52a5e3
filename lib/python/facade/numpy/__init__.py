"""`numpy` 2.4: the part that tutorials use, over the same tensors as `torch`. Arrays share memory with tensors.

See the page "Python here" for what there is; what NumPy has besides raises NotImplementedError.
"""

import math as _math

from torch._state import on_reset as _on_reset

from . import _dtype, _printing
from ._dtype import can_cast, dtype, finfo, iinfo, promote_types
from ._scalar import (
    bool_, character, float16, float32, float64, floating, generic, inexact, int8, int16, int32, int64, integer, number,
    signedinteger, str_, uint8, unsignedinteger,
)  # fmt: skip
from ._array import array, asanyarray, asarray, ascontiguousarray, concatenate, ndarray
from ._ufunc import TABLE as _TABLE, broadcast_arrays, ufunc
from ._reduction import (
    all, any, argmax, argmin, average, count_nonzero, cumprod, cumsum, max, mean, median, min, nanargmax, nanargmin, nanmax,
    nanmean, nanmin, nanprod, nanstd, nansum, nanvar, percentile, prod, ptp, quantile, std, sum, var,
)  # fmt: skip
from ._covariance import corrcoef, cov
from ._creation import (
    arange, diag, empty, empty_like, eye, fromfunction, fromiter, full, full_like, geomspace, identity, indices, linspace,
    logspace, meshgrid, mgrid, ogrid, ones, ones_like, tri, tril, tril_indices, triu, triu_indices, zeros, zeros_like,
)  # fmt: skip
from ._joining import (
    append, array_split, atleast_1d, atleast_2d, atleast_3d, block, broadcast_shapes, broadcast_to, c_, column_stack, delete,
    dstack, expand_dims, flip, fliplr, flipud, hsplit, hstack, insert, matrix_transpose, moveaxis, pad, permute_dims, r_,
    ravel, repeat, reshape, resize, roll, rollaxis, rot90, row_stack, split, squeeze, stack, swapaxes, tile, transpose,
    vsplit, vstack,
)  # fmt: skip
from ._searching import (
    allclose, apply_along_axis, argpartition, argsort, argwhere, around, array_equal, array_equiv, bincount, choose, clip,
    compress, diff, digitize, extract, flatnonzero, gradient, histogram, histogram2d, histogram_bin_edges, interp,
    intersect1d, iscomplexobj, isclose, isin, isrealobj, isscalar, iterable, ix_, lexsort, may_share_memory, nan_to_num,
    ndenumerate, ndindex, nonzero, partition, put, put_along_axis, ravel_multi_index, round, searchsorted, select, setdiff1d,
    shares_memory, sort, take, take_along_axis, union1d, unique, unravel_index, vectorize, where,
)  # fmt: skip
from ._products import (
    cross,
    diagonal,
    dot,
    einsum,
    fill_diagonal,
    inner,
    kron,
    matmul,
    outer,
    tensordot,
    trace,
    vdot,
)
from ._bytes import frombuffer, load, loadtxt, save, savetxt, savez, savez_compressed
from ._printing import array2string, array_repr, array_str, get_printoptions, printoptions, set_printoptions
from . import exceptions, linalg

__version__ = "2.4.6"
pi, e, inf, nan, newaxis, euler_gamma = _math.pi, _math.e, _math.inf, _math.nan, None, 0.5772156649015329
bool, double, single, half, intp, int_, long, byte, ubyte, short, intc = (
    bool_, float64, float32, float16, int64, int64, int64, int8, uint8, int16, int32,
)  # fmt: skip
True_, False_ = bool_(True), bool_(False)
concat, asfortranarray = concatenate, asarray
copy = lambda a, order="K", subok=False: asarray(a).copy()
shape = lambda a: asarray(a).shape
ndim = lambda a: asarray(a).ndim
size = lambda a, axis=None: asarray(a).size if axis is None else asarray(a).shape[axis]
amax, amin = max, min
globals().update(_TABLE)
ndarray.round = lambda self, decimals=0, out=None: round(self, decimals, out)
ndarray.repeat = lambda self, repeats, axis=None: repeat(self, repeats, axis)


def result_type(*arrays_and_dtypes):
    strong, weak = [], []
    for item in arrays_and_dtypes:
        if type(item) in (int, float):
            weak.append(type(item))
        else:
            strong.append(
                item.dtype if hasattr(item, "dtype") and not isinstance(item, type) else dtype(item)
            )
    return _dtype.joined(strong, weak)


def issubdtype(arg1, arg2):
    abstract = arg2 if isinstance(arg2, type) and issubclass(arg2, generic) else dtype(arg2).type
    own = arg1 if isinstance(arg1, type) and issubclass(arg1, generic) else dtype(arg1).type
    return issubclass(own, abstract)


def isdtype(dtype_, kind):
    names = {
        "bool": "b",
        "signed integer": "i",
        "unsigned integer": "u",
        "integral": "iu",
        "real floating": "f",
        "numeric": "iuf",
    }
    return (
        _TABLE and dtype(dtype_).kind in names.get(kind, "")
        if isinstance(kind, str)
        else dtype(dtype_) == kind
    )


class errstate:
    """Says nothing here: NumPy's warnings about division and overflow are not given."""

    def __init__(self, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def __call__(self, function):
        return function


def seterr(**options):
    return {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}


geterr = seterr


def get_include():
    raise NotImplementedError(
        "np.get_include() is part of NumPy but not of this page: nothing is compiled here."
    )


_on_reset(_printing.reset)

_NUMPY_HAS = frozenset(
    "apply_over_axes asmatrix asarray_chkfinite bartlett base_repr binary_repr bitwise_count blackman bmat busday_count "
    "bytes_ char clongdouble common_type complex64 complex128 complex256 complexfloating convolve correlate "
    "ctypeslib cumulative_prod cumulative_sum datetime64 diag_indices divmod dsplit ediff1d einsum_path emath fft fix "
    "flexible float128 frexp fromfile frompyfunc fromregex fromstring gcd genfromtxt hamming hanning histogramdd i0 imag "
    "in1d info isneginf isposinf isreal kaiser lcm ldexp lib longdouble longlong ma mask_indices matrix memmap modf "
    "nancumprod nancumsum nanmedian nanpercentile nanquantile nextafter object_ packbits piecewise place poly poly1d "
    "polyadd polyder polydiv polyfit polyint polymul polynomial polysub polyval putmask real real_if_close rec recarray "
    "require roots setxor1d sinc spacing timedelta64 trapezoid trim_zeros tril_indices_from triu_indices_from typing "
    "uint16 uint32 uint64 uint uintc uintp ulong ulonglong unpackbits unstack unwrap ushort vander void".split()
)
_PYTHONS = {
    "float": "If you specifically wanted the numpy scalar type, use `np.float64` here.",
    "complex": "If you specifically wanted the numpy scalar type, use `np.complex128` here.",
    "str": "If you specifically wanted the numpy scalar type, use `np.str_` here.",
    "int": "When replacing `np.int`, you may wish to use e.g. `np.int64` or `np.int32` to specify the precision. If you wish "
    "to review your current use, check the release note link for additional information.",
    "object": "",
}
_REMOVED = {
    "float_": "np.float64", "unicode_": "np.str_", "string_": "np.bytes_", "complex_": "np.complex128", "Inf": "np.inf",
    "Infinity": "np.inf", "infty": "np.inf", "PINF": "np.inf", "NINF": "-np.inf", "NaN": "np.nan", "round_": "np.round",
    "sometrue": "np.any", "alltrue": "np.all", "mat": "np.asmatrix", "singlecomplex": "np.complex64",
    "cfloat": "np.complex128", "longfloat": "np.longdouble", "PZERO": "0.0", "NZERO": "-0.0",
}  # fmt: skip


def __getattr__(name):
    if name == "random":
        import numpy.random as module

        return module
    if name == "testing":
        import numpy.testing as module

        return module
    if name == "object_":
        return object
    if name in _NUMPY_HAS:
        raise _absent(name)
    if name in _PYTHONS:
        raise AttributeError(
            f"module 'numpy' has no attribute '{name}'.\n`np.{name}` was a deprecated alias for the builtin `{name}`. To "
            f"avoid this error in existing code, use `{name}` by itself. Doing this will not modify any behavior and is "
            f"safe. {_PYTHONS[name]}\nThe aliases was originally deprecated in NumPy 1.20; for more details and guidance "
            "see the original release note at:\n    https://numpy.org/devdocs/release/1.20.0-notes.html#deprecations"
        )
    if name in _REMOVED:
        raise AttributeError(
            f"`np.{name}` was removed in the NumPy 2.0 release. Use `{_REMOVED[name]}` instead."
        )
    raise AttributeError(f"module 'numpy' has no attribute '{name}'")


class _NotHere(NotImplementedError, AttributeError):
    """An AttributeError too, so that `hasattr` says False."""


_NotHere.__name__ = _NotHere.__qualname__ = "NotImplementedError"
_NotHere.__module__ = "builtins"


def _absent(name):
    return _NotHere(f"np.{name} is part of NumPy but not of this page.")


def __dir__():
    return sorted([*(name for name in globals() if not name.startswith("_")), "random", "testing"])


__all__ = [name for name in globals() if not name.startswith("_")]
