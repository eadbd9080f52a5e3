"""Lion, which steps by signs; after `timm/optim/lion.py`."""

import torch
from torch.optim.optimizer import Optimizer


class Lion(Optimizer):
    __module__ = "timm.optim.lion"

    def __init__(
        self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0, caution=False, corrected_weight_decay=False,
        maximize=False, foreach=None,
    ):  # fmt: skip
        for place, beta in enumerate(betas):
            if not 0.0 <= beta < 1.0:
                raise ValueError(f"Invalid beta parameter at index {place}: {beta}")
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, weight_decay=weight_decay, caution=caution,
                corrected_weight_decay=corrected_weight_decay, foreach=foreach, maximize=maximize,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        beta1, beta2 = group["betas"]
        lr = group["lr"]
        scale = lr**2 / self.defaults["lr"] if group["corrected_weight_decay"] else lr
        for param in params:
            grad = -param.grad if group["maximize"] else param.grad
            state = self.state[param]
            if not state:
                state["exp_avg"] = torch.zeros_like(param)
            param.mul_(1 - scale * group["weight_decay"])
            update = state["exp_avg"].mul(beta1).add_(grad, alpha=1 - beta1).sign_()
            if group["caution"]:
                mask = (update * grad > 0).to(grad.dtype)
                update.mul_(mask.div_(mask.mean().clamp_(min=1e-3)))
            param.add_(update, alpha=-lr)
            state["exp_avg"].lerp_(grad, 1 - beta2)
