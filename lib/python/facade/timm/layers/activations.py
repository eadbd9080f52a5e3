"""timm's own activations, which take `inplace` and do not use it."""

import torch
from torch import nn


class GELU(nn.GELU):
    def __init__(self, inplace=False):
        super().__init__()

    def extra_repr(self):
        return ""


class QuickGELU(nn.Module):
    """x · sigmoid(1.702 · x), as CLIP has it."""

    def __init__(self, inplace=False):
        super().__init__()

    def forward(self, input):
        return quick_gelu(input)


def quick_gelu(x, inplace=False):
    return x * torch.sigmoid(1.702 * x)
