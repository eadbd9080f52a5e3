"""`torch.optim`: SGD, Adam, AdamW, RMSprop, Adagrad; the steps are the library's."""

import importlib

from . import lr_scheduler
from .adagrad import Adagrad
from .adam import Adam, AdamW
from .optimizer import Optimizer
from .rmsprop import RMSprop
from .sgd import SGD

_NOT_HERE = (
    "ASGD Adadelta Adafactor Adamax LBFGS Muon NAdam RAdam Rprop SparseAdam".split()
)  # fmt: skip


def __getattr__(name):
    if name == "swa_utils":  # it needs torch.nn, which comes later
        return importlib.import_module("torch.optim.swa_utils")
    if name in _NOT_HERE:
        raise NotImplementedError(
            f"torch.optim.{name} is part of PyTorch but not of this page. SGD, Adam, AdamW, RMSprop and Adagrad are "
            "here, and a subclass of torch.optim.Optimizer with a step() of its own."
        )
    raise AttributeError(f"module 'torch.optim' has no attribute '{name}'")


__all__ = ["SGD", "Adagrad", "Adam", "AdamW", "Optimizer", "RMSprop", "lr_scheduler"]
