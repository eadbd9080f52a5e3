"""`nn.DataParallel` as it is without a GPU: the module itself, behind `module`; after `torch/nn/parallel/data_parallel.py`."""

from .module import Module


class DataParallel(Module):
    __module__ = "torch.nn.parallel.data_parallel"

    def __init__(self, module, device_ids=None, output_device=None, dim=0):
        super().__init__()
        self.module = module
        self.device_ids = []
        self.dim = dim

    def forward(self, *inputs, **kwargs):
        return self.module(*inputs, **kwargs)
