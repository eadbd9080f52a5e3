"""One of two outcomes; after `torch/distributions/bernoulli.py`."""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from . import constraints
from .exp_family import ExponentialFamily
from .utils import broadcast_all, exactly_one, lazy_property, logits_to_probs, probs_to_logits


class _ProbsOrLogits:
    """What distributions of a binary chance share: of `probs` and `logits` one is given, the other follows."""

    @lazy_property
    def logits(self):
        return probs_to_logits(self.probs, is_binary=True)

    @lazy_property
    def probs(self):
        return logits_to_probs(self.logits, is_binary=True)

    @property
    def _param(self):
        return self.logits if self._by_logits else self.probs

    @property
    def param_shape(self):
        return self._param.size()

    def _of_chances(self, validate_args, probs, logits, **others):
        exactly_one(probs, logits)
        self._by_logits = probs is None
        given = {"probs": probs} if probs is not None else {"logits": logits}
        self._of(validate_args, **others, **given)

    def _expanded(self, cls, batch_shape, _instance, **parameters):
        new = super()._expanded(cls, batch_shape, _instance, **parameters)
        new._by_logits = self._by_logits
        return new


class Bernoulli(_ProbsOrLogits, ExponentialFamily):
    """1 with the chance `probs`, or sigmoid(`logits`), and 0 otherwise."""

    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
    support = constraints.boolean
    has_enumerate_support = True
    _mean_carrier_measure = 0

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._of_chances(validate_args, probs, logits)

    def expand(self, batch_shape, _instance=None):
        return self._expanded(Bernoulli, batch_shape, _instance, probs=(), logits=())

    @property
    def mean(self):
        return self.probs

    @property
    def mode(self):
        mode = (self.probs >= 0.5).to(self.probs)
        mode[self.probs == 0.5] = torch.nan
        return mode

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(shape))

    def log_prob(self, value):
        self._checked(value)  # whose message prints what is known so far
        logits, value = broadcast_all(self.logits, value)
        return -binary_cross_entropy_with_logits(logits, value, reduction="none")

    def entropy(self):
        return binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")

    def enumerate_support(self, expand=True):
        return self._enumerated(torch.arange(2, dtype=self._param.dtype), expand)

    @property
    def _natural_params(self):
        return (torch.logit(self.probs),)

    def _log_normalizer(self, x):
        return torch.log1p(torch.exp(x))
