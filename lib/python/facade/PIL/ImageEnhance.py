"""`PIL.ImageEnhance`: brightness, contrast and colour by a factor."""

from . import Image


class _Enhance:
    def enhance(self, factor):
        return Image.blend(self.degenerate, self.image, factor)


class Color(_Enhance):
    def __init__(self, image):
        self.image = image
        self.degenerate = image.convert("L").convert(image.mode)


class Contrast(_Enhance):
    def __init__(self, image):
        self.image = image
        grey = image.convert("L")
        counts = grey.histogram()
        mean = int(sum(i * count for i, count in enumerate(counts)) / sum(counts) + 0.5)
        self.degenerate = Image.new("L", image.size, mean).convert(image.mode)


class Brightness(_Enhance):
    def __init__(self, image):
        self.image = image
        self.degenerate = Image.new(image.mode, image.size, 0)


class Sharpness(_Enhance):
    def __init__(self, image):
        raise NotImplementedError("ImageEnhance.Sharpness is part of PIL but not of this page.")
