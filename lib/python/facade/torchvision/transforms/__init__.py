"""`torchvision.transforms`: equal to torchvision's on pictures and tensors, its random draws in its order."""

from torch._stand_in import refuse
from . import functional
from .functional import InterpolationMode
from .transforms import (
    CenterCrop, ColorJitter, Compose, ConvertImageDtype, FiveCrop, GaussianBlur, Grayscale, Lambda, Normalize, Pad, PILToTensor,
    RandomAdjustSharpness, RandomAffine, RandomApply, RandomAutocontrast, RandomChoice, RandomCrop, RandomEqualize,
    RandomErasing, RandomGrayscale, RandomHorizontalFlip, RandomInvert, RandomOrder, RandomPosterize, RandomResizedCrop,
    RandomRotation, RandomSolarize, RandomVerticalFlip, Resize, TenCrop, ToPILImage, ToTensor,
)  # fmt: skip

_TORCHVISION_HAS = (
    "AugMix AutoAugment AutoAugmentPolicy ElasticTransform LinearTransformation RandAugment RandomPerspective "
    "RandomTransforms TrivialAugmentWide"
).split()


def __getattr__(name):
    if name == "v2":
        import importlib

        return importlib.import_module("torchvision.transforms.v2")
    if name in _TORCHVISION_HAS:
        return refuse(
            f"torchvision.transforms.{name} is part of torchvision but not of this page.", __name__, name
        )
    raise AttributeError(f"module 'torchvision.transforms' has no attribute '{name}'")


__all__ = [name for name in globals() if name[0].isupper()]
