"""A small `PIL` over tensors: pictures of Pillow's modes, opened, drawn on, prepared as Pillow does."""

__version__ = "12.3.0"


class UnidentifiedImageError(OSError):
    """A file that is no picture, or none of a kind that is read here."""

    __module__ = "PIL"


from . import Image
