"""What distributions share; after `torch/distributions/utils.py`."""

from functools import update_wrapper

import torch

from ..overrides import is_tensor_like

euler_constant = 0.57721566490153286060
NUMBER = (bool, int, float)


def broadcast_all(*values):
    """Tensors of one shape: numbers become tensors of the first tensor's dtype, or of the default dtype."""
    if not all(is_tensor_like(value) or isinstance(value, NUMBER) for value in values):
        raise ValueError(
            "Input arguments must all be instances of Number, torch.Tensor or objects implementing __torch_function__."
        )
    dtype = next((value.dtype for value in values if is_tensor_like(value)), torch.get_default_dtype())
    tensors = [value if is_tensor_like(value) else torch.tensor(value, dtype=dtype) for value in values]
    return tuple(torch.broadcast_tensors(*tensors))


def exactly_one(probs, logits):
    """Refuses both and neither of the two ways to give chances."""
    if (probs is None) == (logits is None):
        raise ValueError("Either `probs` or `logits` must be specified, but not both.")


def logits_to_probs(logits, is_binary=False):
    """Chances: of one outcome against the other, or of as many as the last dimension has."""
    return torch.sigmoid(logits) if is_binary else torch.nn.functional.softmax(logits, dim=-1)


def clamp_probs(probs):
    """Chances off 0 and 1 by the dtype's eps, so that their logarithms are finite."""
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)


def probs_to_logits(probs, is_binary=False):
    inside = clamp_probs(probs)
    return torch.log(inside) - torch.log1p(-inside) if is_binary else torch.log(inside)


class lazy_property:
    """A property that is computed once, when it is first asked for, and with its history."""

    def __init__(self, compute):
        self.compute = compute
        update_wrapper(self, compute)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        with torch.enable_grad():
            value = self.compute(instance)
        setattr(instance, self.compute.__name__, value)
        return value


def _standard_normal(shape, dtype, device=None):
    return torch.empty(shape, dtype=dtype).normal_()


def _sum_rightmost(value, dim):
    """The sum over the last `dim` dimensions."""
    return value if dim == 0 else value.reshape(value.shape[:-dim] + (-1,)).sum(-1)
