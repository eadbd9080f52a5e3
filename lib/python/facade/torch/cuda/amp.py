"""`torch.cuda.amp`: the older names of `torch.amp`."""

import warnings

from .. import amp as _amp


def _deprecated(name, instead):
    warnings.warn(
        f"`torch.cuda.amp.{name}(args...)` is deprecated. Please use `torch.amp.{instead}` instead.",
        FutureWarning,
        stacklevel=3,
    )


class autocast(_amp.autocast):
    def __init__(self, enabled=True, dtype=None, cache_enabled=True):
        _deprecated("autocast", "autocast('cuda', args...)")
        super().__init__("cuda", dtype=dtype, enabled=enabled, cache_enabled=cache_enabled)


class GradScaler(_amp.GradScaler):
    def __init__(self, *args, **kwargs):
        _deprecated("GradScaler", "GradScaler('cuda', args...)")
        super().__init__("cuda", *args, **kwargs)
