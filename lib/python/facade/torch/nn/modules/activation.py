"""Activations; after `torch/nn/modules/activation.py`."""

from .activation_functional import (  # noqa: F401
    CELU,
    GLU,
    SELU,
    Hardshrink,
    Hardtanh,
    LogSigmoid,
    PReLU,
    Softmax2d,
    Softmin,
    Softshrink,
    Softsign,
    Tanhshrink,
    Threshold,
)
from .module import Module, forward_of, kind_of, refuse_arguments
from .multihead_attention import MultiheadAttention  # noqa: F401


class _Inplace(Module):
    def __init__(self, inplace=False):
        self._build(type(self)._kind, inplace)


@kind_of("ReLU")
class ReLU(_Inplace):
    forward = forward_of("input", "relu")


@kind_of("ReLU6")
class ReLU6(_Inplace):
    forward = forward_of("input", "hardtanh")


@kind_of("SiLU")
class SiLU(_Inplace):
    forward = forward_of("input", "silu")


@kind_of("Mish")
class Mish(_Inplace):
    forward = forward_of("input", "mish")


@kind_of("Hardswish")
class Hardswish(_Inplace):
    forward = forward_of("input", "hardswish")


@kind_of("Hardsigmoid")
class Hardsigmoid(_Inplace):
    forward = forward_of("input", "hardsigmoid")


@kind_of("LeakyReLU")
class LeakyReLU(Module):
    def __init__(self, negative_slope=1e-2, inplace=False):
        self._build("LeakyReLU", negative_slope, inplace)

    forward = forward_of("input", "leaky_relu")


@kind_of("ELU")
class ELU(Module):
    def __init__(self, alpha=1.0, inplace=False):
        self._build("ELU", alpha, inplace)

    forward = forward_of("input", "elu")


@kind_of("Sigmoid")
class Sigmoid(Module):
    def __init__(self, *args, **kwargs):
        refuse_arguments(self, args, kwargs)
        self._build("Sigmoid")

    forward = forward_of("input", "sigmoid")


@kind_of("Tanh")
class Tanh(Module):
    def __init__(self, *args, **kwargs):
        refuse_arguments(self, args, kwargs)
        self._build("Tanh")

    forward = forward_of("input", "tanh")


@kind_of("Softplus")
class Softplus(Module):
    def __init__(self, beta=1.0, threshold=20.0):
        self._build("Softplus", beta, threshold)

    forward = forward_of("input", "softplus")


@kind_of("GELU")
class GELU(Module):
    def __init__(self, approximate="none"):
        self._build("GELU", approximate)

    forward = forward_of("input", "gelu")


@kind_of("Softmax")
class Softmax(Module):
    def __init__(self, dim=None):
        self._build("Softmax", dim)

    forward = forward_of("input", ".softmax")


@kind_of("LogSoftmax")
class LogSoftmax(Module):
    def __init__(self, dim=None):
        self._build("LogSoftmax", dim)

    forward = forward_of("input", ".log_softmax")
