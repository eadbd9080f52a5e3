"""How many of several trials succeed; after `torch/distributions/binomial.py`."""

import torch

from . import constraints
from .bernoulli import _ProbsOrLogits
from .distribution import Distribution


class Binomial(_ProbsOrLogits, Distribution):
    """total_count: trials, 1; probs: the chance of a success, or logits: its log odds. Left out: samples."""

    arg_constraints = {
        "total_count": constraints.nonnegative_integer,
        "probs": constraints.unit_interval,
        "logits": constraints.real,
    }
    has_enumerate_support = True

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        self._of_chances(validate_args, probs, logits, total_count=total_count)
        self.total_count = self.total_count.type_as(self._param)

    def expand(self, batch_shape, _instance=None):
        return self._expanded(Binomial, batch_shape, _instance, total_count=(), probs=(), logits=())

    @constraints.dependent_property(is_discrete=True, event_dim=0)
    def support(self):
        return constraints.integer_interval(0, self.total_count)

    @property
    def mean(self):
        return self.total_count * self.probs

    @property
    def mode(self):
        return ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count)

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            return torch.binomial(self.total_count.expand(shape), self.probs.expand(shape))

    def log_prob(self, value):
        value, n, logits = self._checked(value), self.total_count, self.logits
        choices = torch.lgamma(n + 1) - torch.lgamma(value + 1) - torch.lgamma(n - value + 1)
        # log(1 + exp(logits)), of exponents that are never positive
        softplus = logits.clamp(min=0) + torch.log1p(torch.exp(-torch.abs(logits)))
        return value * logits + choices - n * softplus

    def _one_count(self, asked):
        most = int(self.total_count.max())
        if not self.total_count.min() == most:
            raise NotImplementedError(f"Inhomogeneous total count not supported by `{asked}`.")
        return most

    def entropy(self):
        self._one_count("entropy")
        log_prob = self.log_prob(self.enumerate_support(False))
        return -(torch.exp(log_prob) * log_prob).sum(0)

    def enumerate_support(self, expand=True):
        values = torch.arange(1 + self._one_count("enumerate_support"), dtype=self._param.dtype)
        return self._enumerated(values, expand)
