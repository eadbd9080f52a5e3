"""Losses that weigh what is easy to deny less; after `timm/loss/asymmetric_loss.py` (Ridnik et al. 2021)."""

import torch
from torch import nn


class AsymmetricLossMultiLabel(nn.Module):
    """x: (B, classes) logits; y: (B, classes) of 0 and 1. The sum over all."""

    def __init__(self, gamma_neg=4, gamma_pos=1, clip=0.05, eps=1e-8, disable_torch_grad_focal_loss=False):
        super().__init__()
        self.gamma_neg, self.gamma_pos, self.clip, self.eps = gamma_neg, gamma_pos, clip, eps
        self.disable_torch_grad_focal_loss = disable_torch_grad_focal_loss

    def forward(self, x, y):
        yes = torch.sigmoid(x)
        no = 1 - yes
        if self.clip is not None and self.clip > 0:
            no = (no + self.clip).clamp(max=1)
        loss = y * torch.log(yes.clamp(min=self.eps)) + (1 - y) * torch.log(no.clamp(min=self.eps))
        if self.gamma_neg > 0 or self.gamma_pos > 0:
            with torch.set_grad_enabled(torch.is_grad_enabled() and not self.disable_torch_grad_focal_loss):
                right = yes * y + no * (1 - y)
                weight = torch.pow(1 - right, self.gamma_pos * y + self.gamma_neg * (1 - y))
            loss = loss * weight
        return -loss.sum()


class AsymmetricLossSingleLabel(nn.Module):
    """inputs: (B, classes) logits; target: (B) classes."""

    def __init__(self, gamma_pos=1, gamma_neg=4, eps=0.1, reduction="mean"):
        super().__init__()
        self.eps, self.gamma_pos, self.gamma_neg, self.reduction = eps, gamma_pos, gamma_neg, reduction
        self.logsoftmax = nn.LogSoftmax(dim=-1)

    def forward(self, inputs, target, reduction=None):
        logs = self.logsoftmax(inputs)
        targets = torch.zeros_like(inputs).scatter_(1, target.long().unsqueeze(1), 1)
        yes, no = logs.exp() * targets, (1 - logs.exp()) * (1 - targets)
        logs = logs * torch.pow(1 - yes - no, self.gamma_pos * targets + self.gamma_neg * (1 - targets))
        if self.eps > 0:
            targets = targets.mul(1 - self.eps).add(self.eps / inputs.shape[-1])
        loss = -targets.mul(logs).sum(dim=-1)
        return loss.mean() if self.reduction == "mean" else loss
