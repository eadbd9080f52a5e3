"""`torch.accelerator`: there is none, or a pretended CUDA (`pretend-cuda`)."""

from . import cuda
from ._dtype import device


def is_available():
    return cuda.is_available()


def device_count():
    return cuda.device_count()


def current_accelerator(check_available=False):
    return device("cuda") if is_available() else None


def synchronize(device=None):
    if is_available():
        cuda.synchronize(device)
