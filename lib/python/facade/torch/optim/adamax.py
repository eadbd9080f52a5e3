"""Adamax; after `torch/optim/adamax.py`."""

from .. import _verbs as verbs
from .optimizer import Optimizer, check


class Adamax(Optimizer):
    __module__ = "torch.optim.adamax"

    def __init__(
        self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *, maximize=False,
        differentiable=False, capturable=False,
    ):  # fmt: skip
        check(lr, eps, betas, weight_decay=weight_decay)
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
                differentiable=differentiable, capturable=capturable,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        beta1, beta2 = group["betas"]
        options = {name: group[name] for name in ("eps", "weight_decay", "maximize")}
        for param in params:
            state = self._counted(param, "exp_avg", "exp_inf")
            rate = float(group["lr"]) / (1 - beta1 ** state["step"].item())
            verbs.adamax(
                param,
                param.grad,
                state["exp_avg"],
                state["exp_inf"],
                {**options, "beta1": beta1, "beta2": beta2, "rate": rate},
            )
