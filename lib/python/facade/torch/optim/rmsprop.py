"""RMSprop; after `torch/optim/rmsprop.py`."""

from .. import _verbs as verbs
from .optimizer import Optimizer, check


class RMSprop(Optimizer):
    __module__ = "torch.optim.rmsprop"

    def __init__(
        self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, capturable=False,
        foreach=None, maximize=False, differentiable=False,
    ):  # fmt: skip
        check(lr, eps, momentum=momentum, weight_decay=weight_decay, alpha=alpha)
        super().__init__(
            params,
            dict(
                lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
                capturable=capturable, foreach=foreach, maximize=maximize, differentiable=differentiable,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        names = ("alpha", "eps", "weight_decay", "momentum", "maximize")
        options = {"lr": float(group["lr"]), **{name: group[name] for name in names}}
        averages = ["square_avg"]
        if group["momentum"] > 0:
            averages.append("momentum_buffer")
        if group["centered"]:
            averages.append("grad_avg")
        for param in params:
            state = self._counted(param, *averages)
            verbs.rmsprop(
                param,
                param.grad,
                state["square_avg"],
                state.get("grad_avg"),
                state.get("momentum_buffer"),
                options,
            )
