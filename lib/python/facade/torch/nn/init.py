"""`torch.nn.init`: fills tensors in place from the library's generator; after `torch/nn/init.py`."""

import math

from .._bridge import call
from .._tensor import missing


def uniform_(tensor, a=0.0, b=1.0, generator=None):
    return _fill("uniform_", tensor, generator, float(a), float(b))


def normal_(tensor, mean=0.0, std=1.0, generator=None):
    return _fill("normal_", tensor, generator, float(mean), float(std))


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
    options = {"mean": float(mean), "std": float(std), "a": float(a), "b": float(b)}
    return _fill("trunc_normal_", tensor, generator, options)


def constant_(tensor, val):
    return _fill("constant_", tensor, None, float(val))


def ones_(tensor):
    return constant_(tensor, 1.0)


def zeros_(tensor):
    return constant_(tensor, 0.0)


def eye_(tensor):
    if tensor.ndimension() != 2:
        raise ValueError("Only tensors with 2 dimensions are supported")
    import torch

    return tensor.copy_(torch.eye(*tensor.shape))


def xavier_uniform_(tensor, gain=1.0, generator=None):
    _fans(tensor)
    return _fill("xavier_uniform_", tensor, generator, float(gain))


def xavier_normal_(tensor, gain=1.0, generator=None):
    _fans(tensor)
    return _fill("xavier_normal_", tensor, generator, float(gain))


def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    return _kaiming("kaiming_uniform_", tensor, a, mode, nonlinearity, generator)


def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    return _kaiming("kaiming_normal_", tensor, a, mode, nonlinearity, generator)


def _kaiming(name, tensor, a, mode, nonlinearity, generator):
    mode = mode.lower()
    if mode not in ("fan_in", "fan_out"):
        raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
    _fans(tensor)
    calculate_gain(nonlinearity, a)
    return _fill(name, tensor, generator, {"a": float(a), "mode": mode, "nonlinearity": nonlinearity})


def _fill(name, tensor, generator, *args):
    if generator is not None:
        raise NotImplementedError("generator= of torch.nn.init is part of torch but not of this page.")
    call("init", name, tensor, *args)
    return tensor


def _fans(tensor):
    if tensor.dim() < 2:
        raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")


def _calculate_fan_in_and_fan_out(tensor):
    _fans(tensor)
    field = tensor.shape[2:].numel()
    return tensor.shape[1] * field, tensor.shape[0] * field


def calculate_gain(nonlinearity, param=None):
    if nonlinearity in ("linear", "conv1d", "conv2d", "conv3d", "sigmoid") or nonlinearity.startswith("conv_transpose"):
        return 1
    if nonlinearity == "tanh":
        return 5.0 / 3
    if nonlinearity == "relu":
        return math.sqrt(2.0)
    if nonlinearity == "leaky_relu":
        slope = 0.01 if param is None else param
        if isinstance(slope, bool) or not isinstance(slope, (int, float)):
            raise ValueError(f"negative_slope {param} not a valid number")
        return math.sqrt(2.0 / (1 + slope**2))
    if nonlinearity == "selu":
        return 3.0 / 4
    raise ValueError(f"Unsupported nonlinearity {nonlinearity}")


def __getattr__(name):
    known = missing("torch.nn.init", name)
    if known is not None:
        raise known
    if name in ("orthogonal_", "sparse_", "dirac_"):
        raise NotImplementedError(f"torch.nn.init.{name} is part of torch but not of this page.")
    raise AttributeError(f"module 'torch.nn.init' has no attribute '{name}'")
