"""`timm.optim`: training is out of scope."""

from torch._tensor import gradients


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'timm.optim' has no attribute '{name}'")
    raise gradients(f"timm.optim.{name}")
