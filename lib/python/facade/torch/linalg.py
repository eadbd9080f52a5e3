"""`torch.linalg`: the functions of the library's table."""

from ._bridge import call
from ._tensor import missing

_functions = frozenset(call("names", "linalg"))


def __getattr__(name):
    if name in _functions:
        return lambda *args, **kwargs: call("linalg", name, *args, **kwargs)
    known = missing("torch.linalg", name)
    if known is not None:
        raise known
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.linalg' has no attribute '{name}'")
    raise NotImplementedError(f"torch.linalg.{name} is not part of this page.")
