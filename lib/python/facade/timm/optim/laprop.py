"""LaProp, which averages what Adam has divided already; after `timm/optim/laprop.py`."""

import torch
from torch.optim.optimizer import Optimizer

from ._checks import agreement, check, decay_scale


class LaProp(Optimizer):
    __module__ = "timm.optim.laprop"

    def __init__(
        self, params, lr=4e-4, betas=(0.9, 0.999), eps=1e-15, weight_decay=0.0, caution=False,
        corrected_weight_decay=False,
    ):  # fmt: skip
        check(lr, 0.0, betas)
        if not 0.0 <= eps:
            raise ValueError(f"Invalid epsilon: {eps}")
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, caution=caution,
                corrected_weight_decay=corrected_weight_decay,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        beta1, beta2 = group["betas"]
        lr = group["lr"]
        for param in params:
            grad = param.grad
            state = self.state[param]
            if not state:
                state["step"] = torch.tensor(0.0)
                state["exp_avg"], state["exp_avg_lr_1"] = torch.zeros_like(param), 0.0
                state["exp_avg_lr_2"], state["exp_avg_sq"] = torch.tensor(0.0), torch.zeros_like(param)
            state["step"].add_(1)
            square = state["exp_avg_sq"].mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            state["exp_avg_lr_1"] = state["exp_avg_lr_1"] * beta1 + (1 - beta1) * lr
            state["exp_avg_lr_2"] = state["exp_avg_lr_2"] * beta2 + (1 - beta2)
            denom = square.div(state["exp_avg_lr_2"]).sqrt_().add_(group["eps"])
            mean = state["exp_avg"].mul_(beta1).add_(grad / denom, alpha=lr * (1 - beta1))
            if group["caution"]:
                mean = mean * agreement(mean, grad)
            param.add_(mean, alpha=-1 / (state["exp_avg_lr_1"] / lr if lr != 0.0 else 1.0))
            if group["weight_decay"] != 0:
                param.add_(param, alpha=-decay_scale(self, group) * group["weight_decay"])
