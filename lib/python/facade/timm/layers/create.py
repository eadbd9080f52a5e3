"""Layers by name; after `create_act.py` and `create_norm.py`."""

import functools
import types

from torch import nn

from .activations import GELU
from .norm import LayerNorm, LayerNorm2d

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
    "gelu": GELU,
    "gelu_tanh": functools.partial(nn.GELU, approximate="tanh"),
    "identity": nn.Identity,
}
_NORM = {
    "layernorm": LayerNorm,
    "layernorm2d": LayerNorm2d,
    "batchnorm": nn.BatchNorm2d,
    "batchnorm2d": nn.BatchNorm2d,
}


def get_act_layer(name="relu"):
    if name is None:
        return None
    if not isinstance(name, str):
        return name
    if not name:
        return None
    if name.lower() not in _ACT:
        raise NotImplementedError(f"the activation '{name}' is part of timm but not of this page.")
    return _ACT[name.lower()]


def get_norm_layer(norm_layer):
    if norm_layer is None or not isinstance(norm_layer, str):
        if norm_layer is not None and not isinstance(norm_layer, (type, types.FunctionType, functools.partial)):
            raise AssertionError
        return norm_layer
    if not norm_layer:
        return None
    name = norm_layer.replace("_", "").lower()
    if name not in _NORM:
        raise NotImplementedError(f"the normalisation '{norm_layer}' is part of timm but not of this page.")
    return _NORM[name]


def create_act_layer(name, inplace=None, **kwargs):
    layer = get_act_layer(name)
    if layer is None:
        return None
    return layer(**kwargs) if inplace is None else layer(inplace=inplace, **kwargs)


def create_norm_layer(layer_name, num_features, **kwargs):
    return get_norm_layer(layer_name)(num_features, **kwargs)
