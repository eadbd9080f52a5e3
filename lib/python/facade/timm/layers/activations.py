"""timm's own activations, as functions and as layers; after `activations.py`. All take `inplace`, some use it."""

import torch
from torch import nn
from torch.nn import functional as F


def swish(x, inplace=False):
    return x.mul_(x.sigmoid()) if inplace else x.mul(x.sigmoid())


def mish(x, inplace=False):
    return x.mul(F.softplus(x).tanh())


def sigmoid(x, inplace=False):
    return x.sigmoid_() if inplace else x.sigmoid()


def tanh(x, inplace=False):
    return x.tanh_() if inplace else x.tanh()


def hard_swish(x, inplace=False):
    gate = F.relu6(x + 3.0).div_(6.0)
    return x.mul_(gate) if inplace else x.mul(gate)


def hard_sigmoid(x, inplace=False):
    return x.add_(3.0).clamp_(0.0, 6.0).div_(6.0) if inplace else F.relu6(x + 3.0) / 6.0


def hard_mish(x, inplace=False):
    gate = (x + 2).clamp(min=0, max=2)
    return x.mul_(0.5 * gate) if inplace else 0.5 * x * gate


def gelu(x, inplace=False):
    return F.gelu(x)


def gelu_tanh(x, inplace=False):
    return F.gelu(x, approximate="tanh")


def quick_gelu(x, inplace=False):
    return x * torch.sigmoid(1.702 * x)


class _InPlace(nn.Module):
    """A layer of one of the functions above."""

    _function = None

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def forward(self, x):
        return type(self)._function(x, self.inplace)


class Swish(_InPlace):
    _function = staticmethod(swish)


class Mish(_InPlace):
    _function = staticmethod(mish)


class HardSwish(_InPlace):
    _function = staticmethod(hard_swish)


class HardSigmoid(_InPlace):
    _function = staticmethod(hard_sigmoid)


class HardMish(_InPlace):
    _function = staticmethod(hard_mish)


class PReLU(nn.PReLU):
    def __init__(self, num_parameters=1, init=0.25, inplace=False):
        super().__init__(num_parameters=num_parameters, init=init)


class GELU(nn.GELU):
    def __init__(self, inplace=False):
        super().__init__()

    def extra_repr(self):
        return ""


class GELUTanh(nn.Module):
    def __init__(self, inplace=False):
        super().__init__()

    def forward(self, input):
        return gelu_tanh(input)


class QuickGELU(nn.Module):
    """x · sigmoid(1.702 · x), as CLIP has it."""

    def __init__(self, inplace=False):
        super().__init__()

    def forward(self, input):
        return quick_gelu(input)
