"""`timm.data`."""

from torch._stand_in import refuse
from .config import resolve_data_config, resolve_model_data_config
from .constants import (
    DEFAULT_CROP_MODE,
    DEFAULT_CROP_PCT,
    IMAGENET_DEFAULT_MEAN,
    IMAGENET_DEFAULT_STD,
    IMAGENET_DPN_MEAN,
    IMAGENET_DPN_STD,
    IMAGENET_INCEPTION_MEAN,
    IMAGENET_INCEPTION_STD,
    OPENAI_CLIP_MEAN,
    OPENAI_CLIP_STD,
)
from .dataset import AugMixDataset, ImageDataset, IterableImageDataset, create_dataset
from .loader import create_loader
from .transforms import (
    CenterCropOrPad,
    MaybePILToTensor,
    MaybeToTensor,
    RandomResizedCropAndInterpolation,
    ResizeKeepRatio,
    ToTensor,
)
from .transforms_factory import create_transform


def __getattr__(name):
    if name in ("Mixup", "mixup"):  # with NumPy, which a cell that names neither does not load
        from importlib import import_module

        module = import_module("timm.data.mixup")
        return module if name == "mixup" else module.Mixup
    from torch._tensor import missing

    known = missing("timm.data", name)
    if known is not None:
        return refuse(str(known), __name__, name)
    raise AttributeError(f"module 'timm.data' has no attribute '{name}'")
