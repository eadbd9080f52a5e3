"""`timm.scheduler`: learning rates by the epoch or the update, with a warm-up; after `timm/scheduler/`."""

from torch._stand_in import refuse

from ._cycles import CosineLRScheduler, PolyLRScheduler, TanhLRScheduler
from ._steps import MultiStepLRScheduler, PlateauLRScheduler, StepLRScheduler
from .scheduler import Scheduler
from .scheduler_factory import create_scheduler, create_scheduler_v2, scheduler_kwargs


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'timm.scheduler' has no attribute '{name}'")
    return refuse(f"timm.scheduler.{name} is part of timm but not of this page.", __name__, name)


__all__ = [
    "CosineLRScheduler",
    "MultiStepLRScheduler",
    "PlateauLRScheduler",
    "PolyLRScheduler",
    "Scheduler",
    "StepLRScheduler",
    "TanhLRScheduler",
    "create_scheduler",
    "create_scheduler_v2",
    "scheduler_kwargs",
]
