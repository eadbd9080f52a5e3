"""Patches dropped at random in training."""

from torch.nn.modules.module import Module, forward_of, kind_of


@kind_of("PatchDropout")
class PatchDropout(Module):
    def __init__(self, prob=0.5, num_prefix_tokens=1, ordered=False):
        self._build("PatchDropout", prob, num_prefix_tokens, ordered)

    forward = forward_of("x")
