"""`timm.scheduler`: learning rates by the epoch or the update, with a warm-up; after `timm/scheduler/`."""

from ._cycles import CosineLRScheduler, PolyLRScheduler, TanhLRScheduler
from ._steps import MultiStepLRScheduler, PlateauLRScheduler, StepLRScheduler
from .scheduler import Scheduler
from .scheduler_factory import create_scheduler, create_scheduler_v2, scheduler_kwargs


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
