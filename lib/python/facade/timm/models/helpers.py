"""An old name of `timm.models`, from which older tutorials import the helpers."""

import warnings

from timm import models as _models
from timm.models import *  # noqa: F403

warnings.warn(f"Importing from {__name__} is deprecated, please import via timm.models", FutureWarning)


def __getattr__(name):
    return getattr(_models, name)
