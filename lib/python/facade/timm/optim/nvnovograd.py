"""NovoGrad, which divides a layer's gradient by its norm; after `timm/optim/nvnovograd.py`."""

import torch
from torch.optim.optimizer import Optimizer

from ._checks import check


class NvNovoGrad(Optimizer):
    __module__ = "timm.optim.nvnovograd"

    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.95, 0.98),
        eps=1e-8,
        weight_decay=0,
        grad_averaging=False,
        amsgrad=False,
    ):
        check(lr, eps, betas)
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, grad_averaging=grad_averaging,
                amsgrad=amsgrad,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        beta1, beta2 = group["betas"]
        for param in params:
            grad = param.grad
            state = self.state[param]
            if not state:
                state["step"] = 0
                state["exp_avg"], state["exp_avg_sq"] = torch.zeros_like(param), torch.zeros([])
                if group["amsgrad"]:
                    state["max_exp_avg_sq"] = torch.zeros([])
            state["step"] += 1
            norm, square = grad.pow(2).sum(), state["exp_avg_sq"]
            if square == 0:
                square.copy_(norm)
            else:
                square.mul_(beta2).add_(norm, alpha=1 - beta2)
            if group["amsgrad"]:
                square = state["max_exp_avg_sq"].copy_(torch.maximum(state["max_exp_avg_sq"], square))
            grad.div_(square.sqrt().add_(group["eps"]))
            if group["weight_decay"] != 0:
                grad.add_(param, alpha=group["weight_decay"])
            if group["grad_averaging"]:
                grad.mul_(1 - beta1)
            param.add_(state["exp_avg"].mul_(beta1).add_(grad), alpha=-group["lr"])
