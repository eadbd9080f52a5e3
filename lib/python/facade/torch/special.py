"""`torch.special`: other names of functions that `torch` has too."""

from ._stand_in import refuse
from . import _verbs as verbs

_functions = frozenset(verbs.names("special"))
_NAMES = {
    name: name
    for name in (
        "digamma erf erfc erfinv exp2 expm1 log1p log_softmax logit logsumexp round sinc softmax xlogy i0 gammaln "
        "entr log_ndtr ndtr ndtri psi polygamma multigammaln xlog1py zeta i0e i1 i1e airy_ai erfcx gammainc gammaincc"
    ).split()
}
_NAMES["expit"] = "sigmoid"


def __getattr__(name):
    import torch

    if name in _functions:
        return lambda *args, **kwargs: verbs.special(name, *args, **kwargs)
    if name not in _NAMES:
        raise AttributeError(f"module 'torch.special' has no attribute '{name}'")
    if _NAMES[name] not in torch._functions:
        return refuse(f"torch.special.{name} is part of torch but not of this page.", __name__, name)
    return lambda *args, **kwargs: verbs.function(_NAMES[name], *args, **kwargs)
