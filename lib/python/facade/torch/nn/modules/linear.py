"""Linear layers; after `torch/nn/modules/linear.py`."""

from .module import Module, factory, forward_of, kind_of


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
