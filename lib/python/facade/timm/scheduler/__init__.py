"""`timm.scheduler`: learning rates by the epoch, with a warm-up; after `timm/scheduler/`."""

from .scheduler import CosineLRScheduler, MultiStepLRScheduler, Scheduler, StepLRScheduler


def create_scheduler_v2(
    optimizer, sched="cosine", num_epochs=300, decay_epochs=90, decay_milestones=(90, 180, 270), cooldown_epochs=0,
    patience_epochs=10, decay_rate=0.1, min_lr=0, warmup_lr=1e-5, warmup_epochs=0, warmup_prefix=False,
    step_on_epochs=True, updates_per_epoch=0, **kwargs,
):  # fmt: skip
    scale = 1 if step_on_epochs else updates_per_epoch
    if scale <= 0:
        raise ValueError("updates_per_epoch must be set to number of dataloader batches")
    warm = {
        "warmup_lr_init": warmup_lr,
        "warmup_t": warmup_epochs * scale,
        "warmup_prefix": warmup_prefix,
        "t_in_epochs": step_on_epochs,
    }
    if sched == "cosine":
        made = CosineLRScheduler(optimizer, t_initial=num_epochs * scale, lr_min=min_lr, **warm)
        length = num_epochs + (warmup_epochs if warmup_prefix else 0)
    elif sched == "step":
        made = StepLRScheduler(optimizer, decay_t=decay_epochs * scale, decay_rate=decay_rate, **warm)
        length = num_epochs
    elif sched == "multistep":
        made = MultiStepLRScheduler(
            optimizer, [epoch * scale for epoch in decay_milestones], decay_rate, **warm
        )
        length = num_epochs
    else:
        raise NotImplementedError(
            f"The scheduler '{sched}' is part of timm but not of this page. There are cosine, multistep, step."
        )
    return made, length + cooldown_epochs


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'timm.scheduler' has no attribute '{name}'")
    raise NotImplementedError(f"timm.scheduler.{name} is part of timm but not of this page.")


__all__ = ["CosineLRScheduler", "MultiStepLRScheduler", "Scheduler", "StepLRScheduler", "create_scheduler_v2"]
