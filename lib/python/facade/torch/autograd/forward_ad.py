"""`torch.autograd.forward_ad` is not part of this page."""

from .._stand_in import refuse


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.autograd.forward_ad' has no attribute '{name}'")
    return refuse(
        f"torch.autograd.forward_ad.{name} is part of PyTorch but not of this page.", __name__, name
    )
