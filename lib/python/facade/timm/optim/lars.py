"""LARS, whose rate is scaled layer by layer, and LARC, which clips that scale; after `timm/optim/lars.py`."""

import torch
from torch.optim.optimizer import Optimizer

from ._checks import check_sgd


class Lars(Optimizer):
    __module__ = "timm.optim.lars"

    def __init__(
        self, params, lr=1.0, momentum=0, dampening=0, weight_decay=0, nesterov=False, trust_coeff=0.001, eps=1e-8,
        trust_clip=False, always_adapt=False,
    ):  # fmt: skip
        check_sgd(lr, momentum, dampening, weight_decay, nesterov)
        super().__init__(
            params,
            dict(
                lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
                trust_coeff=trust_coeff, eps=eps, trust_clip=trust_clip, always_adapt=always_adapt,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        momentum, decay = group["momentum"], group["weight_decay"]
        for param in params:
            grad = param.grad
            if decay != 0 or group["always_adapt"]:
                ratio = self._trust_ratio(group, param.norm(2.0), grad.norm(2.0))
                grad.add_(param, alpha=decay).mul_(ratio)
            if momentum != 0:
                state = self.state[param]
                if "momentum_buffer" not in state:
                    state["momentum_buffer"] = grad.clone()
                else:
                    state["momentum_buffer"].mul_(momentum).add_(grad, alpha=1 - group["dampening"])
                buffer = state["momentum_buffer"]
                grad = grad.add(buffer, alpha=momentum) if group["nesterov"] else buffer
            param.add_(grad, alpha=-group["lr"])

    @staticmethod
    def _trust_ratio(group, w_norm, g_norm):
        """The weights' norm by the gradient's, and 1 where either is 0."""
        ratio = group["trust_coeff"] * w_norm / (g_norm + w_norm * group["weight_decay"] + group["eps"])
        ratio = torch.where(w_norm > 0, torch.where(g_norm > 0, ratio, 1.0), 1.0)
        return (ratio / group["lr"]).clamp(max=1.0) if group["trust_clip"] else ratio
