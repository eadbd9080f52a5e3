"""The old name of `timm.layers`, which older tutorials import from."""

import warnings

from timm import layers as _layers
from timm.layers import *  # noqa: F403

warnings.warn(f"Importing from {__name__} is deprecated, please import via timm.layers", FutureWarning)


def __getattr__(name):
    return getattr(_layers, name)
