"""`torch.optim`: training is out of scope."""

from ._tensor import gradients


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.optim' has no attribute '{name}'")
    raise gradients(f"torch.optim.{name}")
