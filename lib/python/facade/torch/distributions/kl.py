"""Kullback–Leibler divergences in closed form; after `torch/distributions/kl.py`."""

import math
import warnings

import torch

from .bernoulli import Bernoulli
from .categorical import Categorical
from .dirichlet import Dirichlet
from .beta import Beta
from .exp_family import ExponentialFamily
from .exponential import Exponential
from .gamma import Gamma
from .geometric import Geometric
from .independent import Independent
from .laplace import Laplace
from .multivariate_normal import MultivariateNormal, _batch_mahalanobis, _half_log_det
from .normal import Normal
from .one_hot_categorical import OneHotCategorical
from .poisson import Poisson
from .transformed_distribution import TransformedDistribution
from .uniform import Uniform
from .utils import _sum_rightmost, euler_constant

_REGISTRY = {}


def register_kl(type_p, type_q):
    """A decorator: its function of p and q is the divergence of these classes and of their subclasses."""

    def decorator(function):
        _REGISTRY[type_p, type_q] = function
        return function

    return decorator


def _dispatched(type_p, type_q):
    """The registered pair that is closest to the two classes; told of, where p's and q's closest differ."""
    pairs = [(p, q) for p, q in _REGISTRY if issubclass(type_p, p) and issubclass(type_q, q)]
    if not pairs:
        return None
    far_p = {p: type_p.__mro__.index(p) for p, _ in pairs}
    far_q = {q: type_q.__mro__.index(q) for _, q in pairs}
    left = min(pairs, key=lambda pair: (far_p[pair[0]], far_q[pair[1]]))
    right = min(pairs, key=lambda pair: (far_q[pair[1]], far_p[pair[0]]))
    if _REGISTRY[left] is not _REGISTRY[right]:
        warnings.warn(
            f"Ambiguous kl_divergence({type_p.__name__}, {type_q.__name__}). "
            f"Please register_kl({left[0].__name__}, {right[1].__name__})",
            RuntimeWarning,
            stacklevel=3,
        )
    return _REGISTRY[left]


def kl_divergence(p, q):
    """KL(p ‖ q), of the shape of the batch. NotImplementedError: no function is registered for the classes."""
    function = _dispatched(type(p), type(q))
    if function is None:
        raise NotImplementedError(
            f"No KL(p || q) is implemented for p type {p.__class__.__name__} and q type {q.__class__.__name__}"
        )
    return function(p, q)


@register_kl(ExponentialFamily, ExponentialFamily)
def _bregman(p, q):
    if type(p) is not type(q):
        raise NotImplementedError(
            "The cross KL-divergence between different exponential families cannot"
            "                             be computed using Bregman divergences"
        )
    params = [param.detach().requires_grad_() for param in p._natural_params]
    normalizer = p._log_normalizer(*params)
    gradients = torch.autograd.grad(normalizer.sum(), params, create_graph=True)
    result = q._log_normalizer(*q._natural_params) - normalizer
    for of_p, of_q, gradient in zip(params, q._natural_params, gradients):
        result = result - _sum_rightmost((of_q - of_p) * gradient, len(q.event_shape))
    return result


@register_kl(Bernoulli, Bernoulli)
def _bernoullis(p, q):
    softplus = torch.nn.functional.softplus
    ones = p.probs * (softplus(-q.logits) - softplus(-p.logits))
    ones[q.probs == 0] = torch.inf
    ones[p.probs == 0] = 0
    zeros = (1 - p.probs) * (softplus(q.logits) - softplus(p.logits))
    zeros[q.probs == 1] = torch.inf
    zeros[p.probs == 1] = 0
    return ones + zeros


@register_kl(Categorical, Categorical)
def _categoricals(p, q):
    terms = p.probs * (p.logits - q.logits)
    terms[(q.probs == 0).expand_as(terms)] = torch.inf
    terms[(p.probs == 0).expand_as(terms)] = 0
    return terms.sum(-1)


@register_kl(OneHotCategorical, OneHotCategorical)
def _one_hots(p, q):
    return _categoricals(p._categorical, q._categorical)


@register_kl(Normal, Normal)
def _normals(p, q):
    ratio = (p.scale / q.scale).pow(2)
    return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())


@register_kl(MultivariateNormal, MultivariateNormal)
def _multivariate_normals(p, q):
    if p.event_shape != q.event_shape:
        raise ValueError(
            "KL-divergence between two Multivariate Normals with                          "
            "different event shapes cannot be computed"
        )
    of_p, of_q = p._unbroadcasted_scale_tril, q._unbroadcasted_scale_tril
    batch = torch.broadcast_shapes(of_p.shape[:-2], of_q.shape[:-2])
    size = (*batch, *of_p.shape[-2:])
    spread = torch.linalg.solve_triangular(of_q.expand(size), of_p.expand(size), upper=False)
    distance = _batch_mahalanobis(of_q, q.loc - p.loc)
    return (
        _half_log_det(of_q)
        - _half_log_det(of_p)
        + 0.5 * (spread.pow(2).sum((-2, -1)) + distance - p.event_shape[0])
    )


@register_kl(Laplace, Laplace)
def _laplaces(p, q):
    ratio = p.scale / q.scale
    apart = (p.loc - q.loc).abs()
    return -ratio.log() + apart / q.scale + ratio * torch.exp(-apart / p.scale) - 1


@register_kl(Exponential, Exponential)
def _exponentials(p, q):
    ratio = q.rate / p.rate
    return -ratio.log() + ratio - 1


@register_kl(Uniform, Uniform)
def _uniforms(p, q):
    result = ((q.high - q.low) / (p.high - p.low)).log()
    result[(q.low > p.low) | (q.high < p.high)] = torch.inf
    return result


@register_kl(Geometric, Geometric)
def _geometrics(p, q):
    return -p.entropy() - torch.log1p(-q.probs) / p.probs - q.logits


@register_kl(Poisson, Poisson)
def _poissons(p, q):
    return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)


@register_kl(Gamma, Gamma)
def _gammas(p, q):
    return (
        q.concentration * (p.rate / q.rate).log()
        + (torch.lgamma(q.concentration) - torch.lgamma(p.concentration))
        + (p.concentration - q.concentration) * torch.digamma(p.concentration)
        + (q.rate - p.rate) * (p.concentration / p.rate)
    )


@register_kl(Dirichlet, Dirichlet)
def _dirichlets(p, q):
    total_p, total_q = p.concentration.sum(-1), q.concentration.sum(-1)
    away = p.concentration.digamma() - total_p.digamma().unsqueeze(-1)
    return (
        total_p.lgamma()
        - total_q.lgamma()
        - (p.concentration.lgamma() - q.concentration.lgamma()).sum(-1)
        + ((p.concentration - q.concentration) * away).sum(-1)
    )


@register_kl(Beta, Beta)
def _betas(p, q):
    return _dirichlets(p._dirichlet, q._dirichlet)


@register_kl(Independent, Independent)
def _independents(p, q):
    if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
        raise NotImplementedError
    return _sum_rightmost(kl_divergence(p.base_dist, q.base_dist), p.reinterpreted_batch_ndims)


@register_kl(TransformedDistribution, TransformedDistribution)
def _transformed(p, q):
    if p.transforms != q.transforms or p.event_shape != q.event_shape:
        raise NotImplementedError
    return kl_divergence(p.base_dist, q.base_dist)


@register_kl(Normal, Laplace)
def _normal_laplace(p, q):
    apart = p.loc - q.loc
    relative = apart / p.scale
    near = math.sqrt(2 / math.pi) * p.scale * torch.exp(-0.5 * relative.pow(2))
    far = apart * torch.erf(math.sqrt(0.5) * relative)
    return -torch.log(p.scale / q.scale) + (near + far) / q.scale - 0.5 * (1 + math.log(0.5 * math.pi))


@register_kl(Laplace, Normal)
def _laplace_normal(p, q):
    ratio = p.scale.pow(2) / q.scale.pow(2)
    apart = (0.5 * p.loc.pow(2) - p.loc * q.loc + 0.5 * q.loc.pow(2)) / q.scale.pow(2)
    return -0.5 * torch.log(2 * ratio / math.pi) + ratio + apart - 1


@register_kl(Uniform, Normal)
def _uniform_normal(p, q):
    width = p.high - p.low
    spread = width.pow(2) / 12 + ((p.high + p.low - 2 * q.loc) / 2).pow(2)
    return (math.sqrt(math.pi * 2) * q.scale / width).log() + 0.5 * spread / q.scale.pow(2)


@register_kl(Uniform, Exponential)
def _uniform_exponential(p, q):
    result = q.rate * (p.high + p.low) / 2 - ((p.high - p.low) * q.rate).log()
    result[p.low < 0] = torch.inf
    return result


@register_kl(Exponential, Normal)
def _exponential_normal(p, q):
    variance, square = q.scale.pow(2), p.rate.pow(2)
    apart = square.reciprocal() - q.loc / p.rate + 0.5 * q.loc.pow(2)
    return 0.5 * torch.log(square * variance * 2 * math.pi) - 1 + apart / variance


@register_kl(Exponential, Gamma)
def _exponential_gamma(p, q):
    ratio = q.rate / p.rate
    shape = q.concentration
    return -shape * torch.log(ratio) + ratio + shape.lgamma() + shape * euler_constant - (1 + euler_constant)


@register_kl(Gamma, Exponential)
def _gamma_exponential(p, q):
    return -p.entropy() - q.rate.log() + q.rate * p.concentration / p.rate


@register_kl(Bernoulli, Poisson)
def _bernoulli_poisson(p, q):
    return -p.entropy() - (p.probs * q.rate.log() - q.rate)


def _never(name):
    """Of a p that gives values which q never gives."""

    def divergence(p, q):
        return torch.full_like(getattr(p, name), torch.inf)

    return divergence


for _p, _name, _others in (
    (Exponential, "rate", (Beta, Uniform)),
    (Gamma, "concentration", (Beta, Uniform)),
    (Laplace, "loc", (Beta, Exponential, Gamma, Uniform)),
    (Normal, "loc", (Beta, Exponential, Gamma, Uniform)),
    (Poisson, "rate", (Bernoulli,)),
):
    for _q in _others:
        register_kl(_p, _q)(_never(_name))


def _refused(p, q):
    raise NotImplementedError(
        f"kl_divergence of {type(p).__name__} and {type(q).__name__} is part of torch but not of this page."
    )


for _p, _q in (
    *((Beta, other) for other in (Exponential, Gamma, Normal, Uniform)),
    (Gamma, Normal),
    (Uniform, Beta),
    (Uniform, Gamma),
):
    register_kl(_p, _q)(_refused)
