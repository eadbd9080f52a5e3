"""`torch.nn.attention`: which kernel attention may use. There is one here, so that the choice changes no number."""

import contextlib
import enum

from .._stand_in import refuse


class SDPBackend(enum.Enum):
    __module__ = "torch.nn.attention"

    ERROR = -1
    MATH = 0
    FLASH_ATTENTION = 1
    EFFICIENT_ATTENTION = 2
    CUDNN_ATTENTION = 3
    OVERRIDEABLE = 4


@contextlib.contextmanager
def sdpa_kernel(backends, set_priority=False):
    if not isinstance(backends, (list, SDPBackend)):
        raise AssertionError(
            f"Backend must be an instance of SDPBackend or a list of SDPBackend instances, got {type(backends).__name__}"
        )
    yield


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.nn.attention' has no attribute '{name}'")
    return refuse(f"torch.nn.attention.{name} is part of torch but not of this page.", __name__, name)
