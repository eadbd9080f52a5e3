"""`torch.utils`."""

from .._stand_in import refuse
from . import checkpoint, data, hooks


def __getattr__(name):
    if name == "model_zoo":
        from importlib import import_module

        return import_module("torch.utils.model_zoo")
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.utils' has no attribute '{name}'")
    return refuse(f"torch.utils.{name} is part of torch but not of this page.", __name__, name)
