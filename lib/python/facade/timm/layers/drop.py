"""Stochastic depth."""

import torch
from torch.nn.modules.module import Module, forward_of, kind_of


@kind_of("DropPath")
class DropPath(Module):
    def __init__(self, drop_prob=0.0, scale_by_keep=True):
        self._build("DropPath", drop_prob, scale_by_keep)

    forward = forward_of("x")

    def _first_step(self, x):
        shape = (x.shape[0],) + (1,) * (x.ndim - 1)
        x.new_empty(shape)


def drop_path(x, drop_prob=0.0, training=False, scale_by_keep=True):
    layer = DropPath(drop_prob, scale_by_keep)
    return layer.train(training)(x)


def calculate_drop_path_rates(drop_path_rate, depths, stagewise=False):
    """Of each block how often its branch is dropped: from 0 in the first evenly to `drop_path_rate` in the last."""
    if isinstance(depths, int):
        if stagewise:
            raise ValueError("stagewise=True requires depths to be a list of stage depths")
        return torch.linspace(0, drop_path_rate, depths).tolist()
    rates = torch.linspace(0, drop_path_rate, sum(depths))
    return [stage.tolist() for stage in rates.split(depths)] if stagewise else rates.tolist()
