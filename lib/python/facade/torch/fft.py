"""`torch.fft`: the functions of the library's table, whose results are real. Complex results are not here."""

from ._stand_in import refuse
from . import _verbs as verbs

_functions = frozenset(verbs.names("fft"))
_COMPLEX = "fft ifft fft2 ifft2 fftn ifftn rfft rfft2 rfftn ihfft ihfft2 ihfftn".split()


def __getattr__(name):
    if name in _functions:
        return lambda *args, **kwargs: verbs.fft(name, *args, **kwargs)
    if name in _COMPLEX:
        why = f"torch.fft.{name} is part of torch but not of this page. Complex numbers are not here."
        return refuse(why, __name__, name)
    raise AttributeError(f"module 'torch.fft' has no attribute '{name}'")
