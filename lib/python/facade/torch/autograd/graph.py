"""`torch.autograd.graph`."""

from .._stand_in import refuse
from .._graph import Node  # noqa: F401


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.autograd.graph' has no attribute '{name}'")
    return refuse(f"torch.autograd.graph.{name} is part of torch but not of this page.", __name__, name)
