"""`timm.loss`: the losses of timm's training."""

from .asymmetric_loss import AsymmetricLossMultiLabel, AsymmetricLossSingleLabel
from .binary_cross_entropy import BinaryCrossEntropy
from .cross_entropy import LabelSmoothingCrossEntropy, SoftTargetCrossEntropy
from .jsd import JsdCrossEntropy


__all__ = [
    "AsymmetricLossMultiLabel",
    "AsymmetricLossSingleLabel",
    "BinaryCrossEntropy",
    "JsdCrossEntropy",
    "LabelSmoothingCrossEntropy",
    "SoftTargetCrossEntropy",
]
