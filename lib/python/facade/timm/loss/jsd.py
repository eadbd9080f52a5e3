"""Cross-entropy, and the distance between the answers to differently augmented copies; after `timm/loss/jsd.py`."""

import torch
from torch import nn
from torch.nn import functional as F

from .cross_entropy import LabelSmoothingCrossEntropy


class JsdCrossEntropy(nn.Module):
    """output: (num_splits · B, num_classes), the clean pictures first (Hendrycks et al. 2020, arXiv:1912.02781)."""

    def __init__(self, num_splits=3, alpha=12, smoothing=0.1):
        super().__init__()
        self.num_splits, self.alpha = num_splits, alpha
        smooth = smoothing is not None and smoothing > 0
        self.cross_entropy_loss = LabelSmoothingCrossEntropy(smoothing) if smooth else nn.CrossEntropyLoss()

    def forward(self, output, target):
        size = output.shape[0] // self.num_splits
        assert size * self.num_splits == output.shape[0]
        splits = torch.split(output, size)
        loss = self.cross_entropy_loss(splits[0], target[:size])
        shares = [F.softmax(logits, dim=1) for logits in splits]
        mixed = torch.clamp(torch.stack(shares).mean(dim=0), 1e-7, 1).log()
        apart = sum(F.kl_div(mixed, share, reduction="batchmean") for share in shares)
        return loss + self.alpha * apart / len(shares)
