"""MADGRAD, dual averaging with momentum; after `timm/optim/madgrad.py`."""

import math

import torch
from torch.optim.optimizer import Optimizer


class MADGRAD(Optimizer):
    __module__ = "timm.optim.madgrad"

    def __init__(self, params, lr=1e-2, momentum=0.9, weight_decay=0, eps=1e-6, decoupled_decay=False):
        if momentum < 0 or momentum >= 1:
            raise ValueError(f"Momentum {momentum} must be in the range [0,1]")
        if lr <= 0:
            raise ValueError(f"Learning rate {lr} must be positive")
        if weight_decay < 0:
            raise ValueError(f"Weight decay {weight_decay} must be non-negative")
        if eps < 0:
            raise ValueError("Eps must be non-negative")
        super().__init__(
            params,
            dict(
                lr=lr, eps=eps, momentum=momentum, weight_decay=weight_decay, decoupled_decay=decoupled_decay
            ),
        )

    def _step(self, group, params):
        eps, momentum, decay = group["eps"], group["momentum"], group["weight_decay"]
        for param in params:
            grad = param.grad
            state = self.state[param]
            if not state:
                state["step"] = 0
                state["grad_sum_sq"], state["s"] = torch.zeros_like(param), torch.zeros_like(param)
                if momentum != 0:
                    state["x0"] = param.detach().clone()
            state["step"] += 1
            scale = (group["lr"] + eps) * math.sqrt(state["step"])
            if decay != 0 and group["decoupled_decay"]:
                param.mul_(1.0 - group["lr"] * decay)
            elif decay != 0:
                grad.add_(param, alpha=decay)
            squares, sums = state["grad_sum_sq"], state["s"]
            # Without momentum the start is not kept: it is found from where the sums have led.
            start = state["x0"] if momentum != 0 else param.addcdiv(sums, squares.pow(1 / 3).add_(eps))
            root = squares.addcmul_(grad, grad, value=scale).pow(1 / 3).add_(eps)
            z = start.addcdiv(sums.add_(grad, alpha=scale), root, value=-1)
            if momentum == 0:
                param.copy_(z)
            else:
                param.mul_(momentum).add_(z, alpha=1 - momentum)
