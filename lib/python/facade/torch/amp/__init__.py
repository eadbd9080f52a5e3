"""`torch.amp`: on a CPU in float32 there is nothing to scale and little to gain; loops written for it run as they are."""

import functools
import warnings

from .._state import on_reset

_states = {"cpu": [], "cuda": [], "mps": [], "xpu": []}  # whether it is enabled, from the outside in


def entered(device_type):
    """Whether autocast is on where this is asked."""
    return bool(_states[device_type]) and _states[device_type][-1]


def is_autocast_available(device_type):
    return device_type in ("cpu", "cuda")


class autocast:
    """Takes the arguments and leaves the types alone, as `enabled=False` does; said once, as the numbers are float32's."""

    def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
        import torch

        if device_type not in ("cpu", "cuda", "mps", "xpu"):
            raise RuntimeError(f"User specified an unsupported autocast device_type '{device_type}'")
        self.device = device_type
        self.fast_dtype = dtype or (torch.bfloat16 if device_type == "cpu" else torch.float16)
        if device_type != "cpu" and enabled and not torch.cuda.is_available():
            warnings.warn("CUDA is not available or torch_xla is imported. Disabling autocast.", stacklevel=2)
            enabled = False
        self._enabled = enabled

    def __enter__(self):
        if self._enabled:
            _tell()
        _states[self.device].append(self._enabled)
        return self

    def __exit__(self, *_):
        _states[self.device].pop()
        return False

    def __call__(self, function):
        @functools.wraps(function)
        def run(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        return run


_told = False


def _tell():
    global _told
    if not _told:
        _told = True
        warnings.warn(
            "torch.autocast computes in float32 on this page: bfloat16 would be slower here, and no more exact.",
            stacklevel=3,
        )


@on_reset
def _reset():
    global _told
    _told = False
    for entered_before in _states.values():
        entered_before.clear()


class GradScaler:
    """Without CUDA PyTorch's scaler is disabled: it scales by one and steps."""

    def __init__(
        self,
        device="cuda",
        init_scale=2.0**16,
        growth_factor=2.0,
        backoff_factor=0.5,
        growth_interval=2000,
        enabled=True,
    ):
        self._device = device
        self._enabled = enabled and device == "cpu"
        self._scale_value = float(init_scale) if self._enabled else 1.0
        self._growth_factor, self._backoff_factor, self._growth_interval = (
            growth_factor,
            backoff_factor,
            growth_interval,
        )
        self._growth = 0
        self._found = {}
        if enabled and device == "cuda":
            import torch

            if not torch.cuda.is_available():
                warnings.warn(
                    "torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.",
                    stacklevel=2,
                )

    def is_enabled(self):
        return self._enabled

    def get_scale(self):
        return self._scale_value

    def scale(self, outputs):
        if not self._enabled:
            return outputs
        if isinstance(outputs, (list, tuple)):
            return type(outputs)(self.scale(output) for output in outputs)
        return outputs * self._scale_value

    def unscale_(self, optimizer):
        if not self._enabled or id(optimizer) in self._found:
            return
        gradients = [
            p.grad for group in optimizer.param_groups for p in group["params"] if p.grad is not None
        ]
        for gradient in gradients:
            gradient.mul_(1.0 / self._scale_value)
        self._found[id(optimizer)] = not all(bool(gradient.isfinite().all()) for gradient in gradients)

    def step(self, optimizer, *args, **kwargs):
        if not self._enabled:
            return optimizer.step(*args, **kwargs)
        self.unscale_(optimizer)
        return None if self._found[id(optimizer)] else optimizer.step(*args, **kwargs)

    def update(self, new_scale=None):
        if not self._enabled:
            return
        if new_scale is not None:
            self._scale_value = float(new_scale)
        elif any(self._found.values()):
            self._scale_value *= self._backoff_factor
            self._growth = 0
        else:
            self._growth += 1
            if self._growth == self._growth_interval:
                self._scale_value *= self._growth_factor
                self._growth = 0
        self._found.clear()

    def state_dict(self):
        if not self._enabled:
            return {}
        return {
            "scale": self._scale_value,
            "growth_factor": self._growth_factor,
            "backoff_factor": self._backoff_factor,
            "growth_interval": self._growth_interval,
            "_growth_tracker": self._growth,
        }

    def load_state_dict(self, state_dict):
        if self._enabled:
            self._scale_value, self._growth = state_dict["scale"], state_dict["_growth_tracker"]


__all__ = ["GradScaler", "autocast", "is_autocast_available"]
