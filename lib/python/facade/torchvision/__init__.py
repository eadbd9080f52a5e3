"""`torchvision` 0.28: `transforms`, their `v2`, and `utils.make_grid`. Its models and data sets are not of this page."""

from torch._stand_in import refuse
from . import transforms

__version__ = "0.28.0+cpu"

_NOT_HERE = {
    "models": "timm.create_model(…) makes models here",
    "datasets": "a cell has no network; FakeData gives noise, ImageFolder what the cell wrote, PIL.Image.open this page's picture",
    "io": "PIL.Image.open gives this page's picture",
    "ops": "PyTorch's own functions are here",
    "extension": "nothing is compiled here",
}


def __getattr__(name):
    if name in ("utils", "tv_tensors", "models", "datasets", "io", "ops"):
        import importlib

        return importlib.import_module(f"torchvision.{name}")
    if name in _NOT_HERE:  # what has no module of its own here
        return refuse(
            f"torchvision.{name} is part of torchvision but not of this page: {_NOT_HERE[name]}.",
            __name__,
            name,
        )
    raise AttributeError(f"module 'torchvision' has no attribute '{name}'")


def set_image_backend(backend):
    return None


__all__ = ["transforms"]
