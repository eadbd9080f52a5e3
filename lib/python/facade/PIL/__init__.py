"""A small `PIL`: pictures in RGB, for preparing them as timm does."""

from . import Image

__version__ = "11.0"


class UnidentifiedImageError(OSError):
    pass


_ = Image
