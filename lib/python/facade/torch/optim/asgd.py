"""Averaged stochastic gradient descent; after `torch/optim/asgd.py`."""

from .. import _verbs as verbs
from .optimizer import Optimizer, check


class ASGD(Optimizer):
    __module__ = "torch.optim.asgd"

    def __init__(
        self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None, maximize=False,
        differentiable=False, capturable=False,
    ):  # fmt: skip
        check(lr, weight_decay=weight_decay)
        super().__init__(
            params,
            dict(
                lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
                differentiable=differentiable, capturable=capturable,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        lr, lambd = float(group["lr"]), group["lambd"]
        options = {name: group[name] for name in ("lambd", "weight_decay", "maximize")}
        for param in params:
            state = self._counted(param, "ax", eta=lr, mu=1.0)
            eta, mu = state["eta"].item(), state["mu"].item()
            verbs.asgd(param, param.grad, state["ax"], {**options, "eta": eta, "mu": mu})
            step = state["step"].item()
            state["eta"].fill_(lr / ((1 + lambd * lr * step) ** group["alpha"]))
            state["mu"].fill_(1 / max(1, step - group["t0"]))
