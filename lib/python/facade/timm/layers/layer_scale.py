"""One learned factor a channel."""

from torch.nn.modules.module import Module, forward_of, kind_of, refuse_factory


@kind_of("LayerScale")
class LayerScale(Module):
    def __init__(self, dim, init_values=1e-5, inplace=False, device=None, dtype=None):
        refuse_factory("LayerScale", device, dtype)
        self._build("LayerScale", dim, init_values, bool(inplace))

    forward = forward_of("x")

    def _first_step(self, x):
        x * self.gamma
