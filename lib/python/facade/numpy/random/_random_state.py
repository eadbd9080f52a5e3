"""`np.random.RandomState`, and the functions `np.random.rand`, `seed`, … of one that is shared."""

import math

import torch
from torch import _verbs as verbs
from torch._state import on_reset

from .._array import is_count, array, asarray
from .._searching import unique
from ._streams import Handle, Streams, places_of, sizes_of


def _stream(seed):
    if seed is None:
        return Handle(verbs.numpy_random_state([]))
    if not is_count(seed):
        try:
            seeds = [part.__index__() for part in asarray(seed).ravel().tolist()]
        except (AttributeError, TypeError):
            what = "array data" if asarray(seed).ndim else "scalar"
            raise TypeError(
                f"Cannot cast {what} from {asarray(seed).dtype!r} to dtype('int64') according to the rule 'safe'"
            ) from None
        if any(not 0 <= part < 2**32 for part in seeds):
            raise ValueError("Seed values must be between 0 and 2**32 - 1")
        return Handle(verbs.numpy_random_state_of_array(seeds))
    number = seed.__index__()
    if not 0 <= number < 2**32:
        raise ValueError("Seed must be between 0 and 2**32 - 1")
    return Handle(verbs.numpy_random_state([number]))


class RandomState(Streams):
    __module__ = "numpy.random.mtrand"
    _modern = False

    def __init__(self, seed=None):
        self._lazy, self._given = None, seed
        if seed is not None:
            self._lazy = _stream(seed)

    @property
    def _stream(self):
        if self._lazy is None:
            self._lazy = _stream(None)
        return self._lazy

    def seed(self, seed=None):
        self._lazy = _stream(seed)

    def rand(self, *args):
        return self._numbers("random", args or None)

    def randn(self, *args):
        return self._numbers("standard_normal", args or None)

    def random_sample(self, size=None):
        return self._numbers("random", size)

    random = ranf = sample = random_sample

    def standard_normal(self, size=None):
        return self._numbers("standard_normal", size)

    def standard_exponential(self, size=None):
        return self._numbers("standard_exponential", size)

    def randint(self, low, high=None, size=None, dtype=int):
        return self._whole_numbers(low, high, size, dtype)

    def random_integers(self, low, high=None, size=None):
        return self._whole_numbers(1 if high is None else low, (low if high is None else high) + 1, size, int)

    def choice(self, a, size=None, replace=True, p=None):
        things, count = self._population(a)
        if count <= 0 and size != 0:
            raise ValueError(
                "a must be greater than 0 unless no samples are taken" if things is None
                else "'a' cannot be empty unless no samples are taken"
            )  # fmt: skip
        chances = None if p is None else self._checked_chances(p, count)
        wanted = math.prod(sizes_of(size))
        if replace:
            places = (
                self.randint(0, count, size=size)
                if chances is None
                else places_of(self.random_sample(size), chances)
            )
            return self._chosen(things, places, size)
        if wanted > count:
            raise ValueError("Cannot take a larger sample than population when 'replace=False'")
        if chances is None:
            places = self.permutation(count)[:wanted]
        else:
            if int((chances > 0).sum()) < wanted:
                raise ValueError("Fewer non-zero entries in p than size")
            places = self._without_replacement(chances, wanted)
        return self._chosen(
            things, places.reshape(tuple(sizes_of(size))) if size is not None else places, size
        )

    def _without_replacement(self, chances, wanted):
        chances, found = chances.copy(), []
        while len(found) < wanted:
            drawn = self.rand(wanted - len(found))
            if found:
                chances[array(found, int)] = 0
            new = places_of(drawn, chances)
            _, first = unique(new, return_index=True)
            found += [int(new[i]) for i in sorted(first.tolist())]
        return array(found, int)

    def bytes(self, length):
        words = verbs.numpy_integers(self._stream, 0, 2**32 - 1, [-(-length // 4)], torch.int64).tolist()
        return b"".join(word.to_bytes(4, "little") for word in words)[:length]

    def get_state(self, legacy=True):
        raise NotImplementedError(
            "np.random.get_state() is part of NumPy but not of this page; np.random.seed(n) starts a stream again."
        )

    def set_state(self, state):
        raise NotImplementedError(
            "np.random.set_state() is part of NumPy but not of this page; np.random.seed(n) starts a stream again."
        )

    def __repr__(self):
        return f"RandomState(MT19937) at 0x{id(self):X}"


_shared = RandomState()


@on_reset
def _forget():
    _shared._lazy = None
