"""Says which call of the forward pass a gradient that is not a number belongs to; after `anomaly_mode.py`."""

import traceback
import warnings

from .. import _verbs as verbs
from .._state import on_reset
from .._wire import callback

_enabled = False


def is_anomaly_enabled():
    return _enabled


class set_detect_anomaly:
    __module__ = "torch.autograd.anomaly_mode"

    def __init__(self, mode, check_nan=True):
        global _enabled
        self._before = _enabled
        _enabled = bool(mode)
        verbs.set_detect_anomaly(_enabled and check_nan)

    def __enter__(self):
        return None

    def __exit__(self, *_):
        global _enabled
        _enabled = self._before
        verbs.set_detect_anomaly(_enabled)


class detect_anomaly(set_detect_anomaly):
    __module__ = "torch.autograd.anomaly_mode"

    def __init__(self, check_nan=True):
        warnings.warn(
            "Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for "
            "debugging.",
            stacklevel=2,
        )
        self._before, self._check_nan = _enabled, check_nan

    def __enter__(self):
        set_detect_anomaly(True, self._check_nan)


@callback("traceback")
def _traceback(target, name, args):
    """Where the call stands in the reader's program; frames of this facade are left out."""
    frames = traceback.extract_stack()
    own = [
        frame for frame in frames if "facade" not in frame.filename and not frame.filename.startswith("/lib/")
    ]
    return "".join(traceback.format_list(own))


@callback("anomaly")
def _anomaly(target, name, args):
    warnings.warn(
        f"Error detected in {name}. Traceback of forward call that caused the error:\n{args[0]}", stacklevel=2
    )


@on_reset
def _reset():
    global _enabled
    _enabled = False
    verbs.set_detect_anomaly(False)
