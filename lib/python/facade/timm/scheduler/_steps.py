"""Schedules that fall by a factor: at equal distances, at milestones, or where a measure stays; after timm's files."""

from bisect import bisect_right

from torch.optim.lr_scheduler import ReduceLROnPlateau

from .scheduler import Scheduler


class StepLRScheduler(Scheduler):
    __module__ = "timm.scheduler.step_lr"

    def __init__(
        self, optimizer, decay_t, decay_rate=1.0, warmup_t=0, warmup_lr_init=0.0, warmup_prefix=True,
        t_in_epochs=True, noise_range_t=None, noise_pct=0.67, noise_std=1.0, noise_seed=42, initialize=True,
    ):  # fmt: skip
        super().__init__(
            optimizer, "lr", t_in_epochs, noise_range_t, noise_pct=noise_pct, noise_std=noise_std,
            noise_seed=noise_seed, initialize=initialize,
        )  # fmt: skip
        self.decay_t, self.decay_rate = decay_t, decay_rate
        self._begin_warmup(warmup_t, warmup_lr_init, warmup_prefix, lambda: self.base_values)

    def _falls(self, t):
        return t // self.decay_t

    def _get_lr(self, t):
        if t < self.warmup_t:
            return [self.warmup_lr_init + t * step for step in self.warmup_steps]
        falls = self._falls(t - self.warmup_t if self.warmup_prefix else t)
        return [base * self.decay_rate**falls for base in self.base_values]


class MultiStepLRScheduler(StepLRScheduler):
    __module__ = "timm.scheduler.multistep_lr"

    def get_curr_decay_steps(self, t):
        return bisect_right(self.decay_t, t + 1)

    _falls = get_curr_decay_steps


class PlateauLRScheduler(Scheduler):
    """PyTorch's `ReduceLROnPlateau` with a warm-up and noise: a step with a metric may lower the rates."""

    __module__ = "timm.scheduler.plateau_lr"

    def __init__(
        self, optimizer, decay_rate=0.1, patience_t=10, threshold=1e-4, cooldown_t=0, warmup_t=0,
        warmup_lr_init=0.0, lr_min=0.0, mode="max", noise_range_t=None, noise_type="normal", noise_pct=0.67,
        noise_std=1.0, noise_seed=None, initialize=True,
    ):  # fmt: skip
        super().__init__(
            optimizer, "lr", True, noise_range_t, noise_type, noise_pct, noise_std, noise_seed, initialize
        )
        self.lr_scheduler = ReduceLROnPlateau(
            optimizer, patience=patience_t, factor=decay_rate, threshold=threshold, cooldown=cooldown_t,
            mode=mode, min_lr=lr_min,
        )  # fmt: skip
        self._begin_warmup(warmup_t, warmup_lr_init, False, lambda: self.base_values)
        self.restore_lr = None

    def state_dict(self):
        return {"best": self.lr_scheduler.best, "last_epoch": self.lr_scheduler.last_epoch}

    def load_state_dict(self, state_dict):
        self.lr_scheduler.best = state_dict["best"]
        if "last_epoch" in state_dict:
            self.lr_scheduler.last_epoch = state_dict["last_epoch"]

    def step(self, epoch, metric=None):
        if epoch <= self.warmup_t:
            self.update_groups([self.warmup_lr_init + epoch * step for step in self.warmup_steps])
            return
        groups = self.optimizer.param_groups
        if self.restore_lr is not None:  # noise is of one step: the rates are those without it
            for group, value in zip(groups, self.restore_lr):
                group["lr"] = value
            self.restore_lr = None
        if metric is not None:
            self.lr_scheduler.step(metric)
        if self._is_apply_noise(epoch):
            noise = self._calculate_noise(epoch)
            self.restore_lr = [float(group["lr"]) for group in groups]
            for group, value in zip(groups, self.restore_lr):
                group["lr"] = value + value * noise

    def step_update(self, num_updates, metric=None):
        return None
