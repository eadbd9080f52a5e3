"""`torch.nn.functional`: every function of the library's table, and those that are a few of them in a row.

A function that a reader puts in the place of one (`F.scaled_dot_product_attention = …`) is what the library's layers
call too.
"""

import sys
import types
import warnings

from .._stand_in import refuse
from .. import _verbs as verbs
from .._state import on_reset
from .._tensor import missing
from .._wire import callback
from ._warnings import BEFORE, implicit_dim

_functions = frozenset(verbs.names("functional"))


def _function(name):
    before = BEFORE.get(name)

    def function(*args, **kwargs):
        if before is not None:
            before(*args, **kwargs)
        return verbs.functional(name, *args, **kwargs)

    function.__name__ = function.__qualname__ = name
    return function


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    """As in PyTorch the tensor's own method, which is what its errors show."""
    if dim is None:
        implicit_dim("softmax")
        return verbs.functional("softmax", input, dtype=dtype)
    return input.softmax(dim) if dtype is None else input.softmax(dim, dtype=dtype)


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    if dim is None:
        implicit_dim("log_softmax")
        return verbs.functional("log_softmax", input, dtype=dtype)
    return input.log_softmax(dim) if dtype is None else input.log_softmax(dim, dtype=dtype)


def embedding_bag(input, weight, *args, **kwargs):
    if str(weight.dtype) == "torch.int64" and input.is_floating_point():
        warnings.warn(
            "Argument order of nn.functional.embedding_bag was changed. "
            "Usage `embedding_bag(weight, input, ...)` is deprecated, "
            "and should now be `embedding_bag(input, weight, ...)`.",
            stacklevel=2,
        )
        input, weight = weight, input
    return verbs.functional("embedding_bag", input, weight, *args, **kwargs)


from ._attention import (  # noqa: F401
    _canonical_mask,
    _canonical_masks,
    _in_projection,
    _in_projection_packed,
    _mha_shape_check,
    _none_or_dtype,
    multi_head_attention_forward,
)

from ._ctc_loss import ctc_loss  # noqa: F401
from ._losses import (  # noqa: F401
    cosine_embedding_loss,
    gaussian_nll_loss,
    hinge_embedding_loss,
    margin_ranking_loss,
    multilabel_soft_margin_loss,
    poisson_nll_loss,
    triplet_margin_loss,
    triplet_margin_with_distance_loss,
)


def __getattr__(name):
    if name in _functions:
        made = globals()[name] = _function(name)
        return made
    known = missing("torch.nn.functional", name)
    if known is not None:
        return refuse(str(known), __name__, name)
    raise AttributeError(f"module 'torch.nn.functional' has no attribute '{name}'")


def __dir__():
    return sorted({*_functions, "multi_head_attention_forward"})


__all__ = sorted(name for name in {*_functions, "multi_head_attention_forward"} if not name.startswith("_"))

_replaced = {}  # name -> the function that a reader put there


class _Functional(types.ModuleType):
    def __setattr__(self, name, value):
        own = _own.setdefault(name, getattr(self, name)) if name in _functions else None
        super().__setattr__(name, value)
        if own is not None:
            _tell(name, None if value is own else value)

    def __delattr__(self, name):
        super().__delattr__(name)
        if name in _functions:
            _tell(name, None)


_KEYWORDS = {
    "gelu": ("approximate",)
}  # what the library gives by position and PyTorch takes by keyword alone
_own = {}  # name -> the page's own function, of those that were replaced


def _tell(name, function):
    if function is None:
        _replaced.pop(name, None)
    else:
        _replaced[name] = function
    verbs.patch_function(name, function is not None)


@callback("replacement")
def _call_replacement(target, name, args):
    named = _KEYWORDS.get(name, ())
    positional = args[: len(args) - len(named)] if len(args) > 1 else args
    return _replaced[name](*positional, **dict(zip(named, args[len(positional) :])))


@on_reset
def _reset():
    for name in list(_replaced):
        setattr(sys.modules[__name__], name, _own[name])


sys.modules[__name__].__class__ = _Functional
