"""How many trials fail before the first that succeeds; after `torch/distributions/geometric.py`."""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from . import constraints
from .bernoulli import _ProbsOrLogits
from .distribution import Distribution
from .utils import broadcast_all


class Geometric(_ProbsOrLogits, Distribution):
    """probs: the chance of a success, or logits: its log odds."""

    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
    support = constraints.nonnegative_integer

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._of_chances(validate_args, probs, logits)
        if self._validate_args and probs is not None and not (self.probs > 0).all():
            value = self.probs
            raise ValueError(
                f"Expected parameter probs ({type(value).__name__} of shape {tuple(value.shape)}) of distribution "
                f"{self!r} to be positive but found invalid values:\n{value.detach()[~(value > 0)]}"
            )

    def expand(self, batch_shape, _instance=None):
        return self._expanded(Geometric, batch_shape, _instance, probs=(), logits=())

    @property
    def mean(self):
        return 1.0 / self.probs - 1.0

    @property
    def mode(self):
        return torch.zeros_like(self.probs)

    @property
    def variance(self):
        return (1.0 / self.probs - 1.0) / self.probs

    def sample(self, sample_shape=()):
        shape, dtype = self._extended_shape(sample_shape), self.probs.dtype
        with torch.no_grad():
            u = torch.empty(shape, dtype=dtype).uniform_(torch.finfo(dtype).tiny, 1)
            return (u.log() / (-self.probs).log1p()).floor()

    def log_prob(self, value):
        value, probs = broadcast_all(self._checked(value), self.probs)
        certain = (probs == 1) & (value == 0)  # of which 0 · log 0 would be nan
        return value * (-torch.where(certain, 0, probs)).log1p() + self.probs.log()

    def entropy(self):
        return binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none") / self.probs
