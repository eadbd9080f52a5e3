"""Gradients clipped one way or the other; after `timm/utils/clip_grad.py` and `agc.py`."""

import torch


def dispatch_clip_grad(parameters, value, mode="norm", norm_type=2.0):
    """mode: 'norm' of all together, 'value' of each number, or 'agc' by the size of the parameters."""
    if mode == "norm":
        torch.nn.utils.clip_grad_norm_(parameters, value, norm_type=norm_type)
    elif mode == "value":
        torch.nn.utils.clip_grad_value_(parameters, value)
    elif mode == "agc":
        adaptive_clip_grad(parameters, value, norm_type=norm_type)
    else:
        raise AssertionError(f"Unknown clip mode ({mode}).")


def unitwise_norm(x, norm_type=2.0):
    """The norm of each output's weights; of a vector as a whole."""
    if x.ndim <= 1:
        return x.norm(norm_type)
    return x.norm(norm_type, dim=tuple(range(1, x.ndim)), keepdim=True)


def adaptive_clip_grad(parameters, clip_factor=0.01, eps=1e-3, norm_type=2.0):
    """Each unit's gradient at most `clip_factor` of its weights' norm (Brock et al. 2021, arXiv:2102.06171)."""
    for parameter in [parameters] if isinstance(parameters, torch.Tensor) else parameters:
        if parameter.grad is None:
            continue
        gradient = parameter.grad.detach()
        most = unitwise_norm(parameter.detach(), norm_type=norm_type).clamp_(min=eps).mul_(clip_factor)
        norm = unitwise_norm(gradient, norm_type=norm_type)
        clipped = gradient * (most / norm.clamp(min=1e-6))
        gradient.copy_(torch.where(norm < most, gradient, clipped))
