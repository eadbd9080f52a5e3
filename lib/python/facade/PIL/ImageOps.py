"""`PIL.ImageOps`: what is often done to a picture."""

from . import Image
from .Image import Resampling, Transpose


def _border(border):
    if isinstance(border, tuple):
        return border if len(border) == 4 else (*border, *border)
    return (border,) * 4


def grayscale(image):
    return image.convert("L")


def mirror(image):
    return image.transpose(Transpose.FLIP_LEFT_RIGHT)


def flip(image):
    return image.transpose(Transpose.FLIP_TOP_BOTTOM)


def invert(image):
    return image.point([255 - i for i in range(256)] * len(image.getbands()))


def posterize(image, bits):
    mask = ~(2 ** (8 - bits) - 1)
    return image.point([i & mask for i in range(256)] * len(image.getbands()))


def solarize(image, threshold=128):
    return image.point([i if i < threshold else 255 - i for i in range(256)] * len(image.getbands()))


def exif_transpose(image, *, in_place=False):
    return None if in_place else image.copy()


def crop(image, border=0):
    left, top, right, bottom = _border(border)
    return image.crop((left, top, image.width - right, image.height - bottom))


def expand(image, border=0, fill=0):
    left, top, right, bottom = _border(border)
    made = Image.new(image.mode, (left + image.width + right, top + image.height + bottom), fill)
    made.paste(image, (left, top))
    return made


def contain(image, size, method=Resampling.BICUBIC):
    image_ratio, wanted = image.width / image.height, size[0] / size[1]
    if image_ratio != wanted:
        if image_ratio > wanted:
            height = round(image.height / image.width * size[0])
            size = (size[0], height) if height != size[1] else size
        else:
            width = round(image.width / image.height * size[1])
            size = (width, size[1]) if width != size[0] else size
    return image.resize(size, resample=method)


def pad(image, size, method=Resampling.BICUBIC, color=None, centering=(0.5, 0.5)):
    resized = contain(image, size, method)
    if resized.size == size:
        return resized
    made = Image.new(image.mode, size, color or 0)
    if resized.width != size[0]:
        made.paste(resized, (round((size[0] - resized.width) * max(0, min(centering[0], 1))), 0))
    else:
        made.paste(resized, (0, round((size[1] - resized.height) * max(0, min(centering[1], 1)))))
    return made


def fit(image, size, method=Resampling.BICUBIC, bleed=0.0, centering=(0.5, 0.5)):
    border = (bleed * image.width, bleed * image.height)
    live = (image.width - border[0] * 2, image.height - border[1] * 2)
    live_ratio, wanted = live[0] / live[1], size[0] / size[1]
    if live_ratio == wanted:
        width, height = live
    elif live_ratio >= wanted:
        width, height = wanted * live[1], live[1]
    else:
        width, height = live[0], live[0] / wanted
    left = border[0] + (live[0] - width) * centering[0]
    top = border[1] + (live[1] - height) * centering[1]
    box = (left, top, left + width, top + height)
    return image.resize(size, method, box=box)


def autocontrast(image, cutoff=0, ignore=None, mask=None, preserve_tone=False):
    if cutoff or ignore or mask or preserve_tone:
        raise NotImplementedError("options of ImageOps.autocontrast() are part of PIL but not of this page.")
    lut = []
    for low, high in [image.getextrema()] if image.mode == "L" else image.getextrema():
        if high <= low:
            lut += list(range(256))
        else:
            scale = 255.0 / (high - low)
            lut += [min(max(int(i * scale - low * scale), 0), 255) for i in range(256)]
    return image.point(lut)


def equalize(image, mask=None):
    histogram, lut = image.histogram(), []
    for start in range(0, len(histogram), 256):
        counts = [count for count in histogram[start : start + 256] if count]
        step = (sum(counts) - counts[-1]) // 255 if len(counts) > 1 else 0
        if not step:
            lut += list(range(256))
            continue
        n = step // 2
        for count in histogram[start : start + 256]:
            lut.append(n // step)
            n += count
    return image.point(lut)


def colorize(image, black, white, *args, **kwargs):
    raise NotImplementedError("ImageOps.colorize() is part of PIL but not of this page.")
