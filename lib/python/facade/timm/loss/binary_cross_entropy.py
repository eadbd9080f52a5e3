"""Binary cross-entropy of classes; after `timm/loss/binary_cross_entropy.py`."""

import torch
from torch import nn
from torch.nn import functional as F


class BinaryCrossEntropy(nn.Module):
    """x: (B, num_classes); target: (B) classes, which are smoothed, or (B, num_classes) as they are.

    target_threshold: targets above it count as 1, others as 0
    sum_classes: the sum over classes, averaged over the batch
    """

    def __init__(
        self, smoothing=0.1, target_threshold=None, weight=None, reduction="mean", sum_classes=False,
        pos_weight=None,
    ):  # fmt: skip
        super().__init__()
        assert 0.0 <= smoothing < 1.0
        if pos_weight is not None and not isinstance(pos_weight, torch.Tensor):
            pos_weight = torch.tensor(pos_weight)
        self.smoothing, self.target_threshold = smoothing, target_threshold
        self.reduction = "none" if sum_classes else reduction
        self.sum_classes = sum_classes
        self.register_buffer("weight", weight)
        self.register_buffer("pos_weight", pos_weight)

    def forward(self, x, target):
        assert x.shape[0] == target.shape[0]
        if target.shape != x.shape:
            off = self.smoothing / x.shape[-1]
            smoothed = torch.full(x.shape, off, device=x.device, dtype=x.dtype)
            target = smoothed.scatter_(1, target.long().view(-1, 1), 1.0 - self.smoothing + off)
        if self.target_threshold is not None:
            target = target.gt(self.target_threshold).to(dtype=target.dtype)
        loss = F.binary_cross_entropy_with_logits(
            x, target, self.weight, pos_weight=self.pos_weight, reduction=self.reduction
        )
        return loss.sum(-1).mean() if self.sum_classes else loss
