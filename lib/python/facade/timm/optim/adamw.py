"""timm's AdamW of before PyTorch had one, which can be cautious; after `timm/optim/adamw.py`."""

import torch
from torch.optim.optimizer import Optimizer

from ._checks import agreement, check, decay_scale


class AdamWLegacy(Optimizer):
    __module__ = "timm.optim.adamw"

    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, caution=False,
        corrected_weight_decay=False, maximize=False, foreach=None, capturable=False,
    ):  # fmt: skip
        check(lr, eps, betas)
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, caution=caution,
                corrected_weight_decay=corrected_weight_decay, foreach=foreach, maximize=maximize,
                capturable=capturable,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        beta1, beta2 = group["betas"]
        most = ("max_exp_avg_sq",) if group["amsgrad"] else ()
        for param in params:
            grad = -param.grad if group["maximize"] else param.grad
            state = self._counted(param, "exp_avg", "exp_avg_sq", *most)
            step = state["step"].item()
            param.mul_(1.0 - decay_scale(self, group) * group["weight_decay"])
            mean = state["exp_avg"].mul_(beta1).add_(grad, alpha=1 - beta1)
            square = state["exp_avg_sq"].mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            if group["amsgrad"]:
                square = state["max_exp_avg_sq"].copy_(torch.maximum(state["max_exp_avg_sq"], square))
            if group["caution"]:
                mean = mean * agreement(mean, grad)
            denom = (square.sqrt() / (1 - beta2**step) ** 0.5).add_(group["eps"])
            param.addcdiv_(mean, denom, value=-group["lr"] / (1 - beta1**step))
