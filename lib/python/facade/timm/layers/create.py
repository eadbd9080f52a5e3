"""Layers by name; after `create_act.py` and `create_norm.py`."""

import functools
import types

from torch import nn
from torch.nn import functional as F

from .activations import GELU, QuickGELU, quick_gelu
from .norm import GroupNorm, GroupNorm1, LayerNorm, LayerNorm2d, RmsNorm

_ACT = {
    "silu": nn.SiLU,
    "swish": nn.SiLU,
    "mish": nn.Mish,
    "relu": nn.ReLU,
    "relu6": nn.ReLU6,
    "leaky_relu": nn.LeakyReLU,
    "elu": nn.ELU,
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "hard_sigmoid": nn.Hardsigmoid,
    "hard_swish": nn.Hardswish,
    "celu": nn.CELU,
    "selu": nn.SELU,
    "hardsigmoid": nn.Hardsigmoid,
    "hardswish": nn.Hardswish,
    "gelu": GELU,
    "quick_gelu": QuickGELU,
    "gelu_tanh": functools.partial(nn.GELU, approximate="tanh"),
    "identity": nn.Identity,
}
_NORM = {
    "layernorm": LayerNorm,
    "layernorm2d": LayerNorm2d,
    "batchnorm": nn.BatchNorm2d,
    "batchnorm2d": nn.BatchNorm2d,
    "batchnorm1d": nn.BatchNorm1d,
    "groupnorm": GroupNorm,
    "groupnorm1": GroupNorm1,
    "rmsnorm": RmsNorm,
}
_ACT_FN = {
    "silu": F.silu,
    "swish": F.silu,
    "mish": F.mish,
    "relu": F.relu,
    "relu6": F.relu6,
    "leaky_relu": F.leaky_relu,
    "elu": F.elu,
    "celu": F.celu,
    "selu": F.selu,
    "quick_gelu": quick_gelu,
    "gelu": lambda x, inplace=False: F.gelu(x),
    "gelu_tanh": lambda x, inplace=False: F.gelu(x, approximate="tanh"),
    "sigmoid": lambda x, inplace=False: x.sigmoid_() if inplace else x.sigmoid(),
    "tanh": lambda x, inplace=False: x.tanh_() if inplace else x.tanh(),
    "hard_sigmoid": F.hardsigmoid,
    "hardsigmoid": F.hardsigmoid,
    "hard_swish": F.hardswish,
    "hardswish": F.hardswish,
}
# timm's, by name, that are not here
_ACT_LEFT_OUT = ("prelu", "hard_mish")
_NORM_LEFT_OUT = (
    "layernormfp32", "layernorm2dfp32", "rmsnorm2d", "rmsnormfp32", "rmsnorm2dfp32", "simplenorm", "simplenorm2d",
    "simplenormfp32", "simplenorm2dfp32", "frozenbatchnorm2d",
)  # fmt: skip


def _named(table, left_out, what, name):
    if name in left_out:
        raise NotImplementedError(f"the {what} '{name}' is part of timm but not of this page.")
    return table[name]


def get_act_fn(name="relu"):
    if not name:
        return None
    return name if callable(name) else _named(_ACT_FN, _ACT_LEFT_OUT, "activation", name.lower())


def get_act_layer(name="relu"):
    if name is None:
        return None
    if not isinstance(name, str):
        return name
    if not name:
        return None
    return _named(_ACT, _ACT_LEFT_OUT, "activation", name.lower())


def get_norm_layer(norm_layer):
    if norm_layer is None or not isinstance(norm_layer, str):
        if norm_layer is not None and not isinstance(
            norm_layer, (type, types.FunctionType, functools.partial)
        ):
            raise AssertionError
        return norm_layer
    if not norm_layer:
        return None
    return _named(_NORM, _NORM_LEFT_OUT, "normalisation", norm_layer.replace("_", "").lower())


def create_act_layer(name, inplace=None, **kwargs):
    layer = get_act_layer(name)
    if layer is None:
        return None
    if inplace is None:
        return layer(**kwargs)
    try:
        return layer(inplace=inplace, **kwargs)
    except TypeError:  # it knows no `inplace`
        return layer(**kwargs)


def create_norm_layer(layer_name, num_features, **kwargs):
    return get_norm_layer(layer_name)(num_features, **kwargs)
