"""Averages of a model over training; after `timm/utils/model_ema.py`."""

from copy import deepcopy

import torch
from torch import nn


class ModelEma:
    """The first of them: the averaged copy is `ema`, and it is no module itself."""

    __module__ = "timm.utils.model_ema"

    def __init__(self, model, decay=0.9999, device="", resume=""):
        if resume:
            raise NotImplementedError("resume= of ModelEma() is part of timm but not of this page.")
        self.ema = deepcopy(model)
        self.ema.eval()
        self.decay, self.device = decay, device
        if device:
            self.ema.to(device=device)
        self.ema_has_module = hasattr(self.ema, "module")
        for parameter in self.ema.parameters():
            parameter.requires_grad_(False)

    def update(self, model):
        prefix = "module." if hasattr(model, "module") and not self.ema_has_module else ""
        with torch.no_grad():
            other = model.state_dict()
            for name, own in self.ema.state_dict().items():
                own.copy_(own * self.decay + (1.0 - self.decay) * other[prefix + name].detach())


class ModelEmaV2(nn.Module):
    """All of the state dict is averaged, parameters and buffers."""

    __module__ = "timm.utils.model_ema"

    def __init__(self, model, decay=0.9999, device=None):
        super().__init__()
        self.module = deepcopy(model)
        self.module.eval()
        self.decay, self.device = decay, device

    def _update(self, model, update_fn):
        with torch.no_grad():
            for own, other in zip(self.module.state_dict().values(), model.state_dict().values()):
                own.copy_(update_fn(own, other))

    def update(self, model):
        self._update(model, lambda own, other: self.decay * own + (1.0 - self.decay) * other)

    def set(self, model):
        self._update(model, lambda own, other: other)

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)


class ModelEmaV3(nn.Module):
    """The same in place, with a decay that can begin small."""

    __module__ = "timm.utils.model_ema"

    def __init__(
        self, model, decay=0.9999, min_decay=0.0, update_after_step=0, use_warmup=False, warmup_gamma=1.0,
        warmup_power=2 / 3, device=None, foreach=True, exclude_buffers=False,
    ):  # fmt: skip
        super().__init__()
        self.module = deepcopy(model)
        self.module.eval()
        self.decay, self.min_decay, self.update_after_step = decay, min_decay, update_after_step
        self.use_warmup, self.warmup_gamma, self.warmup_power = use_warmup, warmup_gamma, warmup_power
        self.foreach, self.device, self.exclude_buffers = foreach, device, exclude_buffers

    def get_decay(self, step=None):
        if step is None:
            return self.decay
        step = max(0, step - self.update_after_step - 1)
        if step <= 0:
            return 0.0
        if not self.use_warmup:
            return self.decay
        decay = 1 - (1 + step / self.warmup_gamma) ** -self.warmup_power
        return max(min(decay, self.decay), self.min_decay)

    @torch.no_grad()
    def update(self, model, step=None):
        weight = 1.0 - self.get_decay(step)
        buffers = {name for name, _ in model.named_buffers()} if self.exclude_buffers else ()
        other = model.state_dict()
        for name, own in self.module.state_dict().items():
            if own.is_floating_point() and name not in buffers:
                own.lerp_(other[name], weight)
            else:
                own.copy_(other[name])

    @torch.no_grad()
    def set(self, model):
        for own, other in zip(self.module.state_dict().values(), model.state_dict().values()):
            own.copy_(other)

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)
