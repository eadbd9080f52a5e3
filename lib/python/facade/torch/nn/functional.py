"""`torch.nn.functional`: every function of the library's table, and those that are a few of them in a row."""

from .. import _verbs as verbs
from .._tensor import missing

_functions = frozenset(verbs.names("functional"))


def _function(name):
    def function(*args, **kwargs):
        return verbs.functional(name, *args, **kwargs)

    function.__name__ = function.__qualname__ = name
    return function


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    """As in PyTorch the tensor's own method, which is what its errors show."""
    if dim is None:
        return verbs.functional("softmax", input, dtype=dtype)
    return input.softmax(dim) if dtype is None else input.softmax(dim, dtype=dtype)


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    if dim is None:
        return verbs.functional("log_softmax", input, dtype=dtype)
    return input.log_softmax(dim) if dtype is None else input.log_softmax(dim, dtype=dtype)


from ._attention import (  # noqa: F401
    _canonical_mask,
    _in_projection,
    _in_projection_packed,
    _mha_shape_check,
    _none_or_dtype,
    multi_head_attention_forward,
)


def __getattr__(name):
    if name in _functions:
        made = globals()[name] = _function(name)
        return made
    known = missing("torch.nn.functional", name)
    if known is not None:
        raise known
    raise AttributeError(f"module 'torch.nn.functional' has no attribute '{name}'")


def __dir__():
    return sorted({*_functions, "multi_head_attention_forward"})


__all__ = sorted(name for name in {*_functions, "multi_head_attention_forward"} if not name.startswith("_"))
