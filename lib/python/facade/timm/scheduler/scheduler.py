"""`step(epoch)` after each epoch, `step_update(updates)` after each batch; after `timm/scheduler/scheduler.py`."""

import math
from bisect import bisect_right


class Scheduler:
    def __init__(self, optimizer, warmup_t=0, warmup_lr_init=0, warmup_prefix=False, t_in_epochs=True):
        self.optimizer, self.t_in_epochs = optimizer, t_in_epochs
        self.warmup_t, self.warmup_lr_init, self.warmup_prefix = warmup_t, warmup_lr_init, warmup_prefix
        for group in optimizer.param_groups:
            group.setdefault("initial_lr", group["lr"])
        self.base_values = [group["initial_lr"] for group in optimizer.param_groups]
        self.metric = None
        self.warmup_steps = [
            (base - warmup_lr_init) / warmup_t if warmup_t else 1 for base in self.base_values
        ]
        self.update_groups([warmup_lr_init] * len(self.base_values) if warmup_t else self.base_values)

    def state_dict(self):
        return {name: value for name, value in self.__dict__.items() if name != "optimizer"}

    def load_state_dict(self, state_dict):
        self.__dict__.update(state_dict)

    def _get_lr(self, t):
        if t < self.warmup_t:
            return [self.warmup_lr_init + t * step for step in self.warmup_steps]
        return self._after_warmup(t - self.warmup_t if self.warmup_prefix else t)

    def step(self, epoch, metric=None):
        self.metric = metric
        if self.t_in_epochs:
            self.update_groups(self._get_lr(epoch))

    def step_update(self, num_updates, metric=None):
        self.metric = metric
        if not self.t_in_epochs:
            self.update_groups(self._get_lr(num_updates))

    def update_groups(self, values):
        for group, value in zip(self.optimizer.param_groups, values):
            group["lr"] = value * group.get("lr_scale", 1)


class CosineLRScheduler(Scheduler):
    def __init__(
        self, optimizer, t_initial, lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1, warmup_t=0,
        warmup_lr_init=0, warmup_prefix=False, t_in_epochs=True, k_decay=1.0, **ignored,
    ):  # fmt: skip
        self.t_initial, self.lr_min, self.k_decay = t_initial, lr_min, k_decay
        self.cycle_mul, self.cycle_decay, self.cycle_limit = cycle_mul, cycle_decay, cycle_limit
        super().__init__(optimizer, warmup_t, warmup_lr_init, warmup_prefix, t_in_epochs)

    def _after_warmup(self, t):
        if self.cycle_mul != 1:
            cycle = math.floor(math.log(1 - t / self.t_initial * (1 - self.cycle_mul), self.cycle_mul))
            length = self.cycle_mul**cycle * self.t_initial
            now = t - (1 - self.cycle_mul**cycle) / (1 - self.cycle_mul) * self.t_initial
        else:
            cycle, length = t // self.t_initial, self.t_initial
            now = t - self.t_initial * cycle
        if cycle >= self.cycle_limit:
            return [self.lr_min for _ in self.base_values]
        k = self.k_decay
        share = 0.5 * (1 + math.cos(math.pi * now**k / length**k))
        return [
            self.lr_min + (base * self.cycle_decay**cycle - self.lr_min) * share for base in self.base_values
        ]

    def get_cycle_length(self, cycles=0):
        cycles = max(1, cycles or self.cycle_limit)
        length = self.t_initial * cycles
        if self.cycle_mul != 1.0:
            length = int(math.floor(-self.t_initial * (self.cycle_mul**cycles - 1) / (1 - self.cycle_mul)))
        return length + self.warmup_t if self.warmup_prefix else length


class _Decay(Scheduler):
    def __init__(
        self,
        optimizer,
        decay_t,
        decay_rate=1.0,
        warmup_t=0,
        warmup_lr_init=0,
        warmup_prefix=True,
        t_in_epochs=True,
        **ignored,
    ):
        self.decay_t, self.decay_rate = decay_t, decay_rate
        super().__init__(optimizer, warmup_t, warmup_lr_init, warmup_prefix, t_in_epochs)


class StepLRScheduler(_Decay):
    def _after_warmup(self, t):
        return [base * self.decay_rate ** (t // self.decay_t) for base in self.base_values]


class MultiStepLRScheduler(_Decay):
    def _after_warmup(self, t):
        return [base * self.decay_rate ** bisect_right(self.decay_t, t + 1) for base in self.base_values]
