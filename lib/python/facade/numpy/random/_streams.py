"""What `RandomState` and `Generator` share: numbers of a distribution, in arrays of a size."""

import math

import torch
from torch import _verbs as verbs

from .. import _dtype
from .._array import is_count, array, asarray, given, ndarray, of
from .._reduction import cumsum
from .._scalar import fitted
from .._searching import searchsorted


class Handle:
    """The stream as the library has it."""

    def __init__(self, js):
        self._js = js


def sizes_of(size):
    if size is None:
        return []
    if is_count(size):
        size = (size,)
    if isinstance(size, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    for part in size:
        if not is_count(part):
            raise TypeError(f"'{type(part).__name__}' object cannot be interpreted as an integer")
    sizes = [part.__index__() for part in size]
    if any(part < 0 for part in sizes):
        raise ValueError("negative dimensions are not allowed")
    return sizes


def places_of(drawn, chances):
    """Where numbers from 0 to 1 fall among chances laid end to end."""
    steps = cumsum(chances)
    return searchsorted(steps / steps[-1], drawn, side="right")


def _plain(tensor, size):
    """A Python float where no size was asked for, as NumPy gives."""
    return tensor.item() if size is None else of(tensor)


class Streams:
    def _numbers(self, name, size, a=0.0, b=0.0, dtype=torch.float64):
        a, b = (getattr(value, "_v", value) for value in (a, b))
        if isinstance(a, (ndarray, list, tuple)) or isinstance(b, (ndarray, list, tuple)):
            return self._numbers_of_arrays(name, size, asarray(a), asarray(b), dtype)
        return _plain(verbs.numpy_draw(self._stream, name, sizes_of(size), a, b, dtype), size)

    def _numbers_of_arrays(self, name, size, a, b, dtype):
        """A parameter each: one draw after the other."""
        shape = tuple(sizes_of(size)) if size is not None else tuple(torch.broadcast_shapes(a.shape, b.shape))
        pairs = zip(*[of(p._t.expand(shape)).ravel().tolist() for p in (a, b)])
        drawn = [verbs.numpy_draw(self._stream, name, [], float(x), float(y), dtype).item() for x, y in pairs]
        return of(torch.tensor(drawn, dtype=dtype).reshape(shape))

    def _whole_numbers(self, low, high, size, dtype, endpoint=False):
        kind = _dtype.dtype_of(dtype)
        if kind.kind not in "iub":
            raise TypeError(f"Unsupported dtype {kind!r} for {'integers' if self._modern else 'randint'}")
        if high is None:
            low, high = 0, low
        low, high = int(low), int(high) - (not endpoint)
        if low < -(2 ** (8 * kind.itemsize - 1)) if kind.kind == "i" else low < 0:
            raise ValueError(f"low is out of bounds for {kind.name}")
        if fitted(kind, high) != high and kind.kind != "b":
            raise ValueError(f"high is out of bounds for {kind.name}")
        if low > high and not self._modern and low == 0:
            raise ValueError("high <= 0")
        if low > high:
            raise ValueError("low >= high" if not endpoint or low > high + 1 else "low > high")
        if high - low >= 2**32:
            raise NotImplementedError(
                "random integers that are 2**32 or more apart are part of NumPy but not of this page."
            )
        drawn = verbs.numpy_integers(self._stream, low, high - low, sizes_of(size), kind.torch)
        if size is None:
            value = drawn.item()
            return value if dtype is int or dtype is bool else given(drawn)
        return of(drawn)

    def _swaps(self, count):
        """Whom each place from the last to the second changes with."""
        return verbs.numpy_intervals(self._stream, list(range(count - 1, 0, -1)), True).tolist()

    def _shuffled_places(self, count):
        places = list(range(count))
        for i, j in zip(range(count - 1, 0, -1), self._swaps(count)):
            places[i], places[j] = places[j], places[i]
        return places

    def shuffle(self, x, axis=0):
        if isinstance(x, ndarray):
            if not x.ndim:
                raise TypeError("x must be a mutable sequence")
            whole = (slice(None),) * axis
            x[...] = x[(*whole, array(self._shuffled_places(x.shape[axis]), int))]
            return None
        if not hasattr(x, "__setitem__"):
            raise TypeError(f"'{type(x).__name__}' object does not support item assignment")
        for i, j in zip(range(len(x) - 1, 0, -1), self._swaps(len(x))):
            x[i], x[j] = x[j], x[i]
        return None

    def permutation(self, x, axis=0):
        if is_count(x) and not (isinstance(x, ndarray) and x.ndim):
            return array(self._shuffled_places(x.__index__()), int)
        a = asarray(x)
        if a.ndim == 0:
            raise IndexError("x must be an integer or at least 1-dimensional")
        return a[(slice(None),) * axis + (array(self._shuffled_places(a.shape[axis]), int),)]

    def _population(self, a):
        """The things to choose from, None for the numbers up to a count, and the count."""
        if is_count(a) and not (isinstance(a, ndarray) and a.ndim):
            count = a.__index__()
            return None, count
        things = asarray(a)
        if not self._modern and things.ndim != 1:
            raise ValueError("a must be 1-dimensional")
        return things, things.shape[0] if things.ndim else 0

    def _checked_chances(self, p, count):
        p = asarray(p) * 1.0
        if p.ndim != 1:
            raise ValueError("'p' must be 1-dimensional")
        if p.size != count:
            raise ValueError("'a' and 'p' must have same size")
        if bool((p != p).any()):
            raise ValueError("probabilities contain NaN" if not self._modern else "Probabilities contain NaN")
        if bool((p < 0).any()):
            raise ValueError(
                "probabilities are not non-negative"
                if not self._modern
                else "Probabilities are not non-negative"
            )
        if abs(float(p.sum()) - 1.0) > 1e-8:
            raise ValueError(
                "probabilities do not sum to 1" if not self._modern
                else "Probabilities do not sum to 1. See Notes section of docstring for more information."
            )  # fmt: skip
        return p

    def _chosen(self, things, places, size):
        """The things at the places; one of them where no size was asked for."""
        if size is None:
            place = int(places) if not isinstance(places, ndarray) else int(places.ravel()[0])
            if things is None:
                return place if not self._modern else _dtype.int64.type(place)
            return things[place]
        return places if things is None else things[places]

    def dirichlet(self, alpha, size=None):
        shares = asarray(alpha).ravel().tolist()
        rows = math.prod(sizes_of(size))
        drawn = []
        for _ in range(rows):
            row = [
                verbs.numpy_draw(self._stream, "gamma", [], float(a), 1.0, torch.float64).item()
                for a in shares
            ]
            scale = 1 / sum(row)
            drawn.append([value * scale for value in row])
        return array(drawn).reshape(*sizes_of(size), len(shares))

    def multinomial(self, n, pvals, size=None):
        shares = asarray(pvals).ravel().tolist()
        rows = math.prod(sizes_of(size))
        drawn = []
        for _ in range(rows):
            row, rest, left = [0] * len(shares), 1.0, int(n)
            for j, share in enumerate(shares[:-1]):
                row[j] = int(
                    verbs.numpy_draw(self._stream, "binomial", [], left, share / rest, torch.float64).item()
                )
                left -= row[j]
                if left <= 0:
                    break
                rest -= share
            if left > 0:
                row[-1] = left
            drawn.append(row)
        return array(drawn, int).reshape(*sizes_of(size), len(shares))

    # the distributions whose arguments are the same in both

    def uniform(self, low=0.0, high=1.0, size=None):
        spread = (
            asarray(high) - asarray(low)
            if isinstance(low, (ndarray, list)) or isinstance(high, (ndarray, list))
            else high - low
        )
        return self._numbers("uniform", size, low, spread)

    def normal(self, loc=0.0, scale=1.0, size=None):
        if not isinstance(scale, (ndarray, list, tuple)) and scale < 0:
            raise ValueError("scale < 0")
        return self._numbers("normal", size, loc, scale)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return self._numbers("lognormal", size, mean, sigma)

    def exponential(self, scale=1.0, size=None):
        return self._numbers("exponential", size, scale)

    def gamma(self, shape, scale=1.0, size=None):
        return self._numbers("gamma", size, shape, scale)

    def standard_gamma(self, shape, size=None):
        return self._numbers("gamma", size, shape, 1.0)

    def beta(self, a, b, size=None):
        for name, value in (("a", a), ("b", b)):
            if not isinstance(value, (ndarray, list, tuple)) and value <= 0:
                raise ValueError(f"{name} <= 0")
        return self._numbers("beta", size, a, b)

    def chisquare(self, df, size=None):
        return self._numbers("chisquare", size, df)

    def poisson(self, lam=1.0, size=None):
        if not isinstance(lam, (ndarray, list, tuple)) and lam < 0:
            raise ValueError("lam < 0 or lam contains NaNs")
        drawn = self._numbers("poisson", size, lam, dtype=torch.int64)
        return drawn

    def binomial(self, n, p, size=None):
        return self._numbers("binomial", size, n, p, dtype=torch.int64)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8, **options):
        raise NotImplementedError("multivariate_normal() is part of NumPy but not of this page.")
