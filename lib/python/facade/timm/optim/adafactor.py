"""Adafactor, whose squares are kept as rows and columns; after `timm/optim/adafactor.py`."""

import math

import torch
from torch.optim.optimizer import Optimizer

from ._checks import agreement


def _rms(tensor):
    return tensor.norm(2) / tensor.numel() ** 0.5


def _factored(shape, least):
    """The dimension of columns and of rows, where both are longer than `least`: kernels by their channels."""
    if len(shape) > 2 and shape[0] > least and shape[1] > least:
        return 0, 1
    if len(shape) >= 2 and shape[-2] > least and shape[-1] > least:
        return len(shape) - 2, len(shape) - 1
    return None


class Adafactor(Optimizer):
    """Without `lr` it finds its own rate, step by step."""

    __module__ = "timm.optim.adafactor"

    def __init__(
        self, params, lr=None, eps=1e-30, eps_scale=1e-3, clip_threshold=1.0, decay_rate=-0.8, betas=None,
        weight_decay=0.0, scale_parameter=True, warmup_init=False, min_dim_size_to_factor=16, caution=False,
    ):  # fmt: skip
        relative_step = not lr
        if warmup_init and not relative_step:
            raise ValueError("warmup_init requires relative_step=True")
        super().__init__(
            params,
            dict(
                lr=lr, eps=eps, eps_scale=eps_scale, clip_threshold=clip_threshold, decay_rate=decay_rate,
                beta1=None if betas is None else betas[0], weight_decay=weight_decay,
                scale_parameter=scale_parameter, relative_step=relative_step, warmup_init=warmup_init,
                min_dim_size_to_factor=min_dim_size_to_factor, caution=caution,
            ),
        )  # fmt: skip

    @staticmethod
    def _get_lr(group, state):
        if group["relative_step"]:
            least = 1e-6 * state["step"] if group["warmup_init"] else 1e-2
            scale = max(group["eps_scale"], state["RMS"]) if group["scale_parameter"] else 1.0
            group["lr"] = min(least, 1.0 / math.sqrt(state["step"])) * scale
        return group["lr"]

    def _step(self, group, params):
        beta1, decay = group["beta1"], group["weight_decay"]
        for param in params:
            grad = param.grad
            state = self.state[param]
            dims = _factored(grad.shape, group["min_dim_size_to_factor"])
            if not state:
                state.update(self._fresh(grad, dims, beta1))
            state["step"] += 1
            state["RMS"] = _rms(param)
            lr = self._get_lr(group, state)
            beta2 = 1.0 - math.pow(state["step"], group["decay_rate"])
            update = self._preconditioned(state, grad, grad**2 + group["eps"], dims, beta2)
            update.div_((_rms(update) / group["clip_threshold"]).clamp_(min=1.0)).mul_(lr)
            if beta1 is not None:
                mean = state["exp_avg"].mul_(beta1).add_(update, alpha=1 - beta1)
                update = mean * agreement(mean, grad) if group["caution"] else mean
            if decay != 0:
                param.add_(param, alpha=-decay * lr)
            param.add_(-update)

    @staticmethod
    def _fresh(grad, dims, beta1):
        state = {"step": 0}
        if beta1 is not None:
            state["exp_avg"] = torch.zeros_like(grad)
        if dims is None:
            state["exp_avg_sq"] = torch.zeros_like(grad)
        else:
            column, row = dims
            state["exp_avg_sq_row"] = torch.zeros_like(grad.sum(row))
            state["exp_avg_sq_col"] = torch.zeros_like(grad.sum(column))
        return {**state, "RMS": 0}

    @staticmethod
    def _preconditioned(state, grad, squares, dims, beta2):
        """The gradient by the root of its averaged squares, which rows and columns stand for where there are both."""
        if dims is None:
            return state["exp_avg_sq"].mul_(beta2).add_(squares, alpha=1.0 - beta2).rsqrt().mul_(grad)
        column, row = dims
        rows = state["exp_avg_sq_row"].mul_(beta2).add_(squares.mean(row), alpha=1.0 - beta2)
        columns = state["exp_avg_sq_col"].mul_(beta2).add_(squares.mean(column), alpha=1.0 - beta2)
        by_row = (rows / rows.mean(column, keepdim=True)).rsqrt_().unsqueeze(row)
        return by_row.mul(columns.unsqueeze(column).rsqrt()).mul_(grad)
