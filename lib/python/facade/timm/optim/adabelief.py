"""AdaBelief, which divides by how far gradients stray from their mean; after `timm/optim/adabelief.py`."""

import math

import torch
from torch.optim.optimizer import Optimizer

from ._checks import check


class AdaBelief(Optimizer):
    __module__ = "timm.optim.adabelief"

    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-16, weight_decay=0, amsgrad=False, decoupled_decay=True,
        fixed_decay=False, rectify=True, degenerated_to_sgd=True,
    ):  # fmt: skip
        check(lr, eps, betas)
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad,
                degenerated_to_sgd=degenerated_to_sgd, decoupled_decay=decoupled_decay, rectify=rectify,
                fixed_decay=fixed_decay, buffer=[[None, None, None] for _ in range(10)],
            ),
        )  # fmt: skip

    @torch.no_grad()
    def reset(self):
        for group in self.param_groups:
            for param in group["params"]:
                self.state[param].update(self._fresh(group, param))

    @staticmethod
    def _fresh(group, param):
        names = ("exp_avg", "exp_avg_var", *(("max_exp_avg_var",) if group["amsgrad"] else ()))
        return {"step": 0, **{name: torch.zeros_like(param) for name in names}}

    def _step(self, group, params):
        beta1, beta2 = group["betas"]
        lr, eps, decay = group["lr"], group["eps"], group["weight_decay"]
        for param in params:
            grad = param.grad
            state = self.state[param]
            if not state:
                state.update(self._fresh(group, param))
            if group["decoupled_decay"]:
                param.mul_(1.0 - (decay if group["fixed_decay"] else lr * decay))
            elif decay != 0:
                grad.add_(param, alpha=decay)
            state["step"] += 1
            correction1, correction2 = 1 - beta1 ** state["step"], 1 - beta2 ** state["step"]
            mean, var = state["exp_avg"], state["exp_avg_var"]
            mean.mul_(beta1).add_(grad, alpha=1 - beta1)
            residual = grad - mean
            var.mul_(beta2).addcmul_(residual, residual, value=1 - beta2).add_(eps)
            spread = var
            if group["amsgrad"]:
                spread = state["max_exp_avg_var"].copy_(torch.maximum(state["max_exp_avg_var"], var))
            if not group["rectify"]:
                denom = (spread.sqrt() / math.sqrt(correction2)).add_(eps)
                param.addcdiv_(mean, denom, value=-lr / correction1)
                continue
            length, size = self._rectified(group, state["step"])
            if length >= 5:
                param.addcdiv_(mean, var.sqrt().add_(eps), value=-size * lr)
            elif size > 0:
                param.add_(mean, alpha=-size * lr)

    @staticmethod
    def _rectified(group, step):
        """The length of the average that the variance rests on, and the size of the step, as RAdam has them."""
        known = group["buffer"][step % 10]
        if known[0] != step:
            beta1, beta2 = group["betas"]
            longest = 2 / (1 - beta2) - 1
            length = longest - 2 * step * beta2**step / (1 - beta2**step)
            if length >= 5:
                # The order of the factors is timm's: the last digit of what is kept depends on it.
                kept = (1 - beta2**step) * (length - 4) / (longest - 4) * (length - 2) / length
                size = math.sqrt(kept * longest / (longest - 2)) / (1 - beta1**step)
            else:
                size = 1.0 / (1 - beta1**step) if group["degenerated_to_sgd"] else -1
            known[:] = step, length, size
        return known[1], known[2]
