"""Adadelta; after `torch/optim/adadelta.py`."""

from .. import _verbs as verbs
from .optimizer import Optimizer, check


class Adadelta(Optimizer):
    __module__ = "torch.optim.adadelta"

    def __init__(
        self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, capturable=False, maximize=False,
        differentiable=False,
    ):  # fmt: skip
        check(lr, eps, rho=rho, weight_decay=weight_decay)
        super().__init__(
            params,
            dict(
                lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize, capturable=capturable,
                foreach=foreach, differentiable=differentiable,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        names = ("rho", "eps", "weight_decay", "maximize")
        options = {"lr": float(group["lr"]), **{name: group[name] for name in names}}
        for param in params:
            state = self._counted(param, "square_avg", "acc_delta")
            verbs.adadelta(param, param.grad, state["square_avg"], state["acc_delta"], options)
