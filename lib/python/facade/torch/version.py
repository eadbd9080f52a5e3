"""`torch.version`: of a CPU build."""

__version__ = "2.13.0+cpu"
debug = False
cuda = None
hip = None
xpu = None
