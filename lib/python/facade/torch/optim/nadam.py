"""NAdam; after `torch/optim/nadam.py`."""

from .. import _verbs as verbs
from .optimizer import Optimizer, check


class NAdam(Optimizer):
    __module__ = "torch.optim.nadam"

    def __init__(
        self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3,
        decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False,
    ):  # fmt: skip
        check(lr, eps, betas, weight_decay=weight_decay, momentum_decay=momentum_decay)
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay,
                decoupled_weight_decay=decoupled_weight_decay, maximize=maximize, foreach=foreach,
                capturable=capturable, differentiable=differentiable,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        beta1, beta2 = group["betas"]
        lr, decay = float(group["lr"]), group["momentum_decay"]
        decoupled = group["decoupled_weight_decay"]
        for param in params:
            state = self._counted(param, "exp_avg", "exp_avg_sq", mu_product=1.0)
            step = state["step"].item()
            mu = beta1 * (1.0 - 0.5 * (0.96 ** (step * decay)))
            mu_next = beta1 * (1.0 - 0.5 * (0.96 ** ((step + 1) * decay)))
            state["mu_product"] *= mu
            product = state["mu_product"].item()
            verbs.nadam(
                param,
                param.grad,
                state["exp_avg"],
                state["exp_avg_sq"],
                {
                    "beta1": beta1,
                    "beta2": beta2,
                    "eps": group["eps"],
                    "weight_decay": 0 if decoupled else group["weight_decay"],
                    "kept": 1 - lr * group["weight_decay"] if decoupled else 1,
                    "maximize": group["maximize"],
                    "correction": 1 - beta2**step,
                    "grad_rate": -lr * (1.0 - mu) / (1.0 - product),
                    "momentum_rate": -lr * mu_next / (1.0 - product * mu_next),
                },
            )
