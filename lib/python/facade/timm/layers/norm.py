"""Layer norms with timm's epsilon, over the last dimension or over the channels of a map."""

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.modules.module import forward_of, kind_of


@kind_of("timm.layers.LayerNorm")
class LayerNorm(nn.LayerNorm):
    def __init__(self, num_channels, eps=1e-6, affine=True, **kwargs):
        super().__init__(num_channels, eps=eps, elementwise_affine=affine, **kwargs)

    forward = forward_of("x", "layer_norm")


class LayerNorm2d(nn.LayerNorm):
    """LayerNorm over the channels of (B, C, H, W)."""

    def __init__(self, num_channels, eps=1e-6, affine=True, **kwargs):
        super().__init__(num_channels, eps=eps, elementwise_affine=affine, **kwargs)

    def forward(self, x):
        x = x.permute(0, 2, 3, 1)
        x = F.layer_norm(x, self.normalized_shape, self.weight, self.bias, self.eps)
        return x.permute(0, 3, 1, 2)


class GroupNorm(nn.GroupNorm):
    def __init__(self, num_channels, num_groups=32, eps=1e-5, affine=True, **kwargs):
        super().__init__(num_groups, num_channels, eps=eps, affine=affine, **kwargs)


class GroupNorm1(nn.GroupNorm):
    """One group: the norm over all channels and places."""

    def __init__(self, num_channels, **kwargs):
        super().__init__(1, num_channels, **kwargs)


class RmsNorm(nn.Module):
    """Without a mean to take away; over the last dimension."""

    def __init__(self, channels, eps=1e-6, affine=True, device=None, dtype=None):
        super().__init__()
        self.normalized_shape = (channels,) if isinstance(channels, int) else tuple(channels)
        self.eps = eps
        self.elementwise_affine = affine
        weight = torch.ones(self.normalized_shape, device=device, dtype=dtype) if affine else None
        self.register_parameter("weight", None if weight is None else nn.Parameter(weight))

    def forward(self, x):
        return F.rms_norm(x, self.normalized_shape, self.weight, self.eps)
