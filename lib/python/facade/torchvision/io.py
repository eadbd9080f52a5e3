"""`torchvision.io`: its names say that they are not here, so that a script that only imports it runs."""

from torch._stand_in import refuse
from . import _NOT_HERE


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'torchvision.io' has no attribute '{name}'")
    return refuse(
        f"torchvision.io.{name} is part of torchvision but not of this page: {_NOT_HERE['io']}.",
        __name__,
        name,
    )
