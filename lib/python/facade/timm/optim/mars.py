"""MARS, which corrects gradients by the ones before; after `timm/optim/mars.py`."""

import math

import torch
from torch.optim.optimizer import Optimizer

from ._checks import agreement, check


class Mars(Optimizer):
    """Vectors take AdamW's step, unless `optimize_1d`."""

    __module__ = "timm.optim.mars"

    def __init__(
        self, params, lr=3e-3, betas=(0.9, 0.99), eps=1e-8, weight_decay=0.0, gamma=0.025, mars_type="adamw",
        optimize_1d=False, lr_1d_factor=1.0, betas_1d=None, caution=False,
    ):  # fmt: skip
        check(lr, eps, betas)
        assert mars_type in ["adamw", "lion"], "MARS type not supported"
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, mars_type=mars_type, gamma=gamma,
                optimize_1d=optimize_1d, lr_1d_factor=lr_1d_factor, betas_1d=betas_1d or betas, caution=caution,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        for param in params:
            grad = param.grad
            state = self.state[param]
            if len(state) <= 1:
                state["step"] = 0
                state.update(
                    (name, torch.zeros_like(param)) for name in ("exp_avg", "last_grad", "exp_avg_sq")
                )
            state["step"] += 1
            by_mars = group["optimize_1d"] or grad.ndim >= 2
            beta1, beta2 = group["betas"] if by_mars else group["betas_1d"]
            seen = self._corrected(group, state, grad, beta1) if by_mars else grad
            mean = state["exp_avg"].mul_(beta1).add_(seen, alpha=1 - beta1)
            if by_mars and group["mars_type"] == "lion":
                step = (mean * agreement(mean, grad) if group["caution"] else mean).sign()
            else:
                square = state["exp_avg_sq"].mul_(beta2).addcmul_(seen, seen, value=1 - beta2)
                denom = (square.sqrt() / math.sqrt(1 - beta2 ** state["step"])).add_(group["eps"])
                mean = mean * agreement(mean, grad) if group["caution"] else mean
                step = (mean / (1 - beta1 ** state["step"])).div_(denom)
            rate = group["lr"] if by_mars else group["lr"] * group["lr_1d_factor"]
            param.add_(param * group["weight_decay"] + step, alpha=-rate)
            state["last_grad"] = grad

    @staticmethod
    def _corrected(group, state, grad, beta1):
        """The gradient and a share of how it changed, of norm 1 at most; at the first step the gradient."""
        if state["step"] == 1:
            return grad
        changed = (grad - state["last_grad"]).mul_(group["gamma"] * (beta1 / (1 - beta1))).add_(grad)
        norm = changed.norm()
        return changed / norm if norm > 1.0 else changed
