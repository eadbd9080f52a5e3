"""`torch.nn.utils`: about gradients, so none of it is here."""

from .._tensor import gradients


def parameters_to_vector(parameters):
    import torch

    return torch.cat([parameter.detach().view(-1) for parameter in parameters])


def __getattr__(name):
    if name.startswith("clip_grad"):
        raise gradients(f"torch.nn.utils.{name}")
    if name in (
        "weight_norm",
        "spectral_norm",
        "rnn",
        "parametrize",
        "parametrizations",
        "prune",
        "fuse_conv_bn_eval",
    ):
        raise NotImplementedError(f"torch.nn.utils.{name} is part of torch but not of this page.")
    raise AttributeError(f"module 'torch.nn.utils' has no attribute '{name}'")
