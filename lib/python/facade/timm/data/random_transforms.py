"""Training's random transforms, which say what they would do: they print, and a call says that they are not here.

After torchvision's `transforms.py` and timm's `transforms.py` and `random_erasing.py`.
"""


class _Random:
    def __call__(self, img):
        raise NotImplementedError(
            f"applying {type(self).__name__} is part of timm's training but not of this page."
        )


class RandomResizedCropAndInterpolation(_Random):
    """A crop of random size and proportions, resized."""

    __module__ = "timm.data.transforms"

    def __init__(self, size, scale=(0.08, 1.0), ratio=(3.0 / 4.0, 4.0 / 3.0), interpolation="bilinear"):
        self.size = tuple(size) if isinstance(size, (list, tuple)) else (size, size)
        self.interpolation = ("bilinear", "bicubic") if interpolation == "random" else interpolation
        self.scale = scale
        self.ratio = ratio

    def __repr__(self):
        modes = self.interpolation
        return (
            f"{type(self).__name__}(size={self.size}, scale={tuple(round(s, 4) for s in self.scale)}, "
            f"ratio={tuple(round(r, 4) for r in self.ratio)}, "
            f"interpolation={modes if isinstance(modes, str) else ' '.join(modes)})"
        )


class RandomHorizontalFlip(_Random):
    __module__ = "torchvision.transforms.transforms"

    def __init__(self, p=0.5):
        self.p = p

    def __repr__(self):
        return f"{type(self).__name__}(p={self.p})"


class RandomVerticalFlip(RandomHorizontalFlip):
    __module__ = "torchvision.transforms.transforms"


class RandomGrayscale(RandomHorizontalFlip):
    __module__ = "torchvision.transforms.transforms"

    def __init__(self, p=0.1):
        super().__init__(p)


class ColorJitter(_Random):
    """Brightness, contrast, saturation and hue by a random factor each."""

    __module__ = "torchvision.transforms.transforms"

    def __init__(self, brightness=0, contrast=0, saturation=0, hue=0):
        self.brightness = _range("brightness", brightness)
        self.contrast = _range("contrast", contrast)
        self.saturation = _range("saturation", saturation)
        self.hue = _range("hue", hue, center=0, bound=(-0.5, 0.5))

    def __repr__(self):
        return (
            f"{type(self).__name__}(brightness={self.brightness}, contrast={self.contrast}, "
            f"saturation={self.saturation}, hue={self.hue})"
        )


def _range(name, value, center=1, bound=(0, float("inf"))):
    if isinstance(value, (int, float)):
        if value < 0:
            raise ValueError(f"If {name} is a single number, it must be non negative.")
        value = [center - float(value), center + float(value)]
        if center:
            value[0] = max(value[0], 0.0)
    elif isinstance(value, (tuple, list)) and len(value) == 2:
        value = [float(value[0]), float(value[1])]
    else:
        raise TypeError(f"{name} should be a single number or a list/tuple with length 2.")
    if not bound[0] <= value[0] <= value[1] <= bound[1]:
        raise ValueError(f"{name} values should be between {bound}, but got {value}.")
    return None if value[0] == value[1] == center else tuple(value)


class RandomErasing(_Random):
    """Rectangles of the normalised picture overwritten."""

    __module__ = "timm.data.random_erasing"

    def __init__(
        self, probability=0.5, mode="const", min_count=1, max_count=None, num_splits=0, device="cuda"
    ):
        self.probability = probability
        self.mode = mode.lower()
        assert self.mode in ("", "const", "rand", "pixel")
        self.min_count = min_count
        self.max_count = max_count or min_count
        self.num_splits = num_splits
        self.device = device

    def __repr__(self):
        return f"{type(self).__name__}(p={self.probability}, mode={self.mode}, count=({self.min_count}, {self.max_count}))"
