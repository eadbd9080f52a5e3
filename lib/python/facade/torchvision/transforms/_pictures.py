"""Pictures of PIL: what torchvision asks of Pillow."""

from PIL import Image, ImageEnhance, ImageOps


def is_picture(img):
    return isinstance(img, Image.Image)


def channels(img):
    return len(img.getbands())


def adjust_hue(img, factor):
    if img.mode in ("L", "1", "I", "F"):
        return img
    h, s, v = img.convert("HSV").split()
    h._pixels = ((h._pixels.long() + int(factor * 255)) % 256).to(h._pixels.dtype)
    return Image.merge("HSV", (h, s, v)).convert(img.mode)


def adjust(img, name, factor):
    return getattr(ImageEnhance, name)(img).enhance(factor)


def to_grayscale(img, count):
    grey = img.convert("L")
    return grey if count == 1 else Image.merge("RGB", (grey,) * 3)


def pad(img, sides, fill, mode):
    if mode == "constant":
        colour = tuple(fill) if isinstance(fill, (tuple, list)) else fill
        if isinstance(colour, int) and channels(img) > 1:
            colour = (colour,) * channels(img)
        return ImageOps.expand(img, border=tuple(sides), fill=colour)
    import numpy

    left, top, right, bottom = sides
    widths = ((top, bottom), (left, right)) + (((0, 0),) if channels(img) > 1 else ())
    return Image.fromarray(numpy.pad(numpy.asarray(img), widths, mode), img.mode)


def on_tables(img, name, *args):
    return getattr(ImageOps, name)(img, *args)
