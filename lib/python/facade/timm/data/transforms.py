"""Transforms that timm takes from torchvision and from its own `transforms.py`; flips and colours are torchvision's own."""

import math
import random
import warnings

import torch
from PIL import Image
from torch import _verbs as verbs
from torch.nn import functional


class Compose:
    __module__ = "torchvision.transforms.transforms"

    def __init__(self, transforms):
        self.transforms = transforms

    def __call__(self, img):
        for transform in self.transforms:
            img = transform(img)
        return img

    def __repr__(self):
        return "Compose(" + "".join(f"\n    {transform}" for transform in self.transforms) + "\n)"


class Resize:
    """The short side to `size`, proportions kept; or both sides to a pair (height, width)."""

    __module__ = "torchvision.transforms.transforms"

    def __init__(self, size, interpolation="bilinear", max_size=None, antialias=True):
        self.size = size
        self.interpolation = interpolation
        self.max_size = max_size
        self.antialias = antialias

    def __call__(self, img):
        width, height = _size_of(img)
        if isinstance(self.size, int):
            short = min(width, height)
            if short == self.size:
                return img
            size = (int(self.size * width / short), int(self.size * height / short))
        else:
            size = (self.size[1], self.size[0])
        if isinstance(img, torch.Tensor):
            return self._resized(img, size)
        return img.resize(size, self.interpolation)

    def _resized(self, img, size):
        smooth = (
            {"align_corners": False, "antialias": self.antialias} if self.interpolation != "nearest" else {}
        )
        batch = img.reshape(-1, *img.shape[-3:])
        resized = functional.interpolate(batch, (size[1], size[0]), mode=self.interpolation, **smooth)
        return resized.reshape(*img.shape[:-2], *resized.shape[-2:])

    def __repr__(self):
        return (
            f"Resize(size={self.size}, interpolation={self.interpolation}, max_size={self.max_size}, "
            f"antialias={self.antialias})"
        )


class CenterCrop:
    __module__ = "torchvision.transforms.transforms"

    def __init__(self, size):
        self.size = (int(size), int(size)) if isinstance(size, (int, float)) else tuple(size)

    def __call__(self, img):
        width, height = _size_of(img)
        tensor = isinstance(img, torch.Tensor)
        crop_height, crop_width = self.size
        if tensor and (width < crop_width or height < crop_height):
            left, top = max(0, crop_width - width) // 2, max(0, crop_height - height) // 2
            right, below = (max(0, crop_width - width) + 1) // 2, (max(0, crop_height - height) + 1) // 2
            img = functional.pad(img, (left, right, top, below))
            width, height = _size_of(img)

        def start(length, wanted):
            return -((wanted - length) // 2) if wanted > length else int(round((length - wanted) / 2.0))

        left, top = start(width, crop_width), start(height, crop_height)
        if tensor:
            return img[..., top : top + crop_height, left : left + crop_width]
        return img.crop((left, top, left + crop_width, top + crop_height))

    def __repr__(self):
        return f"CenterCrop(size={self.size})"


class ResizeKeepRatio:
    """The picture as large as covers `size` (height, width); with `longest=1` as large as fits into it."""

    def __init__(self, size, longest=0.0, interpolation="bilinear"):
        self.size = tuple(size) if isinstance(size, (list, tuple)) else (size, size)
        self.longest = float(longest)
        self.interpolation = interpolation

    def __call__(self, img):
        _check_size(img)
        width, height = img.size
        ratios = height / self.size[0], width / self.size[1]
        ratio = max(ratios) * self.longest + min(ratios) * (1.0 - self.longest)
        return img.resize((round(width / ratio), round(height / ratio)), self.interpolation)

    def __repr__(self):
        return (
            f"ResizeKeepRatio(size={self.size}, interpolation={self.interpolation}, longest={self.longest:.3f}, "
            "random_scale_prob=0.000, random_scale_range=(0.850, 1.050), "
            "random_aspect_prob=0.000, random_aspect_range=(0.900, 1.110))"
        )


class CenterCropOrPad:
    """A crop at the centre; where the picture is too small it is padded with `fill` first."""

    def __init__(self, size, fill=0, padding_mode="constant"):
        if padding_mode != "constant":
            raise NotImplementedError(
                f"padding_mode={padding_mode!r} of CenterCropOrPad() is part of timm but not of this page."
            )
        self.size = (int(size), int(size)) if isinstance(size, (int, float)) else tuple(size)
        self.fill = fill

    def __call__(self, img):
        _check_size(img)
        height, width = (max(0, wanted - has) for wanted, has in zip(self.size, reversed(img.size)))
        if height or width:
            fill = tuple(self.fill) if isinstance(self.fill, list) else self.fill
            padded = Image.new(img.mode, (img.size[0] + width, img.size[1] + height), fill)
            padded.paste(img, (width // 2, height // 2))
            img = padded
        return CenterCrop(self.size)(img)

    def __repr__(self):
        return f"CenterCropOrPad(size={self.size})"


class RandomResizedCropAndInterpolation:
    """A crop of random size and proportions, resized to `size` (height, width).

    scale: the crop's area as a share of the picture's, (least, most)
    ratio: its width by its height, (least, most)
    """

    __module__ = "timm.data.transforms"

    def __init__(self, size, scale=(0.08, 1.0), ratio=(3.0 / 4.0, 4.0 / 3.0), interpolation="bilinear"):
        self.size = tuple(size) if isinstance(size, (list, tuple)) else (size, size)
        if scale[0] > scale[1] or ratio[0] > ratio[1]:
            warnings.warn("range should be of kind (min, max)", stacklevel=2)
        self.interpolation = ("bilinear", "bicubic") if interpolation == "random" else interpolation
        self.scale, self.ratio = scale, ratio

    @staticmethod
    def get_params(img, scale, ratio):
        """(top, left, height, width): ten tries, then the largest crop at the centre whose proportions are allowed."""
        width, height = _size_of(img)
        for _ in range(10):
            area = random.uniform(*scale) * width * height
            aspect = math.exp(random.uniform(math.log(ratio[0]), math.log(ratio[1])))
            w, h = int(round(math.sqrt(area * aspect))), int(round(math.sqrt(area / aspect)))
            if w <= width and h <= height:
                top = random.randint(0, height - h)
                return top, random.randint(0, width - w), h, w
        w, h = width, height
        if width / height < min(ratio):
            h = int(round(w / min(ratio)))
        elif width / height > max(ratio):
            w = int(round(h * max(ratio)))
        return (height - h) // 2, (width - w) // 2, h, w

    def __call__(self, img):
        top, left, h, w = self.get_params(img, self.scale, self.ratio)
        modes = self.interpolation
        mode = modes if isinstance(modes, str) else random.choice(modes)
        if isinstance(img, torch.Tensor):
            cropped = img[..., top : top + h, left : left + w]
        else:
            cropped = img.crop((left, top, left + w, top + h))
        return Resize(self.size, mode)(cropped)

    def __repr__(self):
        modes = self.interpolation
        return (
            f"{type(self).__name__}(size={self.size}, scale={tuple(round(s, 4) for s in self.scale)}, "
            f"ratio={tuple(round(r, 4) for r in self.ratio)}, "
            f"interpolation={modes if isinstance(modes, str) else ' '.join(modes)})"
        )


class ToTensor:
    def __call__(self, pic):
        _check(pic)
        if pic.mode == "RGB":
            return verbs.picture_tensor(pic._pixels)
        return pic._pixels.permute(2, 0, 1).to(torch.float32).div(255)

    def __repr__(self):
        return f"{type(self).__name__}()"


class MaybeToTensor(ToTensor):
    def __call__(self, pic):
        return pic if isinstance(pic, torch.Tensor) else super().__call__(pic)


class MaybePILToTensor(ToTensor):
    def __call__(self, pic):
        if isinstance(pic, torch.Tensor):
            return pic
        return pic._pixels.permute(2, 0, 1).contiguous()


class Normalize:
    __module__ = "torchvision.transforms.transforms"

    def __init__(self, mean, std, inplace=False):
        self.mean = mean
        self.std = std
        self.inplace = inplace

    def __call__(self, tensor):
        mean = torch.as_tensor(self.mean, dtype=tensor.dtype).view(-1, 1, 1)
        std = torch.as_tensor(self.std, dtype=tensor.dtype).view(-1, 1, 1)
        return tensor.sub(mean).div(std)

    def __repr__(self):
        return f"Normalize(mean={self.mean}, std={self.std})"


def _size_of(img):
    """(width, height) of a picture or of a tensor (…, H, W)."""
    if isinstance(img, torch.Tensor):
        return img.shape[-1], img.shape[-2]
    _check_size(img)
    return img.size


def _check_size(img):
    """What torchvision asks for the size of: a picture."""
    if not isinstance(img, Image.Image):
        raise TypeError(f"Unexpected type {type(img)}")


def _check(img):
    if not isinstance(img, Image.Image):
        raise TypeError(f"pic should be PIL Image or ndarray. Got {type(img)}")
