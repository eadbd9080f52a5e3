"""A schedule by its name, or by an argument parser's answers; after `timm/scheduler/scheduler_factory.py`."""

from ._cycles import CosineLRScheduler, PolyLRScheduler, TanhLRScheduler
from ._steps import MultiStepLRScheduler, PlateauLRScheduler, StepLRScheduler

# Options of `create_scheduler_v2` -> (the attribute of an argument parser's answers, what timm takes
# without it).
_CONFIGURED = {
    "num_epochs": ("epochs", 100),
    "decay_epochs": ("decay_epochs", 30),
    "decay_milestones": ("decay_milestones", [30, 60]),
    "warmup_epochs": ("warmup_epochs", 5),
    "cooldown_epochs": ("cooldown_epochs", 0),
    "patience_epochs": ("patience_epochs", 10),
    "decay_rate": ("decay_rate", 0.1),
    "min_lr": ("min_lr", 0.0),
    "warmup_lr": ("warmup_lr", 1e-5),
    "warmup_prefix": ("warmup_prefix", False),
    "noise": ("lr_noise", None),
    "noise_pct": ("lr_noise_pct", 0.67),
    "noise_std": ("lr_noise_std", 1.0),
    "noise_seed": ("seed", 42),
    "cycle_mul": ("lr_cycle_mul", 1.0),
    "cycle_decay": ("lr_cycle_decay", 0.1),
    "cycle_limit": ("lr_cycle_limit", 1),
    "k_decay": ("lr_k_decay", 1.0),
}


def scheduler_kwargs(cfg, decreasing_metric=None):
    """The options of `create_scheduler_v2` from an argument parser's answers."""
    if decreasing_metric is None:
        decreasing_metric = "loss" in getattr(cfg, "eval_metric", "top1")
    return {
        "sched": cfg.sched,
        **{option: getattr(cfg, name, default) for option, (name, default) in _CONFIGURED.items()},
        "plateau_mode": "min" if decreasing_metric else "max",
        "step_on_epochs": not getattr(cfg, "sched_on_updates", False),
    }


def create_scheduler(args, optimizer, updates_per_epoch=0):
    return create_scheduler_v2(optimizer, **scheduler_kwargs(args), updates_per_epoch=updates_per_epoch)


def create_scheduler_v2(
    optimizer, sched="cosine", num_epochs=300, decay_epochs=90, decay_milestones=(90, 180, 270), cooldown_epochs=0,
    patience_epochs=10, decay_rate=0.1, min_lr=0.0, warmup_lr=1e-5, warmup_epochs=0, warmup_prefix=False,
    noise=None, noise_pct=0.67, noise_std=1.0, noise_seed=42, cycle_mul=1.0, cycle_decay=0.1, cycle_limit=1,
    k_decay=1.0, plateau_mode="max", step_on_epochs=True, updates_per_epoch=0,
):  # fmt: skip
    """The schedule, None for a name that timm has not; and for how many epochs it runs."""
    scale = 1
    if not step_on_epochs:
        assert updates_per_epoch > 0, "updates_per_epoch must be set to number of dataloader batches"
        scale = updates_per_epoch
    t_initial = num_epochs * scale
    warm = {
        "warmup_lr_init": warmup_lr,
        "warmup_t": warmup_epochs * scale,
        "warmup_prefix": warmup_prefix,
        "t_in_epochs": step_on_epochs,
    }
    noisy = {
        "noise_range_t": _noise_range(noise, t_initial),
        "noise_pct": noise_pct,
        "noise_std": noise_std,
        "noise_seed": noise_seed,
    }
    cycles = {"t_initial": t_initial, "lr_min": min_lr, "cycle_mul": cycle_mul}
    cycles |= {"cycle_decay": cycle_decay, "cycle_limit": cycle_limit}
    made = None
    if sched == "cosine":
        made = CosineLRScheduler(optimizer, k_decay=k_decay, **cycles, **warm, **noisy)
    elif sched == "tanh":
        made = TanhLRScheduler(optimizer, **cycles, **warm, **noisy)
    elif sched == "poly":
        made = PolyLRScheduler(optimizer, power=decay_rate, k_decay=k_decay, **cycles, **warm, **noisy)
    elif sched == "step":
        made = StepLRScheduler(optimizer, decay_epochs * scale, decay_rate, **warm, **noisy)
    elif sched == "multistep":
        milestones = [epoch * scale for epoch in decay_milestones]
        made = MultiStepLRScheduler(optimizer, milestones, decay_rate, **warm, **noisy)
    elif sched == "plateau":
        assert step_on_epochs, "Plateau LR only supports step per epoch."
        made = PlateauLRScheduler(
            optimizer, decay_rate, patience_epochs, warmup_t=warm["warmup_t"], warmup_lr_init=warmup_lr,
            lr_min=min_lr, mode=plateau_mode, **noisy,
        )  # fmt: skip
    if hasattr(made, "get_cycle_length"):
        steps = made.get_cycle_length() + cooldown_epochs * scale
        return made, steps if step_on_epochs else steps // updates_per_epoch
    return made, num_epochs + (warmup_epochs if warmup_prefix else 0)


def _noise_range(noise, length):
    """Shares of the whole length as times: a time from which on, or (from, until)."""
    if not isinstance(noise, (list, tuple)):
        return None if noise is None else noise * length
    times = [share * length for share in noise]
    return times[0] if len(times) == 1 else times
