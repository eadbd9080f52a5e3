"""`timm.scheduler`: training is out of scope."""

from torch._tensor import gradients


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'timm.scheduler' has no attribute '{name}'")
    raise gradients(f"timm.scheduler.{name}")
