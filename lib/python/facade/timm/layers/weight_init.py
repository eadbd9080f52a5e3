"""timm's initialisations."""

import math

import torch
from torch import _verbs as verbs
from torch.nn import init


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0):
    """One uniform draw through the inverse error function, where PyTorch's own rejects and redraws."""
    _ = tensor.uniform_  # what is no tensor says so
    verbs.init(
        "timm_trunc_normal_", tensor, {"mean": float(mean), "std": float(std), "a": float(a), "b": float(b)}
    )
    return tensor


def trunc_normal_tf_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0):
    trunc_normal_(tensor, 0.0, 1.0, a, b)
    with torch.no_grad():
        tensor.mul_(std).add_(mean)
    return tensor


def variance_scaling_(tensor, scale=1.0, mode="fan_in", distribution="normal"):
    fan_in, fan_out = init._calculate_fan_in_and_fan_out(tensor)
    variance = scale / {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[mode]
    if distribution == "truncated_normal":
        trunc_normal_tf_(tensor, std=math.sqrt(variance) / 0.87962566103423978)
    elif distribution == "normal":
        with torch.no_grad():
            tensor.normal_(std=math.sqrt(variance))
    elif distribution == "uniform":
        bound = math.sqrt(3 * variance)
        with torch.no_grad():
            tensor.uniform_(-bound, bound)
    else:
        raise ValueError(f"invalid distribution {distribution}")


def lecun_normal_(tensor):
    variance_scaling_(tensor, mode="fan_in", distribution="truncated_normal")
