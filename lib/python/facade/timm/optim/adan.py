"""Adan, which keeps an average of how gradients change; after `timm/optim/adan.py`."""

import math

import torch
from torch.optim.optimizer import Optimizer

from ._checks import agreement, check

_AVERAGES = ("exp_avg", "exp_avg_sq", "exp_avg_diff")


class Adan(Optimizer):
    __module__ = "timm.optim.adan"

    def __init__(
        self, params, lr=1e-3, betas=(0.98, 0.92, 0.99), eps=1e-8, weight_decay=0.0, no_prox=False, caution=False,
        foreach=None,
    ):  # fmt: skip
        check(lr, eps, betas)
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, no_prox=no_prox, caution=caution,
                foreach=foreach,
            ),
        )  # fmt: skip

    @torch.no_grad()
    def restart_opt(self):
        for group in self.param_groups:
            group["step"] = 0
            for param in group["params"]:
                if param.requires_grad:
                    self.state[param].update((name, torch.zeros_like(param)) for name in _AVERAGES)

    def _step(self, group, params):
        beta1, beta2, beta3 = group["betas"]
        group["step"] = step = group.get("step", 0) + 1
        size = group["lr"] / (1.0 - beta1**step)
        size_diff = group["lr"] * beta2 / (1.0 - beta2**step)
        correction3 = math.sqrt(1.0 - beta3**step)
        decay = group["lr"] * group["weight_decay"]
        for param in params:
            grad = param.grad
            state = self.state[param]
            if not state:
                state.update((name, torch.zeros_like(param)) for name in _AVERAGES)
            if "neg_pre_grad" not in state or step == 1:
                state["neg_pre_grad"] = -grad
            change = state["neg_pre_grad"] + grad
            mean, diff = state["exp_avg"], state["exp_avg_diff"]
            mean.mul_(beta1).add_(grad, alpha=1 - beta1)
            diff.mul_(beta2).add_(change, alpha=1 - beta2)
            ahead = change.mul_(beta2).add_(grad)
            state["exp_avg_sq"].mul_(beta3).addcmul_(ahead, ahead, value=1 - beta3)
            denom = (state["exp_avg_sq"].sqrt() / correction3).add_(group["eps"])
            if group["caution"]:
                mean = mean * agreement(mean, grad)
            if group["no_prox"]:
                param.mul_(1 - decay)
            param.addcdiv_(mean, denom, value=-size).addcdiv_(diff, denom, value=-size_diff)
            if not group["no_prox"]:
                param.div_(1 + decay)
            state["neg_pre_grad"] = -grad
