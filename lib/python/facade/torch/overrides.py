"""`torch.overrides`: for functions of a reader's own that let `__torch_function__` take part; after `torch/overrides.py`."""

from . import _overrides
from ._tensor import Tensor


def has_torch_function(relevant_args):
    """Whether an argument's class has its own `__torch_function__`."""
    return bool(_overrides.takers(relevant_args))


def handle_torch_function(public_api, relevant_args, *args, **kwargs):
    return _overrides.handed(_overrides.takers(relevant_args), public_api, args, kwargs)


def is_tensor_like(inp):
    return type(inp) is Tensor or hasattr(inp, "__torch_function__")
