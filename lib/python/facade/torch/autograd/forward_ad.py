"""`torch.autograd.forward_ad` is not part of this page."""


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.autograd.forward_ad' has no attribute '{name}'")
    raise NotImplementedError(f"torch.autograd.forward_ad.{name} is part of PyTorch but not of this page.")
