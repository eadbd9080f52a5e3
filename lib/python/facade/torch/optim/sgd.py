"""Stochastic gradient descent, with momentum; after `torch/optim/sgd.py`."""

from .. import _verbs as verbs
from .optimizer import Optimizer, check


class SGD(Optimizer):
    __module__ = "torch.optim.sgd"

    def __init__(
        self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *,
        maximize=False, foreach=None, differentiable=False, fused=None,
    ):  # fmt: skip
        check(lr, momentum=momentum, weight_decay=weight_decay)
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        super().__init__(
            params,
            dict(
                lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
                maximize=maximize, foreach=foreach, differentiable=differentiable, fused=fused,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        names = ("momentum", "dampening", "weight_decay", "nesterov", "maximize")
        options = {"lr": float(group["lr"]), **{name: group[name] for name in names}}
        for param in params:
            buffer = None
            first = False
            if group["momentum"] != 0:
                state = self.state[param]
                first = state.get("momentum_buffer") is None
                if first:
                    state["momentum_buffer"] = param.detach() * 0
                buffer = state["momentum_buffer"]
            verbs.sgd(param, param.grad, buffer, first, options)
