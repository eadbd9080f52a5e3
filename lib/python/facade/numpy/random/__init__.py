"""`numpy.random`: NumPy's own streams, number for number."""

from ._generator import Generator, PCG64, SeedSequence, default_rng
from ._random_state import RandomState, _shared

for _name in (
    "seed rand randn randint random random_sample ranf sample uniform normal standard_normal choice shuffle permutation "
    "beta binomial chisquare dirichlet exponential gamma lognormal multinomial poisson standard_exponential "
    "standard_gamma get_state set_state random_integers bytes multivariate_normal"
).split():
    globals()[_name] = getattr(_shared, _name)

_NUMPY_HAS = (
    "f geometric gumbel hypergeometric laplace logistic logseries negative_binomial noncentral_chisquare noncentral_f "
    "pareto power rayleigh standard_cauchy standard_t triangular vonmises wald weibull zipf MT19937 PCG64DXSM Philox "
    "SFC64 BitGenerator"
).split()


def __getattr__(name):
    if name in _NUMPY_HAS:
        raise NotImplementedError(f"np.random.{name} is part of NumPy but not of this page.")
    raise AttributeError(f"module 'numpy.random' has no attribute '{name}'")


__all__ = ["Generator", "PCG64", "SeedSequence", "RandomState", "default_rng"]
