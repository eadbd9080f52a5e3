"""Dropout; after `torch/nn/modules/dropout.py`."""

from ..._bridge import call
from .module import Module, forward_of, kind_of


@kind_of("Dropout")
class Dropout(Module):
    def __init__(self, p=0.5, inplace=False):
        if p < 0 or p > 1:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self._build("Dropout", p, inplace)
        if isinstance(p, int):  # 0 prints as it was given, and not as 0.0
            object.__setattr__(self, "p", p)
            call("override", "", self, ["extra_repr"])

    forward = forward_of("input", "dropout")

    def extra_repr(self):
        return f"p={self.p}, inplace={self.inplace}"
