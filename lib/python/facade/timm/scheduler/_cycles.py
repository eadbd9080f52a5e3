"""Schedules that fall once a cycle: cosine, tanh, polynomial; after timm's files of their names."""

import math

from .scheduler import Scheduler


class _Cycles(Scheduler):
    """A warm-up, then cycles of `t_initial` steps, each `cycle_mul` as long and `cycle_decay` as high as the last."""

    def __init__(
        self, optimizer, t_initial, lr_min, cycle_mul, cycle_decay, cycle_limit, warmup_t, warmup_lr_init,
        warmup_prefix, t_in_epochs, noise_range_t, noise_pct, noise_std, noise_seed, initialize,
    ):  # fmt: skip
        super().__init__(
            optimizer, "lr", t_in_epochs, noise_range_t, noise_pct=noise_pct, noise_std=noise_std,
            noise_seed=noise_seed, initialize=initialize,
        )  # fmt: skip
        assert t_initial > 0
        assert lr_min >= 0
        self.t_initial, self.lr_min = t_initial, lr_min
        self.cycle_mul, self.cycle_decay, self.cycle_limit = cycle_mul, cycle_decay, cycle_limit
        self._begin_warmup(warmup_t, warmup_lr_init, warmup_prefix, self._warmup_aims)

    def _warmup_aims(self):
        return self.base_values

    def _value(self, top, now, length):
        """The value `now` steps into a cycle of `length` that begins at `top`."""
        raise NotImplementedError

    def _get_lr(self, t):
        if t < self.warmup_t:
            return [self.warmup_lr_init + t * step for step in self.warmup_steps]
        if self.warmup_prefix:
            t = t - self.warmup_t
        if self.cycle_mul != 1:
            cycle = math.floor(math.log(1 - t / self.t_initial * (1 - self.cycle_mul), self.cycle_mul))
            length = self.cycle_mul**cycle * self.t_initial
            now = t - (1 - self.cycle_mul**cycle) / (1 - self.cycle_mul) * self.t_initial
        else:
            cycle, length = t // self.t_initial, self.t_initial
            now = t - self.t_initial * cycle
        if cycle >= self.cycle_limit:
            return [self.lr_min for _ in self.base_values]
        height = self.cycle_decay**cycle
        return [self._value(base * height, now, length) for base in self.base_values]

    def get_cycle_length(self, cycles=0):
        cycles = max(1, cycles or self.cycle_limit)
        length = self.t_initial * cycles
        if self.cycle_mul != 1.0:
            length = int(math.floor(-self.t_initial * (self.cycle_mul**cycles - 1) / (1 - self.cycle_mul)))
        return length + self.warmup_t if self.warmup_prefix else length


class CosineLRScheduler(_Cycles):
    __module__ = "timm.scheduler.cosine_lr"

    def __init__(
        self, optimizer, t_initial, lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1, warmup_t=0,
        warmup_lr_init=0.0, warmup_prefix=False, t_in_epochs=True, noise_range_t=None, noise_pct=0.67, noise_std=1.0,
        noise_seed=42, k_decay=1.0, initialize=True,
    ):  # fmt: skip
        self.k_decay = k_decay
        super().__init__(
            optimizer, t_initial, lr_min, cycle_mul, cycle_decay, cycle_limit, warmup_t, warmup_lr_init,
            warmup_prefix, t_in_epochs, noise_range_t, noise_pct, noise_std, noise_seed, initialize,
        )  # fmt: skip

    def _value(self, top, now, length):
        k = self.k_decay
        return self.lr_min + 0.5 * (top - self.lr_min) * (1 + math.cos(math.pi * now**k / length**k))


class PolyLRScheduler(_Cycles):
    __module__ = "timm.scheduler.poly_lr"

    def __init__(
        self, optimizer, t_initial, power=0.5, lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1,
        warmup_t=0, warmup_lr_init=0.0, warmup_prefix=False, t_in_epochs=True, noise_range_t=None, noise_pct=0.67,
        noise_std=1.0, noise_seed=42, k_decay=1.0, initialize=True,
    ):  # fmt: skip
        self.power, self.k_decay = power, k_decay
        super().__init__(
            optimizer, t_initial, lr_min, cycle_mul, cycle_decay, cycle_limit, warmup_t, warmup_lr_init,
            warmup_prefix, t_in_epochs, noise_range_t, noise_pct, noise_std, noise_seed, initialize,
        )  # fmt: skip

    def _value(self, top, now, length):
        k = self.k_decay
        return self.lr_min + (top - self.lr_min) * (1 - now**k / length**k) ** self.power


class TanhLRScheduler(_Cycles):
    __module__ = "timm.scheduler.tanh_lr"

    def __init__(
        self, optimizer, t_initial, lb=-7.0, ub=3.0, lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1,
        warmup_t=0, warmup_lr_init=0.0, warmup_prefix=False, t_in_epochs=True, noise_range_t=None, noise_pct=0.67,
        noise_std=1.0, noise_seed=42, initialize=True,
    ):  # fmt: skip
        assert lb < ub
        assert cycle_limit >= 0
        assert warmup_t >= 0
        assert warmup_lr_init >= 0
        self.lb, self.ub = lb, ub
        super().__init__(
            optimizer, t_initial, lr_min, cycle_mul, cycle_decay, cycle_limit, warmup_t, warmup_lr_init,
            warmup_prefix, t_in_epochs, noise_range_t, noise_pct, noise_std, noise_seed, initialize,
        )  # fmt: skip

    def _warmup_aims(self):
        return self.base_values if self.warmup_prefix else self._get_lr(self.warmup_t)

    def _value(self, top, now, length):
        done = now / length
        fallen = math.tanh(self.lb * (1.0 - done) + self.ub * done)
        return self.lr_min + 0.5 * (top - self.lr_min) * (1 - fallen)
