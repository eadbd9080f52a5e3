"""One learned factor a channel."""

from torch.nn.modules.module import Module, forward_of, kind_of, refuse_factory


@kind_of("LayerScale")
class LayerScale(Module):
    inplace = False

    def __init__(self, dim, init_values=1e-5, inplace=False, device=None, dtype=None):
        refuse_factory("LayerScale", device, dtype)
        if inplace:
            raise NotImplementedError("inplace=True of LayerScale() is part of timm but not of this page.")
        self._build("LayerScale", dim, init_values)

    forward = forward_of("x")
