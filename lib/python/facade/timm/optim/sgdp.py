"""SGDP, which takes from a step what only makes weights longer; after `timm/optim/sgdp.py`."""

import torch
from torch.optim.optimizer import Optimizer, required

from .adamp import projected


class SGDP(Optimizer):
    __module__ = "timm.optim.sgdp"

    def __init__(
        self, params, lr=required, momentum=0, dampening=0, weight_decay=0, nesterov=False, eps=1e-8, delta=0.1,
        wd_ratio=0.1, caution=False,
    ):  # fmt: skip
        super().__init__(
            params,
            dict(
                lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
                eps=eps, delta=delta, wd_ratio=wd_ratio, caution=caution,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        momentum, decay = group["momentum"], group["weight_decay"]
        for param in params:
            grad = param.grad
            state = self.state[param]
            if not state:
                state["momentum"] = torch.zeros_like(param)
            buffer = state["momentum"].mul_(momentum).add_(grad, alpha=1.0 - group["dampening"])
            ahead = grad + momentum * buffer if group["nesterov"] else buffer.clone()
            update, share = projected(group, param, grad, ahead)
            if decay != 0:
                param.mul_(1.0 - group["lr"] * decay * share / (1 - momentum))
            param.add_(update, alpha=-group["lr"])
