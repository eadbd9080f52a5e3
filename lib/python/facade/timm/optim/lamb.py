"""LAMB, whose steps are as long as the weights allow; after `timm/optim/lamb.py`."""

import torch
from torch.optim.optimizer import Optimizer


class Lamb(Optimizer):
    __module__ = "timm.optim.lamb"

    def __init__(
        self, params, lr=1e-3, bias_correction=True, betas=(0.9, 0.999), eps=1e-6, weight_decay=0.01,
        grad_averaging=True, max_grad_norm=1.0, trust_clip=False, always_adapt=False, caution=False,
        decoupled_decay=False, corrected_weight_decay=False,
    ):  # fmt: skip
        super().__init__(
            params,
            dict(
                lr=lr, bias_correction=bias_correction, betas=betas, eps=eps, weight_decay=weight_decay,
                grad_averaging=grad_averaging, max_grad_norm=max_grad_norm, trust_clip=trust_clip,
                always_adapt=always_adapt, caution=caution, decoupled_decay=decoupled_decay,
                corrected_weight_decay=corrected_weight_decay,
            ),
        )  # fmt: skip

    def _clip_norm(self):
        limit = self.defaults["max_grad_norm"]
        if limit is None:
            return None
        norms = [
            torch.linalg.vector_norm(param.grad)
            for group in self.param_groups
            for param in group["params"]
            if param.grad is not None
        ]
        return (torch.linalg.vector_norm(torch.stack(norms)) / limit).clamp_(min=1.0)

    @torch.no_grad()
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        clip = self._clip_norm()
        for group in self.param_groups:
            group.setdefault("step", torch.tensor(0.0)).add_(1)
            for param in group["params"]:
                if param.grad is not None:
                    if clip is not None:
                        param.grad.div_(clip)
                    self._update(group, param, param.grad)
        return loss

    def _update(self, group, param, grad):
        beta1, beta2 = group["betas"]
        step = group["step"].item()
        correction1 = 1 - beta1**step if group["bias_correction"] else 1.0
        correction2 = 1 - beta2**step if group["bias_correction"] else 1.0
        state = self.state[param]
        if not state:
            state["exp_avg"], state["exp_avg_sq"] = torch.zeros_like(param), torch.zeros_like(param)
        state["exp_avg"].mul_(beta1).add_(grad, alpha=1 - beta1 if group["grad_averaging"] else 1.0)
        state["exp_avg_sq"].mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        denom = (state["exp_avg_sq"].sqrt() / correction2**0.5).add_(group["eps"])
        update = (state["exp_avg"] / correction1).div_(denom)
        if group["caution"]:
            mask = (update * grad > 0).to(grad.dtype)
            update.mul_(mask.div_(mask.mean().clamp_(min=1e-3)))
        decay = group["weight_decay"]
        if decay != 0 and group["decoupled_decay"]:
            scale = group["lr"] ** 2 / self.defaults["lr"] if group["corrected_weight_decay"] else group["lr"]
            param.add_(param, alpha=-scale * decay)
        elif decay != 0:
            update.add_(param, alpha=decay)
        if decay != 0 or group["always_adapt"]:
            w_norm, g_norm = param.norm(2.0), update.norm(2.0)
            ratio = torch.where(w_norm > 0, torch.where(g_norm > 0, w_norm / g_norm, 1.0), 1.0)
            update.mul_(ratio.clamp(max=1.0) if group["trust_clip"] else ratio)
        param.add_(update, alpha=-group["lr"])
