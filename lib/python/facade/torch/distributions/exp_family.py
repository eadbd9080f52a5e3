"""`ExponentialFamily`: entropies from the gradient of the log normaliser; after `torch/distributions/exp_family.py`."""

import torch

from .distribution import Distribution


class ExponentialFamily(Distribution):
    """Of densities exp(⟨t(x), θ⟩ − F(θ) + k(x)): θ is `_natural_params`, F `_log_normalizer`."""

    @property
    def _natural_params(self):
        raise NotImplementedError

    def _log_normalizer(self, *natural_params):
        raise NotImplementedError

    @property
    def _mean_carrier_measure(self):
        raise NotImplementedError

    def entropy(self):
        result = -self._mean_carrier_measure
        params = [param.detach().requires_grad_() for param in self._natural_params]
        normalizer = self._log_normalizer(*params)
        gradients = torch.autograd.grad(normalizer.sum(), params, create_graph=True)
        result = result + normalizer
        for param, gradient in zip(params, gradients):
            result = result - (param * gradient).reshape(self._batch_shape + (-1,)).sum(-1)
        return result
