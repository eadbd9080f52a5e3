"""Rprop, the resilient propagation of signs; after `torch/optim/rprop.py`."""

import torch

from .. import _verbs as verbs
from .optimizer import Optimizer, check


class Rprop(Optimizer):
    __module__ = "torch.optim.rprop"

    def __init__(
        self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False, foreach=None,
        maximize=False, differentiable=False,
    ):  # fmt: skip
        check(lr)
        if not 0.0 < etas[0] < 1.0 < etas[1]:
            raise ValueError(f"Invalid eta values: {etas[0]}, {etas[1]}")
        super().__init__(
            params,
            dict(
                lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize,
                differentiable=differentiable, capturable=capturable,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        etaminus, etaplus = group["etas"]
        step_size_min, step_size_max = group["step_sizes"]
        options = {
            "etaminus": etaminus,
            "etaplus": etaplus,
            "step_size_min": step_size_min,
            "step_size_max": step_size_max,
            "maximize": group["maximize"],
        }
        for param in params:
            state = self.state[param]
            if not state:
                state["step"] = torch.tensor(0.0)
                state["prev"] = torch.zeros_like(param)
                state["step_size"] = torch.full_like(param.grad, float(group["lr"]))
            state["step"] += 1
            verbs.rprop(param, param.grad, state["prev"], state["step_size"], options)
