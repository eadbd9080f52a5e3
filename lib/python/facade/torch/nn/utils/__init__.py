"""`torch.nn.utils`: gradients clipped, parameters as one vector; after `torch/nn/utils/`."""

from importlib import import_module

from ..._stand_in import refuse
from ..._grad_mode import no_grad
from ..._tensor import Tensor
from ._spectral_norm import remove_spectral_norm, spectral_norm  # noqa: F401
from ._weight_norm import remove_weight_norm, weight_norm  # noqa: F401


def _gradients(parameters):
    parameters = [parameters] if isinstance(parameters, Tensor) else list(parameters)
    return [parameter.grad for parameter in parameters if parameter.grad is not None]


@no_grad()
def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    import torch

    tensors = [tensors] if isinstance(tensors, Tensor) else list(tensors)
    if not tensors:
        return torch.tensor(0.0)
    norms = [torch.linalg.vector_norm(tensor, float(norm_type)) for tensor in tensors]
    total = torch.linalg.vector_norm(torch.stack(norms), float(norm_type))
    if error_if_nonfinite and not bool(total.isfinite()):
        raise RuntimeError(
            f"The total norm of order {float(norm_type)} for gradients from `parameters` is non-finite, so it cannot "
            "be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set "
            "`error_if_nonfinite=False`"
        )
    return total


@no_grad()
def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
    gradients = _gradients(parameters)
    scale = (float(max_norm) / (total_norm + 1e-6)).clamp(max=1.0)
    for gradient in gradients:
        gradient.mul_(scale)


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """Scales all gradients so that their common norm is at most `max_norm`; gives the norm before."""
    parameters = [parameters] if isinstance(parameters, Tensor) else list(parameters)
    total = get_total_norm(_gradients(parameters), norm_type, error_if_nonfinite)
    clip_grads_with_norm_(parameters, max_norm, total)
    return total


@no_grad()
def clip_grad_value_(parameters, clip_value, foreach=None):
    for gradient in _gradients(parameters):
        gradient.clamp_(min=-float(clip_value), max=float(clip_value))


def parameters_to_vector(parameters):
    import torch

    return torch.cat([parameter.view(-1) for parameter in parameters])


def vector_to_parameters(vec, parameters):
    start = 0
    for parameter in parameters:
        count = parameter.numel()
        parameter.data = vec[start : start + count].view_as(parameter).data
        start += count


def skip_init(module_cls, *args, **kwargs):
    """A module of the class whose parameters nobody has initialised; here they are as its constructor drew them."""
    import inspect

    import torch

    if not issubclass(module_cls, torch.nn.Module):
        raise RuntimeError(f"Expected a Module; got {module_cls}")
    if "device" not in inspect.signature(module_cls).parameters:
        raise RuntimeError("Module must support a 'device' arg to skip initialization")
    drawn = torch.get_rng_state()
    made = module_cls(*args, **kwargs)
    torch.set_rng_state(drawn)
    return made


def __getattr__(name):
    if name in ("parametrize", "parametrizations", "prune"):  # they need the layers, which come later
        return import_module(f"torch.nn.utils.{name}")
    if name in ("fuse_conv_bn_eval", "fuse_linear_bn_eval"):
        return refuse(f"torch.nn.utils.{name} is part of torch but not of this page.", __name__, name)
    raise AttributeError(f"module 'torch.nn.utils' has no attribute '{name}'")
