"""`PIL.Image`: pictures as Pillow 12.3 has them. Pixels are a tensor (H, W, channels), mostly uint8."""

import math
import sys
from enum import IntEnum

import torch
from torch import _verbs as verbs

from . import UnidentifiedImageError, _geometry, _modes, _png


class Transpose(IntEnum):
    FLIP_LEFT_RIGHT = 0
    FLIP_TOP_BOTTOM = 1
    ROTATE_90 = 2
    ROTATE_180 = 3
    ROTATE_270 = 4
    TRANSPOSE = 5
    TRANSVERSE = 6


class Resampling(IntEnum):
    NEAREST = 0
    BOX = 4
    BILINEAR = 2
    HAMMING = 5
    BICUBIC = 3
    LANCZOS = 1


class Dither(IntEnum):
    NONE = 0
    ORDERED = 1
    RASTERIZE = 2
    FLOYDSTEINBERG = 3


class Palette(IntEnum):
    WEB = 0
    ADAPTIVE = 1


class Transform(IntEnum):
    AFFINE = 0
    EXTENT = 1
    PERSPECTIVE = 2
    QUAD = 3
    MESH = 4


for _kind in (Transpose, Resampling, Dither, Palette, Transform):
    globals().update({item.name: item for item in _kind})
_FILTERS = {
    0: "Image.Resampling.NEAREST (0)", 1: "Image.Resampling.LANCZOS (1)", 2: "Image.Resampling.BILINEAR (2)",
    3: "Image.Resampling.BICUBIC (3)", 4: "Image.Resampling.BOX (4)", 5: "Image.Resampling.HAMMING (5)",
}  # fmt: skip


def _filter_name(resample, mode):
    if resample is None:
        return "nearest" if mode in ("1", "P") else "bicubic"
    if isinstance(resample, str):
        return resample.lower()  # timm's names
    try:
        return Resampling(resample).name.lower()
    except ValueError:
        known = [_FILTERS[i] for i in (0, 1, 2, 3, 4, 5)]
        raise ValueError(
            f"Unknown resampling filter ({resample}). Use {', '.join(known[:-1])} or {known[-1]}"
        ) from None


def _colour(colour, mode):
    """A colour as the numbers of a pixel."""
    from . import ImageColor

    if isinstance(colour, str):
        colour = ImageColor.getcolor(colour, mode)
    count = len(_modes.BANDS[mode])
    if isinstance(colour, (tuple, list)):
        if len(colour) != count and not (count == 4 and len(colour) == 3):
            if count == 1 and mode != "P":
                if len(colour) == 1:
                    return [colour[0]]
                raise TypeError("color must be int or single-element tuple")
            raise TypeError(
                f"color must be int, or tuple of {'one, three or four' if count > 2 else 'one or two'} elements"
            )
        return [*colour, 255] if len(colour) < count else list(colour)
    if count == 1:
        return [colour]
    return [(int(colour) >> (8 * i)) & 255 for i in range(count)]


class Image:
    __module__ = "PIL.Image"
    format = None
    format_description = None
    _palette = None

    def __init__(self, pixels=None, mode="RGB"):
        self._pixels = pixels
        self._mode = mode
        self.info = {}

    def _made(self, pixels, mode=None):
        made = Image(pixels, mode or self._mode)
        made._palette = self._palette if made._mode == "P" else None
        made.info = dict(self.info)
        return made

    @property
    def mode(self):
        return self._mode

    @property
    def size(self):
        return self._pixels.shape[1], self._pixels.shape[0]

    width = property(lambda self: self.size[0])
    height = property(lambda self: self.size[1])
    readonly = 0
    is_animated = False
    n_frames = 1

    # to other modes and pictures

    def convert(self, mode=None, matrix=None, dither=None, palette=Palette.WEB, colors=256):
        mode = mode or ("RGB" if self._mode == "P" else self._mode)
        if mode not in _modes.BANDS and mode in ("CMYK", "YCbCr", "LAB", "PA", "La", "RGBa", "I;16"):
            raise NotImplementedError(f"Image.convert({mode!r}) is part of PIL but not of this page.")
        if mode not in _modes.BANDS:
            raise ValueError("image has wrong mode")
        pixels = _modes.convert(self._pixels, self._mode, mode, self._colours(), dither != Dither.NONE)
        made = self._made(pixels, mode)
        if mode == "P" and self._mode == "L":
            made._palette = torch.arange(256, dtype=torch.uint8)[:, None].expand(256, 3).contiguous()
        return made

    def _colours(self):
        if self._mode != "P":
            return None
        if self._palette is None:
            return torch.arange(256, dtype=torch.uint8)[:, None].expand(256, 3).contiguous()
        missing = 256 - self._palette.shape[0]
        return (
            torch.cat([self._palette, torch.zeros(missing, 3, dtype=torch.uint8)])
            if missing
            else self._palette
        )

    def putpalette(self, data, rawmode="RGB"):
        self._palette = torch.tensor(list(data), dtype=torch.uint8).reshape(-1, 3)
        self._mode = "P"

    def getpalette(self, rawmode="RGB"):
        return None if self._mode != "P" else self._colours().reshape(-1).tolist()

    def copy(self):
        return self._made(self._pixels.clone())

    def quantize(self, *args, **kwargs):
        raise NotImplementedError("Image.quantize() is part of PIL but not of this page.")

    # its size and place

    def resize(self, size, resample=None, box=None, reducing_gap=None):
        name = _filter_name(resample, self._mode)
        width, height = size
        if int(width) <= 0 or int(height) <= 0:
            raise ValueError("height and width must be > 0")
        if self._mode in ("1", "P") and name != "nearest":
            name = "nearest"
        box = (0, 0, *self.size) if box is None else tuple(box)
        picture = self
        if reducing_gap is not None and name != "nearest":
            across = int((box[2] - box[0]) / width / reducing_gap) or 1
            down = int((box[3] - box[1]) / height / reducing_gap) or 1
            if across > 1 or down > 1:
                picture = self.reduce((across, down))
                box = (box[0] / across, box[1] / down, box[2] / across, box[3] / down)
        pixels = _geometry.resize(picture._pixels, self._mode, int(width), int(height), name, box)
        return self._made(pixels)

    def reduce(self, factor, box=None):
        across, down = factor if isinstance(factor, (tuple, list)) else (factor, factor)
        picture = self if box is None else self.crop(box)
        return self._made(_geometry.reduce(picture._pixels, across, down))

    def thumbnail(self, size, resample=Resampling.BICUBIC, reducing_gap=2.0):
        """Made smaller in place, its proportions kept."""
        provided = tuple(map(math.floor, size))
        x, y = provided
        if x >= self.width and y >= self.height:
            return
        aspect = self.width / self.height

        def rounded(number, key):
            return max(min(math.floor(number), math.ceil(number), key=key), 1)

        if x / y >= aspect:
            x = rounded(y * aspect, key=lambda n: abs(aspect - n / y))
        else:
            y = rounded(x / aspect, key=lambda n: 0 if n == 0 else abs(aspect - x / n))
        if self.size != (x, y):
            self._pixels = self.resize((x, y), resample, reducing_gap=reducing_gap)._pixels

    def crop(self, box=None):
        if box is None:
            return self.copy()
        left, top, right, bottom = (int(round(side)) for side in box)
        if right < left:
            raise ValueError("Coordinate 'right' is less than 'left'")
        if bottom < top:
            raise ValueError("Coordinate 'lower' is less than 'upper'")
        height, width, channels = self._pixels.shape
        if 0 <= left and right <= width and 0 <= top and bottom <= height:
            return self._made(self._pixels[top:bottom, left:right].contiguous())
        pixels = torch.zeros(bottom - top, right - left, channels, dtype=self._pixels.dtype)
        x0, y0, x1, y1 = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        if x0 < x1 and y0 < y1:
            pixels[y0 - top : y1 - top, x0 - left : x1 - left] = self._pixels[y0:y1, x0:x1]
        return self._made(pixels)

    def transpose(self, method):
        return self._made(_geometry.transpose(self._pixels, int(method)))

    def rotate(
        self, angle, resample=Resampling.NEAREST, expand=0, center=None, translate=None, fillcolor=None
    ):
        angle = angle % 360.0
        width, height = self.size
        if not (center or translate):
            if angle == 0:
                return self.copy()
            if angle == 180:
                return self.transpose(Transpose.ROTATE_180)
            if angle in (90, 270) and (expand or width == height):
                return self.transpose(Transpose.ROTATE_90 if angle == 90 else Transpose.ROTATE_270)
        moved = translate or (0, 0)
        middle = center or (width / 2.0, height / 2.0)
        angle = -math.radians(angle)
        matrix = [round(math.cos(angle), 15), round(math.sin(angle), 15), 0.0]
        matrix += [round(-math.sin(angle), 15), round(math.cos(angle), 15), 0.0]

        def at(x, y):
            a, b, c, d, e, f = matrix
            return a * x + b * y + c, d * x + e * y + f

        matrix[2], matrix[5] = at(-middle[0] - moved[0], -middle[1] - moved[1])
        matrix[2] += middle[0]
        matrix[5] += middle[1]
        if expand:
            corners = [at(x, y) for x, y in ((0, 0), (width, 0), (width, height), (0, height))]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            wide = math.ceil(max(xs)) - math.floor(min(xs))
            high = math.ceil(max(ys)) - math.floor(min(ys))
            matrix[2], matrix[5] = at(-(wide - width) / 2.0, -(high - height) / 2.0)
            width, height = wide, high
        return self.transform((width, height), Transform.AFFINE, matrix, resample, fillcolor=fillcolor)

    def transform(self, size, method, data=None, resample=Resampling.NEAREST, fill=1, fillcolor=None):
        if method != Transform.AFFINE:
            raise NotImplementedError(
                "Image.transform() other than AFFINE is part of PIL but not of this page."
            )
        fill = torch.tensor(_colour(fillcolor or 0, self._mode), dtype=self._pixels.dtype)
        name = "nearest" if self._mode in ("1", "P") else Resampling(resample).name.lower()
        return self._made(_geometry.affine(self._pixels, size[0], size[1], data[:6], name, fill))

    # its pixels

    def _place(self, xy):
        x, y = (int(part) for part in xy)
        if not (-self.width <= x < self.width and -self.height <= y < self.height):
            raise IndexError("image index out of range")
        return x, y

    def getpixel(self, xy):
        x, y = self._place(xy)
        values = self._pixels[y, x].tolist()
        return tuple(values) if len(values) > 1 else values[0]

    def putpixel(self, xy, value):
        x, y = self._place(xy)
        self._pixels[y, x] = torch.tensor(_colour(value, self._mode), dtype=self._pixels.dtype)

    def getdata(self, band=None):
        if band is not None:
            return self.getchannel(band).getdata()
        flat = self._pixels.reshape(-1, self._pixels.shape[-1])
        return flat[:, 0].tolist() if flat.shape[1] == 1 else [tuple(row) for row in flat.tolist()]

    get_flattened_data = getdata

    def putdata(self, data, scale=1.0, offset=0.0):
        rows = [list(value) if isinstance(value, (tuple, list)) else [value] for value in data]
        flat = torch.tensor(rows, dtype=self._pixels.dtype)
        self._pixels.reshape(-1, self._pixels.shape[-1])[: len(rows)].copy_(flat)

    def tobytes(self, *args):
        return (
            bytes(self._pixels.reshape(-1).tolist())
            if self._pixels.dtype is torch.uint8
            else self.__array__().tobytes()
        )

    def getbands(self):
        return _modes.BANDS[self._mode]

    def split(self):
        if self._pixels.shape[-1] == 1:
            return (self.copy(),)
        return tuple(Image(band.contiguous()[..., None], "L") for band in self._pixels.unbind(-1))

    def getchannel(self, channel):
        if isinstance(channel, str):
            if channel not in self.getbands():
                raise ValueError(f'The image has no channel "{channel}"')
            channel = self.getbands().index(channel)
        if not 0 <= channel < self._pixels.shape[-1]:
            raise ValueError("band index out of range")
        return Image(self._pixels[..., channel : channel + 1].contiguous(), "L")

    def putalpha(self, alpha):
        band = (
            alpha._pixels
            if isinstance(alpha, Image)
            else torch.full((*self._pixels.shape[:2], 1), int(alpha), dtype=torch.uint8)
        )
        base = self.convert("LA" if self._mode in ("L", "LA", "1") else "RGBA")
        self._pixels, self._mode = torch.cat([base._pixels[..., :-1], band], -1), base._mode

    def point(self, lut, mode=None):
        if callable(lut):
            if self._mode in ("I", "F"):
                raise NotImplementedError(
                    f"Image.point() of mode {self._mode!r} is part of PIL but not of this page."
                )
            lut = [lut(i) for i in range(256)] * self._pixels.shape[-1]
        table = torch.tensor(
            [min(max(int(value), 0), 255) if mode != "1" else (255 if value else 0) for value in lut],
            dtype=torch.uint8,
        )
        count = self._pixels.shape[-1]
        if table.numel() == 256:
            return self._made(table[self._pixels.long()], mode)
        bands = [table[256 * i : 256 * (i + 1)][self._pixels[..., i].long()] for i in range(count)]
        return self._made(torch.stack(bands, -1), mode)

    def histogram(self, mask=None, extrema=None):
        counts = [
            torch.bincount(band.reshape(-1).long(), minlength=256).tolist()
            for band in self._pixels.unbind(-1)
        ]
        return [count for band in counts for count in band]

    def getextrema(self):
        bands = [(band.min().item(), band.max().item()) for band in self._pixels.unbind(-1)]
        return bands[0] if len(bands) == 1 else tuple(bands)

    def getbbox(self, *, alpha_only=True):
        shown = (
            self._pixels[..., -1] if self._mode in ("RGBA", "LA") and alpha_only else self._pixels.amax(-1)
        )
        rows, columns = torch.nonzero((shown != 0).unsqueeze(-1).squeeze(-1)).unbind(1)
        if not rows.numel():
            return None
        return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1

    def getcolors(self, maxcolors=256):
        counts = {}
        for value in self.getdata():
            counts[value] = counts.get(value, 0) + 1
        return None if len(counts) > maxcolors else [(count, value) for value, count in counts.items()]

    # other pictures on it

    def paste(self, im, box=None, mask=None):
        if isinstance(box, Image):
            box, mask = None, box
        left, top = (0, 0) if box is None else box[:2]
        if isinstance(im, Image):
            width, height = im.size
            if box is not None and len(box) == 4 and (box[2] - box[0], box[3] - box[1]) != im.size:
                raise ValueError("images do not match")
            source = im if im._mode == self._mode else im.convert(self._mode)
            pixels = source._pixels
        else:
            right, bottom = (
                self.size
                if box is None
                else box[2:]
                if len(box) == 4
                else (left + mask.width, top + mask.height)
            )
            width, height = right - left, bottom - top
            pixels = torch.tensor(_colour(im, self._mode), dtype=self._pixels.dtype).expand(height, width, -1)
        x0, y0 = max(left, 0), max(top, 0)
        x1, y1 = min(left + width, self.width), min(top + height, self.height)
        if x0 >= x1 or y0 >= y1:
            return
        inner = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
        target = self._pixels[y0:y1, x0:x1]
        if mask is None:
            target.copy_(pixels[inner])
            return
        share = mask._pixels[..., -1:] if mask._mode in ("RGBA", "LA", "L", "1") else None
        if share is None:
            raise ValueError("bad transparency mask")
        share = share[inner].long()
        mixed = _geometry._divided(target.long() * (255 - share) + pixels[inner].long() * share)
        target.copy_(mixed.to(torch.uint8))

    def alpha_composite(self, im, dest=(0, 0), source=(0, 0)):
        box = (*dest, dest[0] + im.width, dest[1] + im.height)
        self.paste(alpha_composite(self.crop(box), im), box)

    def filter(self, filter):
        raise NotImplementedError("Image.filter() is part of PIL but not of this page.")

    # files and arrays

    def save(self, fp, format=None, **params):
        name = fp if isinstance(fp, str) else getattr(fp, "name", "") if not hasattr(fp, "write") else ""
        if hasattr(fp, "__fspath__"):
            name = fp.__fspath__()
        ending = name[name.rfind(".") :].lower() if "." in name else ""
        if format is None:
            if not ending:
                raise ValueError(f"unknown file extension: {ending}")
            format = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}.get(ending, ending[1:].upper())
        if format.upper() != "PNG":
            raise NotImplementedError(
                f"saving pictures as {format.upper()} is part of PIL but not of this page; PNG is here."
            )
        data = _png.encode(self._pixels, self._mode, self._colours())
        if name:
            import builtins

            with builtins.open(name, "wb") as opened:
                opened.write(data)
        else:
            fp.write(data)

    def __array__(self, dtype=None, copy=None):
        import numpy

        pixels = self._pixels.clone()
        if self._mode == "1":
            pixels = pixels != 0
        array = numpy._array.of(pixels[..., 0].contiguous() if pixels.shape[-1] == 1 else pixels)
        return array if dtype is None else array.astype(dtype)

    def show(self, title=None):
        display(self)

    def load(self):
        return _PixelAccess(self)

    def close(self):
        return None

    verify = close

    def getexif(self):
        return {}

    def seek(self, frame):
        if frame:
            raise EOFError("no more images in file")

    def tell(self):
        return 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def __eq__(self, other):
        return isinstance(other, Image) and self._mode == other._mode and self._pixels.equal(other._pixels)

    __hash__ = object.__hash__

    def __repr__(self):
        return f"<PIL.Image.Image image mode={self._mode} size={self.width}x{self.height} at 0x{id(self):X}>"

    def _display_(self):
        return {"kind": "picture", "width": self.width, "height": self.height, "src": _data_url(self)}

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        if name in (
            "app",
            "category",
            "draft",
            "effect_spread",
            "encoderinfo",
            "entropy",
            "fp",
            "remap_palette",
            "text",
        ):
            raise NotImplementedError(f"Image.{name} is part of PIL but not of this page.")
        raise AttributeError(f"'Image' object has no attribute '{name}'")


class _PixelAccess:
    """`im.load()[x, y]`"""

    def __init__(self, image):
        self._image = image

    def __getitem__(self, xy):
        return self._image.getpixel(xy)

    def __setitem__(self, xy, value):
        self._image.putpixel(xy, value)


def _data_url(image):
    import base64

    shown = image if image._mode in ("L", "RGB", "RGBA") else image.convert("RGB")
    return "data:image/png;base64," + base64.b64encode(_png.encode(shown._pixels, shown._mode, None)).decode()


def open(fp, mode="r", formats=None):
    """A PNG that the cell wrote, or one of `public/images/`; else this page's picture, and a line that says so."""
    pixels = getattr(fp, "_picture", None)
    if pixels is not None:
        return _opened(Image(pixels))
    data = _bytes_of(fp)
    if data is None:
        pixels = verbs.site_picture(str(fp).removeprefix("public/images/"))
        return _opened(Image(page_picture(fp) if pixels is None else pixels))
    if not _png.is_png(data):
        if data[:2] == b"\xff\xd8":
            raise NotImplementedError("reading JPEG files is part of PIL but not of this page; PNG is here.")
        raise UnidentifiedImageError(f"cannot identify image file {fp!r}")
    pixels, kind, palette = _png.decode(data)
    made = Image(pixels, kind)
    made._palette = palette
    return _opened(made)


def _opened(image):
    image.format = "PNG"
    image.filename = ""
    return image


def _bytes_of(fp):
    """What is in a file that the cell wrote, or in memory; None for a name that is not there."""
    if hasattr(fp, "read"):
        if hasattr(fp, "seek"):  # Pillow reads a file from its beginning, wherever it stands
            fp.seek(0)
        data = fp.read()
        return data if isinstance(data, bytes) else b""
    import builtins

    try:
        with builtins.open(fp, "rb") as opened:
            return opened.read()
    except OSError:
        return None


def page_picture(asked):
    pixels, name = verbs.page_picture()
    print(
        f"A cell has no network and no files: instead of {asked!s}, this page's picture {name}.",
        file=sys.stderr,
    )
    return pixels


def new(mode, size, color=0):
    _modes.check_mode(mode)
    width, height = size
    if width < 0 or height < 0:
        raise ValueError("Width and height must be >= 0")
    if color is None:
        color = 0
    pixel = torch.tensor(_colour(color, mode), dtype=_modes.type_of(mode))
    return Image(pixel.expand(int(height), int(width), -1).contiguous(), mode)


def fromarray(obj, mode=None):
    """A picture of an array's numbers; mode by its type and its last dimension."""
    interface = getattr(obj, "_t", None)
    if interface is None:
        raise AttributeError(f"'{type(obj).__name__}' object has no attribute '__array_interface__'")
    kind, shape = obj.dtype, obj.shape
    known = {
        ("uint8", 2): "L", ("bool", 2): "1", ("int32", 2): "I", ("float32", 2): "F", ("float64", 2): "F",
        ("uint8", 3): {2: "LA", 3: "RGB", 4: "RGBA"}.get(shape[-1] if len(shape) == 3 else 0),
    }  # fmt: skip
    found = known.get((kind.name, len(shape)))
    if found is None:
        rest = (1, 1, *shape[2:])
        raise TypeError(
            f"Cannot handle this data type: {rest!s}, {'|u1' if kind.name == 'uint8' else kind.str}"
        )
    pixels = interface.clone().contiguous()
    if found == "1":
        pixels = pixels.to(torch.uint8) * 255
    if found == "F":
        pixels = pixels.float()
    pixels = pixels if len(shape) == 3 else pixels[..., None]
    return Image(pixels, mode if mode in ("RGB", "HSV", "L", "P") and mode is not None else found)


def frombytes(mode, size, data, decoder_name="raw", *args):
    count = len(_modes.BANDS[mode])
    if len(data) < size[0] * size[1] * count:
        raise ValueError("not enough image data")
    return Image(torch.tensor(list(data), dtype=torch.uint8).reshape(size[1], size[0], count), mode)


def merge(mode, bands):
    if len(bands) != len(_modes.BANDS[mode]):
        raise ValueError("wrong number of bands")
    if any(band.size != bands[0].size for band in bands):
        raise ValueError("size mismatch")
    return Image(torch.cat([band._pixels for band in bands], -1), mode)


def _same(im1, im2):
    if im1.mode != im2.mode or im1.size != im2.size:
        raise ValueError("images do not match" if im1.size != im2.size or im1.mode != im2.mode else "")


def blend(im1, im2, alpha):
    _same(im1, im2)
    if alpha == 0.0:
        return im1.copy()
    if alpha == 1.0:
        return im2.copy()
    a, b = im1._pixels.float(), im2._pixels.float()
    mixed = a + torch.tensor(alpha, dtype=torch.float32) * (b - a)
    return im1._made(mixed.clamp(0, 255).to(torch.uint8))


def composite(image1, image2, mask):
    image = image2.copy()
    image.paste(image1, None, mask)
    return image


def alpha_composite(im1, im2):
    _same(im1, im2)
    under, over = im1._pixels.long(), im2._pixels.long()
    a = over[..., 3:]
    blend_ = under[..., 3:] * (255 - a)
    out = a * 255 + blend_
    safe = torch.where(out == 0, torch.ones_like(out), out)
    first = (a * 255 * 255 * 128).div(safe, rounding_mode="floor")
    second = 255 * 128 - first
    mixed = over[..., :3] * first + under[..., :3] * second + (0x80 << 7)
    colours = (((mixed >> 8) + mixed) >> 8) >> 7
    alpha = out + 0x80
    alpha = ((alpha >> 8) + alpha) >> 8
    result = torch.cat([colours, alpha], -1)
    return Image(torch.where(a == 0, under, result).to(torch.uint8), "RGBA")


def eval(image, *args):
    return image.point(args[0])


def isImageType(t):
    return isinstance(t, Image)
