"""RMSprop as TensorFlow has it: squares start at 1, eps stands under the root; after `timm/optim/rmsprop_tf.py`."""

import torch
from torch.optim.optimizer import Optimizer

from ._checks import agreement, decay_scale


class RMSpropTF(Optimizer):
    __module__ = "timm.optim.rmsprop_tf"

    def __init__(
        self, params, lr=1e-2, alpha=0.9, eps=1e-10, weight_decay=0, momentum=0.0, centered=False,
        decoupled_decay=False, corrected_weight_decay=False, lr_in_momentum=True, caution=False,
    ):  # fmt: skip
        for name, value in (
            ("learning rate", lr),
            ("epsilon", eps),
            ("momentum", momentum),
            ("weight_decay", weight_decay),
            ("alpha value", alpha),
        ):
            if not 0.0 <= value:
                raise ValueError(f"Invalid {name}: {value}")
        super().__init__(
            params,
            dict(
                lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
                decoupled_decay=decoupled_decay, corrected_weight_decay=corrected_weight_decay,
                lr_in_momentum=lr_in_momentum, caution=caution,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        lr, fresh = group["lr"], 1.0 - group["alpha"]
        for param in params:
            grad = param.grad
            state = self.state[param]
            if not state:
                state["step"] = torch.tensor(0.0)
                state["square_avg"] = torch.ones_like(param)
                if group["momentum"] > 0:
                    state["momentum_buffer"] = torch.zeros_like(param)
                if group["centered"]:
                    state["grad_avg"] = torch.zeros_like(param)
            state["step"].add_(1)
            if group["weight_decay"] != 0 and group["decoupled_decay"]:
                param.mul_(1.0 - decay_scale(self, group) * group["weight_decay"])
            elif group["weight_decay"] != 0:
                grad = grad.add(param, alpha=group["weight_decay"])
            square = state["square_avg"]
            square.add_(grad.pow(2) - square, alpha=fresh)
            if group["centered"]:
                mean = state["grad_avg"]
                mean.add_(grad - mean, alpha=fresh)
                square = square.addcmul(mean, mean, value=-1)
            root = square.add(group["eps"]).sqrt_()
            if group["momentum"] <= 0:
                param.addcdiv_(grad, root, value=-lr)
                continue
            # TensorFlow scales what it adds to the momentum by the rate, and PyTorch what it takes from it.
            within, outside = (lr, 1.0) if group["lr_in_momentum"] else (1.0, lr)
            update = state["momentum_buffer"].mul_(group["momentum"]).addcdiv_(grad, root, value=within)
            param.add_(update * agreement(update, grad) if group["caution"] else update, alpha=-outside)
