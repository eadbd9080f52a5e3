"""Linear layers; after `torch/nn/modules/linear.py`."""

import math

from .. import functional as F
from .. import init
from ..parameter import Parameter
from .module import Module, _torch, factory, forward_of, kind_of


@kind_of("Identity")
class Identity(Module):
    def __init__(self, *args, **kwargs):
        self._build("Identity")

    def forward(self, input):
        return input


@kind_of("Linear")
class Linear(Module):
    __constants__ = ["in_features", "out_features"]

    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        with factory(self, device, dtype):
            self._build("Linear", _size(out_features, 1), _size(in_features, 2), bool(bias))

    forward = forward_of("input", "linear")

    def reset_parameters(self):
        self._invoke("reset_parameters")


class NonDynamicallyQuantizableLinear(Linear):
    """The `out_proj` of attention: a Linear that dynamic quantisation leaves alone."""


class Bilinear(Module):
    def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        torch = _torch()
        self.in1_features, self.in2_features = in1_features, in2_features
        self.out_features = out_features
        with factory(self, device, dtype):
            self.weight = Parameter(torch.empty(out_features, in1_features, in2_features))
            self.register_parameter("bias", Parameter(torch.empty(out_features)) if bias else None)
            self.reset_parameters()

    def reset_parameters(self):
        if self.in1_features <= 0:
            raise ValueError(f"in1_features must be > 0, but got (in1_features={self.in1_features})")
        bound = 1 / math.sqrt(self.weight.size(1))
        init.uniform_(self.weight, -bound, bound)
        if self.bias is not None:
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input1, input2):
        return F.bilinear(input1, input2, self.weight, self.bias)

    def extra_repr(self):
        return (
            f"in1_features={self.in1_features}, in2_features={self.in2_features}, "
            f"out_features={self.out_features}, bias={self.bias is not None}"
        )


def _size(value, position):
    if position == 1 and (isinstance(value, bool) or not hasattr(value, "__index__")):
        raise TypeError(
            "empty(): argument 'size' (position 1) must be tuple of ints, but found element of type "
            f"{type(value).__name__} at pos 0"
        )
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(
            f"empty(): argument 'size' failed to unpack the object at pos {position} with error "
            f'"type must be tuple of ints,but got {type(value).__name__}"'
        )
    return value.__index__()
