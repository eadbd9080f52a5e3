"""`torch.optim`; the steps of most are the library's."""

import importlib

from .._stand_in import refuse
from . import lr_scheduler
from ._adafactor import Adafactor
from ._muon import Muon
from .adadelta import Adadelta
from .adagrad import Adagrad
from .adam import Adam, AdamW
from .adamax import Adamax
from .asgd import ASGD
from .lbfgs import LBFGS
from .nadam import NAdam
from .optimizer import Optimizer
from .radam import RAdam
from .rmsprop import RMSprop
from .rprop import Rprop
from .sgd import SGD

_NOT_HERE = ("SparseAdam", "swap_in_optimizer_params_and_state")


def __getattr__(name):
    if name == "swa_utils":  # it needs torch.nn, which comes later
        return importlib.import_module("torch.optim.swa_utils")
    if name in _NOT_HERE:
        return refuse(f"torch.optim.{name} is part of PyTorch but not of this page.", __name__, name)
    raise AttributeError(f"module 'torch.optim' has no attribute '{name}'")


__all__ = [
    "ASGD",
    "LBFGS",
    "SGD",
    "Adadelta",
    "Adafactor",
    "Adagrad",
    "Adam",
    "AdamW",
    "Adamax",
    "Muon",
    "NAdam",
    "Optimizer",
    "RAdam",
    "RMSprop",
    "Rprop",
    "lr_scheduler",
]
