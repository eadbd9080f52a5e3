"""timm's own GELU, which takes `inplace` and does not use it."""

from torch import nn


class GELU(nn.GELU):
    def __init__(self, inplace=False):
        super().__init__()

    def extra_repr(self):
        return ""
