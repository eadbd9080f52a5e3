"""`torch.autograd`: gradients are out of scope."""

from ._grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled  # noqa: F401
from ._tensor import gradients


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.autograd' has no attribute '{name}'")
    if name == "Variable":
        return lambda data, requires_grad=False: data
    raise gradients(f"torch.autograd.{name}")
