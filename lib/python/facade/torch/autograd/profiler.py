"""`torch.autograd.profiler` is not part of this page."""


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.autograd.profiler' has no attribute '{name}'")
    raise NotImplementedError(f"torch.autograd.profiler.{name} is part of PyTorch but not of this page.")
