"""Switches of timm's layers."""

from torch import _verbs as verbs
from torch._state import on_reset

_fused = 1


def use_fused_attn(experimental=False):
    """Whether attention is computed by one function, so that its matrix is never seen."""
    return _fused > 1 if experimental else _fused > 0


def set_fused_attn(enable=True, experimental=False):
    """For attention layers made from now on."""
    global _fused
    _fused = (2 if experimental else 1) if enable else 0
    verbs.set_fused_attn(_fused)


@on_reset
def _reset():
    global _fused
    _fused = 1


def is_exportable():
    return False


def is_scriptable():
    return False


def is_no_jit():
    return False


class _Setting:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return None

    def __exit__(self, *_):
        return False


set_exportable = set_scriptable = _Setting
