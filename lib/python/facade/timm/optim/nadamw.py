"""AdamW with Nesterov's momentum, as in MLCommons' benchmark; after `timm/optim/nadamw.py`."""

from torch.optim.optimizer import Optimizer

from ._checks import agreement, check, decay_scale


class NAdamW(Optimizer):
    __module__ = "timm.optim.nadamw"

    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, caution=False,
        corrected_weight_decay=False, maximize=False, foreach=None, capturable=False,
    ):  # fmt: skip
        check(lr, eps, betas, weight_decay=weight_decay)
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, caution=caution,
                corrected_weight_decay=corrected_weight_decay, foreach=foreach, maximize=maximize,
                capturable=capturable,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        beta1, beta2 = group["betas"]
        for param in params:
            grad = -param.grad if group["maximize"] else param.grad
            state = self._counted(param, "exp_avg", "exp_avg_sq")
            step = state["step"].item()
            param.mul_(1.0 - decay_scale(self, group) * group["weight_decay"])
            mean = state["exp_avg"].mul_(beta1).add_(grad, alpha=1 - beta1)
            square = state["exp_avg_sq"].mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            update = mean.mul(beta1).add_(grad, alpha=1 - beta1)
            if group["caution"]:
                update = update.mul_(agreement(update, grad))
            denom = (square.sqrt() / (1 - beta2**step) ** 0.5).add_(group["eps"])
            param.addcdiv_(update, denom, value=-group["lr"] / (1 - beta1**step))
