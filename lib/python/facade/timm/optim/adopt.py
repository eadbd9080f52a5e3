"""ADOPT, which divides by the squares of the steps before; after `timm/optim/adopt.py`."""

from torch.optim.optimizer import Optimizer

from ._checks import agreement, check, decay_scale


class Adopt(Optimizer):
    __module__ = "timm.optim.adopt"

    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.9999), eps=1e-6, clip_exp=0.333, weight_decay=0.0, decoupled=False,
        corrected_weight_decay=False, *, caution=False, foreach=False, maximize=False, capturable=False,
        differentiable=False,
    ):  # fmt: skip
        check(lr, eps, betas, weight_decay=weight_decay)
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, clip_exp=clip_exp, decoupled=decoupled,
                corrected_weight_decay=corrected_weight_decay, caution=caution, maximize=maximize,
                foreach=foreach, capturable=capturable, differentiable=differentiable,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        beta1, beta2 = group["betas"]
        decay = group["weight_decay"]
        for param in params:
            grad = -param.grad if group["maximize"] else param.grad
            state = self._counted(param, "exp_avg", "exp_avg_sq")
            step, mean, square = state["step"].item(), state["exp_avg"], state["exp_avg_sq"]
            if decay != 0 and not group["decoupled"]:
                grad = grad.add(param, alpha=decay)
            if step == 1:  # only looks
                square.addcmul_(grad, grad)
                continue
            if decay != 0 and group["decoupled"]:
                param.add_(param, alpha=-decay_scale(self, group) * decay)
            normed = grad.div(square.sqrt().clamp(min=group["eps"]))
            if group["clip_exp"] is not None:
                limit = (step - 1) ** group["clip_exp"]
                normed.clamp_(-limit, limit)
            mean.lerp_(normed, 1 - beta1)
            if group["caution"]:
                mean = mean * agreement(mean, grad)
            param.add_(mean, alpha=-group["lr"])
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
