"""SGD with decoupled decay; after `timm/optim/sgdw.py`."""

from torch.optim.optimizer import Optimizer

from ._checks import agreement, check_sgd, decay_scale


class SGDW(Optimizer):
    __module__ = "timm.optim.sgdw"

    def __init__(
        self, params, lr=1e-3, momentum=0.0, dampening=0.0, weight_decay=0.0, nesterov=False, *, caution=False,
        corrected_weight_decay=False, maximize=False, foreach=None, differentiable=False,
    ):  # fmt: skip
        check_sgd(lr, momentum, dampening, weight_decay, nesterov)
        super().__init__(
            params,
            dict(
                lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
                caution=caution, corrected_weight_decay=corrected_weight_decay, maximize=maximize,
                foreach=foreach, differentiable=differentiable,
            ),
        )  # fmt: skip

    def _step(self, group, params):
        momentum = group["momentum"]
        for param in params:
            grad = update = -param.grad if group["maximize"] else param.grad
            param.mul_(1.0 - decay_scale(self, group) * group["weight_decay"])
            if momentum != 0:
                state = self.state[param]
                if state.get("momentum_buffer") is None:
                    state["momentum_buffer"] = grad.clone()
                else:
                    state["momentum_buffer"].mul_(momentum).add_(grad, alpha=1 - group["dampening"])
                update = state["momentum_buffer"]
                if group["nesterov"]:
                    update = grad.add(update, alpha=momentum)
                if group["caution"]:
                    update = update * agreement(update, grad)
            param.add_(update, alpha=-group["lr"])
