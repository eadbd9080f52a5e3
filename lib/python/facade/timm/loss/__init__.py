"""`timm.loss`: the losses of timm's training."""

from torch._stand_in import refuse

from .asymmetric_loss import AsymmetricLossMultiLabel, AsymmetricLossSingleLabel
from .binary_cross_entropy import BinaryCrossEntropy
from .cross_entropy import LabelSmoothingCrossEntropy, SoftTargetCrossEntropy
from .jsd import JsdCrossEntropy


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'timm.loss' has no attribute '{name}'")
    return refuse(f"timm.loss.{name} is part of timm but not of this page.", __name__, name)


__all__ = [
    "AsymmetricLossMultiLabel",
    "AsymmetricLossSingleLabel",
    "BinaryCrossEntropy",
    "JsdCrossEntropy",
    "LabelSmoothingCrossEntropy",
    "SoftTargetCrossEntropy",
]
