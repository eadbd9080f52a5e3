"""RAdam; after `torch/optim/radam.py`."""

from .. import _verbs as verbs
from .optimizer import Optimizer, check


class RAdam(Optimizer):
    __module__ = "torch.optim.radam"

    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, decoupled_weight_decay=False, *,
        foreach=None, maximize=False, capturable=False, differentiable=False,
    ):  # fmt: skip
        check(lr, eps, betas, weight_decay=weight_decay)
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, maximize=maximize, foreach=foreach,
                capturable=capturable, decoupled_weight_decay=decoupled_weight_decay, differentiable=differentiable,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        beta1, beta2 = group["betas"]
        lr, decoupled = float(group["lr"]), group["decoupled_weight_decay"]
        longest = 2 / (1 - beta2) - 1  # of the average of squares, in the end
        for param in params:
            state = self._counted(param, "exp_avg", "exp_avg_sq")
            step = state["step"].item()
            correction2 = 1 - beta2**step
            length = longest - 2 * step * (beta2**step) / correction2
            rect = None
            if length > 5.0:
                rect = (
                    (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
                ) ** 0.5
            verbs.radam(
                param,
                param.grad,
                state["exp_avg"],
                state["exp_avg_sq"],
                {
                    "lr": lr,
                    "beta1": beta1,
                    "beta2": beta2,
                    "eps": group["eps"],
                    "weight_decay": 0 if decoupled else group["weight_decay"],
                    "kept": 1 - lr * group["weight_decay"] if decoupled else 1,
                    "maximize": group["maximize"],
                    "correction1": 1 - beta1**step,
                    "correction2": correction2**0.5,
                    "rect": rect,
                },
            )
