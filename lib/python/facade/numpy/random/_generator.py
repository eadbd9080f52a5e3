"""`np.random.default_rng()`: PCG64's stream."""

import math

from torch import _verbs as verbs

from .. import _dtype
from .._array import array
from ._streams import Handle, Streams, places_of, sizes_of


class SeedSequence:
    def __init__(self, entropy=None, **options):
        self.entropy = entropy


class PCG64:
    def __init__(self, seed=None):
        self._entropy = getattr(seed, "entropy", seed)


def _words(seed):
    """A seed in words of 32 bits, the low one first."""
    if seed is None:
        return []
    if not hasattr(seed, "__index__"):
        return [word for part in seed for word in _words(part)]
    number = seed.__index__()
    if number < 0:
        raise ValueError("expected non-negative integer")
    words = []
    while number or not words:
        words.append(number & 0xFFFFFFFF)
        number >>= 32
    return words


class Generator(Streams):
    __module__ = "numpy.random._generator"
    _modern = True

    def __init__(self, bit_generator):
        self.bit_generator = bit_generator
        self._stream = Handle(verbs.numpy_generator(_words(bit_generator._entropy)))

    def random(self, size=None, dtype=float, out=None):
        kind = _dtype.dtype_of(dtype)
        if kind.kind != "f" or kind.name == "float16":
            raise TypeError(f"Unsupported dtype {kind!r} for random")
        name = "random" if kind.name == "float64" else "random_float32"
        return self._numbers(name, size, dtype=kind.torch)

    def standard_normal(self, size=None, dtype=float, out=None):
        if _dtype.dtype_of(dtype).name != "float64":
            raise NotImplementedError("standard_normal(dtype=float32) is part of NumPy but not of this page.")
        return self._numbers("standard_normal", size)

    def standard_exponential(self, size=None, dtype=float, method="zig", out=None):
        return self._numbers("standard_exponential", size)

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        drawn = self._whole_numbers(low, high, size, dtype, endpoint)
        return _dtype.int64.type(drawn) if type(drawn) is int else drawn

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        things, count = self._population(a)
        if count <= 0 and size != 0:
            raise ValueError(
                "a must be a positive integer unless no samples are taken"
                if things is None
                else "a cannot be empty unless no samples are taken"
            )
        chances = None if p is None else self._checked_chances(p, count)
        wanted = math.prod(sizes_of(size))
        if replace:
            places = (
                self.integers(0, count, size=size)
                if chances is None
                else places_of(self.random(size), chances)
            )
            return self._chosen(things, places, size)
        if wanted > count:
            raise ValueError("Cannot take a larger sample than population when replace is False")
        if chances is not None:
            places = self._by_chance(chances, wanted)
        else:
            places = self._without_replacement(count, wanted, shuffle)
        return self._chosen(
            things, places.reshape(tuple(sizes_of(size))) if size is not None else places, size
        )

    def _interval(self, most):
        return verbs.numpy_intervals(self._stream, [most], False).item() if most else 0

    def _without_replacement(self, count, wanted, shuffle):
        """A tail of a shuffle, or Floyd's algorithm where few are taken of many."""
        if count > 10000 and wanted > count // (50 if shuffle else 20):
            places = list(range(count))
            for i in range(count - 1, max(count - wanted, 1) - 1, -1):
                j = self._interval(i)
                places[i], places[j] = places[j], places[i]
            return array(places[count - wanted :], int)
        seen, places = set(), []
        for j in range(count - wanted, count):
            value = self._interval(j)
            value = j if value in seen else value
            seen.add(value)
            places.append(value)
        if shuffle:
            for i in range(wanted - 1, 0, -1):
                j = self._interval(i)
                places[i], places[j] = places[j], places[i]
        return array(places, int)

    def _by_chance(self, chances, wanted):
        chances, found = chances.copy(), []
        while len(found) < wanted:
            drawn = self.random((wanted - len(found),))
            if found:
                chances[array(found, int)] = 0
            new = places_of(drawn, chances).tolist()
            found += list(dict.fromkeys(new))
        return array(found, int)

    def __getattr__(self, name):
        raise AttributeError(f"'numpy.random._generator.Generator' object has no attribute '{name}'")

    def permuted(self, x, axis=None, out=None):
        raise NotImplementedError("Generator.permuted() is part of NumPy but not of this page.")

    def __repr__(self):
        return f"Generator(PCG64) at 0x{id(self):X}"


def default_rng(seed=None):
    if isinstance(seed, Generator):
        return seed
    return Generator(seed if isinstance(seed, PCG64) else PCG64(seed))
