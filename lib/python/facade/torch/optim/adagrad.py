"""Adagrad; after `torch/optim/adagrad.py`."""

import torch

from .. import _verbs as verbs
from .optimizer import Optimizer, check


class Adagrad(Optimizer):
    __module__ = "torch.optim.adagrad"

    def __init__(
        self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *,
        maximize=False, differentiable=False, fused=None,
    ):  # fmt: skip
        check(
            lr, eps, lr_decay=lr_decay, weight_decay=weight_decay,
            initial_accumulator_value=initial_accumulator_value,
        )  # fmt: skip
        super().__init__(
            params,
            dict(
                lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
                initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize,
                differentiable=differentiable, fused=fused,
            ),
        )  # fmt: skip
        for group in self.param_groups:
            for param in group["params"]:
                self.state[param] = {
                    "step": torch.tensor(0.0),
                    "sum": torch.full_like(param, float(initial_accumulator_value)),
                }

    def _step(self, group, params):
        for param in params:
            state = self.state[param]
            state["step"] += 1
            lr = float(group["lr"]) / (1 + (state["step"].item() - 1) * group["lr_decay"])
            options = {"lr": lr, **{name: group[name] for name in ("eps", "weight_decay", "maximize")}}
            verbs.adagrad(param, param.grad, state["sum"], options)
