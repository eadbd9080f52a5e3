"""`torchvision.transforms.v2`: the same work as v1's, with `ToImage`, `ToDtype` and several inputs at once."""

from torch._stand_in import refuse
from . import functional
from ..functional import InterpolationMode
from ._transforms import (
    CenterCrop, ColorJitter, Compose, ConvertImageDtype, GaussianBlur, GaussianNoise, Grayscale, Identity, Lambda, Normalize,
    Pad, PILToTensor, RandomApply, RandomChoice, RandomCrop, RandomErasing, RandomGrayscale, RandomHorizontalFlip, RandomInvert,
    RandomOrder, RandomResizedCrop, RandomRotation, RandomVerticalFlip, Resize, RGB, ToDtype, ToImage, ToPILImage, ToPureTensor,
    ToTensor, Transform,
)  # fmt: skip

_TORCHVISION_HAS = (
    "AugMix AutoAugment AutoAugmentPolicy ClampBoundingBoxes CutMix ElasticTransform FiveCrop JPEG LinearTransformation MixUp "
    "RandAugment RandomAdjustSharpness RandomAffine RandomAutocontrast RandomChannelPermutation RandomEqualize RandomIoUCrop "
    "RandomPerspective RandomPhotometricDistort RandomPosterize RandomResize RandomShortestSize RandomSolarize RandomZoomOut "
    "SanitizeBoundingBoxes ScaleJitter TenCrop TrivialAugmentWide UniformTemporalSubsample"
).split()


def __getattr__(name):
    if name in _TORCHVISION_HAS:
        return refuse(
            f"torchvision.transforms.v2.{name} is part of torchvision but not of this page.", __name__, name
        )
    raise AttributeError(f"module 'torchvision.transforms.v2' has no attribute '{name}'")


__all__ = [name for name in globals() if name[0].isupper()]
