"""Stochastic depth."""

from torch._bridge import call
from torch.nn.modules.module import Module, forward_of, kind_of


@kind_of("DropPath")
class DropPath(Module):
    def __init__(self, drop_prob=0.0, scale_by_keep=True):
        self._build("DropPath", drop_prob, scale_by_keep)

    forward = forward_of("x")


def drop_path(x, drop_prob=0.0, training=False, scale_by_keep=True):
    layer = DropPath(drop_prob, scale_by_keep)
    return layer.train(training)(x)


_ = call
