"""AdamP, which takes from a step what only makes weights longer; after `timm/optim/adamp.py`."""

import math

import torch
from torch.nn.functional import cosine_similarity
from torch.optim.optimizer import Optimizer

from ._checks import agreement


def projection(p, grad, perturb, delta, wd_ratio, eps, caution=False):
    """The step without its part along the weights, where these hardly turn the gradient; and the share of decay."""
    wide = (-1,) + (1,) * (p.dim() - 1)
    for rows in (p.size(0), 1):  # by channel, then the layer as one

        def flat(tensor, rows=rows):
            return tensor.reshape(rows, -1)

        alike = cosine_similarity(flat(grad), flat(p), dim=1, eps=eps).abs_()
        if alike.max() < delta / math.sqrt(flat(p).size(1)):
            unit = p / flat(p).norm(p=2, dim=1).add_(eps).reshape(wide)

            def along(tensor, unit=unit, flat=flat):
                return unit * flat(unit * tensor).sum(dim=1).reshape(wide)

            perturb = perturb - along(perturb)
            if caution:
                perturb = perturb * agreement(perturb, grad - along(grad))
                perturb = perturb - along(perturb)
            return perturb, wd_ratio
    return (perturb * agreement(perturb, grad) if caution else perturb), 1.0


def projected(group, param, grad, perturb):
    """`projection` for weights; vectors have no channels and are only made cautious."""
    caution = group.get("caution", False)
    if param.dim() > 1:
        return projection(param, grad, perturb, group["delta"], group["wd_ratio"], group["eps"], caution)
    return (perturb * agreement(perturb, grad) if caution else perturb), 1.0


class AdamP(Optimizer):
    __module__ = "timm.optim.adamp"

    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, delta=0.1, wd_ratio=0.1, nesterov=False,
        caution=False,
    ):  # fmt: skip
        super().__init__(
            params,
            dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, delta=delta, wd_ratio=wd_ratio,
                nesterov=nesterov, caution=caution,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        beta1, beta2 = group["betas"]
        for param in params:
            grad = param.grad
            state = self.state[param]
            if not state:
                state["step"] = 0
                state["exp_avg"], state["exp_avg_sq"] = torch.zeros_like(param), torch.zeros_like(param)
            state["step"] += 1
            mean = state["exp_avg"].mul_(beta1).add_(grad, alpha=1 - beta1)
            square = state["exp_avg_sq"].mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            denom = (square.sqrt() / math.sqrt(1 - beta2 ** state["step"])).add_(group["eps"])
            ahead = beta1 * mean + (1 - beta1) * grad if group["nesterov"] else mean
            perturb, share = projected(group, param, grad, ahead / denom)
            if group["weight_decay"] > 0:
                param.mul_(1.0 - group["lr"] * group["weight_decay"] * share)
            param.add_(perturb, alpha=-group["lr"] / (1 - beta1 ** state["step"]))
