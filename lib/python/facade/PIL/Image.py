"""`PIL.Image`: open this page's picture, resize and crop it as Pillow does, look at its pixels."""

from enum import IntEnum

from torch import _verbs as verbs


class Resampling(IntEnum):
    NEAREST = 0
    LANCZOS = 1
    BILINEAR = 2
    BICUBIC = 3
    BOX = 4
    HAMMING = 5


NEAREST, LANCZOS, BILINEAR, BICUBIC, BOX, HAMMING = Resampling


class Image:
    """An RGB picture; its pixels are a uint8 tensor (H, W, 3)."""

    __module__ = "PIL.Image"
    mode = "RGB"
    format = None

    def __init__(self, pixels=None):
        self._pixels = pixels

    @property
    def size(self):
        height, width, _ = self._pixels.shape
        return width, height

    width = property(lambda self: self.size[0])
    height = property(lambda self: self.size[1])

    def convert(self, mode=None, *args, **kwargs):
        if mode not in (None, "RGB"):
            raise NotImplementedError(
                f"Image.convert({mode!r}) is part of PIL but not of this page: pictures are RGB."
            )
        return self.copy()

    def copy(self):
        return Image(self._pixels)

    def resize(self, size, resample=None, box=None, reducing_gap=None):
        if box is not None or reducing_gap is not None:
            raise NotImplementedError(
                "box= and reducing_gap= of Image.resize() are part of PIL but not of this page."
            )
        name = (
            "bicubic"
            if resample is None
            else resample
            if isinstance(resample, str)
            else Resampling(resample).name
        )
        if name.lower() == "nearest":
            raise NotImplementedError("the NEAREST filter is part of PIL but not of this page.")
        width, height = size
        return Image(verbs.picture_resize(self._pixels, int(width), int(height), name.lower()))

    def crop(self, box=None):
        if box is None:
            return self.copy()
        left, top, right, bottom = (int(round(side)) for side in box)
        if right < left:
            raise ValueError("Coordinate 'right' is less than 'left'")
        if bottom < top:
            raise ValueError("Coordinate 'lower' is less than 'upper'")
        import torch

        height, width, _ = self._pixels.shape
        if 0 <= left and right <= width and 0 <= top and bottom <= height:
            return Image(self._pixels[top:bottom, left:right].contiguous())
        pixels = torch.zeros(bottom - top, right - left, 3, dtype=torch.uint8)
        x0, y0, x1, y1 = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        if x0 < x1 and y0 < y1:
            pixels[y0 - top : y1 - top, x0 - left : x1 - left] = self._pixels[y0:y1, x0:x1]
        return Image(pixels)

    def getpixel(self, xy):
        x, y = xy
        return tuple(self._pixels[y, x].tolist())

    def show(self, title=None):
        display(self)  # noqa: F821  (a builtin of the cells)

    def close(self):
        return None

    def load(self):
        return None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def __eq__(self, other):
        return isinstance(other, Image) and self._pixels.equal(other._pixels)

    def __repr__(self):
        return f"<PIL.Image.Image image mode=RGB size={self.width}x{self.height} at 0x{id(self):X}>"

    def _display_(self):
        return verbs.display("picture", self._pixels)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotImplementedError(f"Image.{name} is not part of this page's small PIL.")


def open(fp, mode="r", formats=None):
    """This page's picture, whatever address or name it is asked for, and a line that says so."""
    record = getattr(fp, "_picture", None)
    if record is None:
        record = page_picture(fp)
    return Image(record)


def page_picture(asked):
    import sys

    pixels, name = verbs.page_picture()
    print(
        f"A cell has no network and no files: instead of {asked!s}, this page's picture {name}.",
        file=sys.stderr,
    )
    return pixels


def new(mode, size, color=0):
    if mode != "RGB":
        raise NotImplementedError(
            f"Image.new({mode!r}) is part of PIL but not of this page: pictures are RGB."
        )
    import torch

    width, height = size
    colour = torch.tensor(color if isinstance(color, (tuple, list)) else (color, 0, 0), dtype=torch.uint8)
    return Image(colour.expand(height, width, 3).contiguous())


def fromarray(obj, mode=None):
    raise NotImplementedError(
        "Image.fromarray() is part of PIL but not of this page: there is no NumPy here."
    )
