"""`einops` 0.8.2: axes rearranged, repeated and reduced by a pattern that names them."""


class EinopsError(RuntimeError):
    """What a pattern says does not fit itself or the tensor."""

    __module__ = "einops"


from .einops import asnumpy, einsum, parse_shape, rearrange, reduce, repeat
from .packing import pack, unpack

__version__ = "0.8.2"
__all__ = [
    "EinopsError",
    "asnumpy",
    "einsum",
    "pack",
    "parse_shape",
    "rearrange",
    "reduce",
    "repeat",
    "unpack",
]
