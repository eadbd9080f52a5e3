"""`timm.loss`: what needs no gradient to be read."""

from .cross_entropy import LabelSmoothingCrossEntropy, SoftTargetCrossEntropy


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'timm.loss' has no attribute '{name}'")
    raise NotImplementedError(f"timm.loss.{name} is not part of this page.")
