"""`step(epoch)` after each epoch, `step_update(updates)` after each batch; after `timm/scheduler/scheduler.py`."""

import torch

# The order in which timm's schedulers get what is their own, as `state_dict()` shows it.
_OWN = (
    "lb", "ub", "t_initial", "power", "lr_min", "cycle_mul", "cycle_decay", "cycle_limit", "decay_t", "decay_rate",
    "warmup_t", "warmup_lr_init", "warmup_prefix", "k_decay", "warmup_steps",
)  # fmt: skip


class Scheduler:
    """Writes one field of the optimiser's groups; subclasses say its values at time t in `_get_lr`.

    noise_range_t: the time, or (from, until), at which values get noise of a generator seeded by `noise_seed + t`
    """

    def __init__(
        self, optimizer, param_group_field, t_in_epochs=True, noise_range_t=None, noise_type="normal",
        noise_pct=0.67, noise_std=1.0, noise_seed=None, initialize=True,
    ):  # fmt: skip
        self.optimizer, self.param_group_field = optimizer, param_group_field
        self._initial_param_group_field = initial = f"initial_{param_group_field}"
        needed = param_group_field if initialize else initial
        for i, group in enumerate(optimizer.param_groups):
            if needed not in group:
                raise KeyError(f"{needed} missing from param_groups[{i}]")
            group.setdefault(initial, group[needed])
        self.base_values = [group[initial] for group in optimizer.param_groups]
        self.metric = None
        self.t_in_epochs = t_in_epochs
        self.noise_range_t, self.noise_pct = noise_range_t, noise_pct
        self.noise_type, self.noise_std = noise_type, noise_std
        self.noise_seed = 42 if noise_seed is None else noise_seed
        self.update_groups(self.base_values)

    def state_dict(self):
        named = {name: value for name, value in self.__dict__.items() if name != "optimizer"}
        own = {name: named.pop(name) for name in _OWN if name in named}
        return {**named, **own}

    def load_state_dict(self, state_dict):
        self.__dict__.update(state_dict)

    def _get_lr(self, t):
        raise NotImplementedError

    def _get_values(self, t, on_epoch=True):
        return self._get_lr(t) if on_epoch == self.t_in_epochs else None

    def step(self, epoch, metric=None):
        self._step(epoch, metric, on_epoch=True)

    def step_update(self, num_updates, metric=None):
        self._step(num_updates, metric, on_epoch=False)

    def _step(self, t, metric, on_epoch):
        self.metric = metric
        values = self._get_values(t, on_epoch=on_epoch)
        if values is not None:
            self.update_groups(self._add_noise(values, t))

    def update_groups(self, values):
        if not isinstance(values, (list, tuple)):
            values = [values] * len(self.optimizer.param_groups)
        for group, value in zip(self.optimizer.param_groups, values):
            group[self.param_group_field] = value * group["lr_scale"] if "lr_scale" in group else value

    def _begin_warmup(self, warmup_t, warmup_lr_init, warmup_prefix, aims):
        """The values at the start, and by how much each grows a step until it reaches its aim."""
        self.warmup_t, self.warmup_lr_init, self.warmup_prefix = warmup_t, warmup_lr_init, warmup_prefix
        self.warmup_steps = [1 for _ in self.base_values]
        if warmup_t:
            self.warmup_steps = [(aim - warmup_lr_init) / warmup_t for aim in aims()]
            self.update_groups(warmup_lr_init)

    def _add_noise(self, values, t):
        if not self._is_apply_noise(t):
            return values
        noise = self._calculate_noise(t)
        return [value + value * noise for value in values]

    def _is_apply_noise(self, t):
        when = self.noise_range_t
        if when is None:
            return False
        return when[0] <= t < when[1] if isinstance(when, (list, tuple)) else t >= when

    def _calculate_noise(self, t):
        generator = torch.Generator()
        generator.manual_seed(self.noise_seed + t)
        if self.noise_type != "normal":
            return 2 * (torch.rand(1, generator=generator).item() - 0.5) * self.noise_pct
        while True:
            noise = torch.randn(1, generator=generator).item()
            if abs(noise) < self.noise_pct:
                return noise
