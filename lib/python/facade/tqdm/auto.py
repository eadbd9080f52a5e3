"""`tqdm.auto`: a tqdm that can be awaited too, for which it begins an iteration of its own."""

from . import tqdm as _tqdm


class tqdm(_tqdm):
    def __init__(self, iterable=None, *args, **kwargs):
        super().__init__(iterable, *args, **kwargs)
        # Of a DataLoader that draws a seed, as in tqdm: what is drawn afterwards would be other numbers.
        self.iterable_iterator = None if iterable is None or hasattr(iterable, "__next__") else iter(iterable)


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)


__all__ = ["tqdm", "trange"]
