"""`torch.autograd.profiler` is not part of this page."""
