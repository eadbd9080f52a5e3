"""`torch.cuda` of a build without CUDA, and of a page that pretends to have it (`pretend-cuda`)."""

from .._stand_in import refuse
from .. import _verbs as verbs
from . import amp


def is_available():
    return verbs.is_cuda_pretended()


def device_count():
    return 1 if is_available() else 0


def is_initialized():
    return False


def empty_cache():
    return None


def synchronize(device=None):
    _need()


def manual_seed(seed):
    return None


def manual_seed_all(seed):
    return None


def current_device():
    _need()
    return 0


def get_device_name(device=None):
    _need()
    return "a pretended CUDA device"


def _need():
    if not is_available():
        raise AssertionError("Torch not compiled with CUDA enabled")


class FloatTensor:
    """`torch.cuda.FloatTensor`."""

    __module__ = "torch.cuda"

    def __new__(cls, *args):
        if not is_available():
            raise TypeError(
                "type torch.cuda.FloatTensor not available. Torch not compiled with CUDA enabled."
            )
        import torch

        return torch.FloatTensor(*args).cuda()


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.cuda' has no attribute '{name}'")
    sentence = f"torch.cuda.{name} is part of torch but not of this page: everything runs on the CPU."
    return refuse(sentence, __name__, name)
