"""Adafactor; after `torch/optim/_adafactor.py`."""

import torch

from .optimizer import Optimizer, check_one_element


class Adafactor(Optimizer):
    __module__ = "torch.optim"

    def __init__(
        self, params, lr=1e-2, beta2_decay=-0.8, eps=(None, 1e-3), d=1.0, weight_decay=0.0, *, foreach=None,
        maximize=False,
    ):  # fmt: skip
        check_one_element(lr)
        if not 0.0 <= lr:
            raise ValueError(f"Learning rate should be >= 0 but is: {lr}")
        if not 0.0 >= beta2_decay:
            raise ValueError(f"beta2_decay should be <= 0 but is: {beta2_decay}")
        if eps[0] is not None and not 0.0 <= eps[0]:
            raise ValueError(f"epsilon1 should be >= 0 but is: {eps[0]}")
        if not 0.0 <= eps[1]:
            raise ValueError(f"epsilon2 should be >= 0 but is: {eps[1]}")
        if not 1.0 <= d:
            raise ValueError(f"Clipping threshold d should be >= 1 but is: {d}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"weight_decay should be >= 0 but is: {weight_decay}")
        super().__init__(
            params,
            dict(
                lr=lr, beta2_decay=beta2_decay, eps=eps, d=d, weight_decay=weight_decay, foreach=foreach,
                maximize=maximize,
            ),
        )  # fmt: skip

    def _new_state(self, grad):
        if grad.dim() <= 1:
            return {"step": torch.tensor(0.0), "variance": torch.zeros_like(grad)}
        rows, columns = list(grad.shape), list(grad.shape)
        rows[-1] = columns[-2] = 1
        return {
            "step": torch.tensor(0.0),
            "row_var": grad.new_zeros(rows),
            "col_var": grad.new_zeros(columns),
        }

    def _step(self, group, params):
        lr = float(group["lr"])
        eps1, eps2 = group["eps"]
        for param in params:
            grad = -param.grad if group["maximize"] else param.grad
            if not self.state[param]:
                self.state[param] = self._new_state(grad)
            state = self.state[param]
            if eps1 is None:
                eps1 = torch.finfo(param.dtype).eps
            state["step"] += 1
            step = state["step"].item()
            share = step ** group["beta2_decay"]
            rate = min(lr, 1 / (step**0.5))
            alpha = max(eps2, param.norm(2).item() / (param.numel() ** 0.5)) * rate
            if group["weight_decay"] != 0:
                param.mul_(1 - lr * group["weight_decay"])
            if grad.dim() > 1:
                rows = torch.norm(grad, dim=-1, keepdim=True).square_().div_(grad.size(-1))
                state["row_var"].lerp_(rows, share)
                columns = torch.norm(grad, dim=-2, keepdim=True).square_().div_(grad.size(-2))
                state["col_var"].lerp_(columns, share)
                variance = state["row_var"] @ state["col_var"]
                variance.div_(state["row_var"].mean(dim=-2, keepdim=True).clamp_(min=eps1))
            else:
                state["variance"].lerp_(grad * grad, share)
                variance = state["variance"].clone()
            update = variance.clamp_(min=eps1 * eps1).rsqrt_()
            update.mul_(grad)
            denom = max(1.0, update.norm(2).item() / ((update.numel() ** 0.5) * group["d"]))
            param.add_(update, alpha=-alpha / denom)
