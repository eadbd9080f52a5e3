"""`torchvision.tv_tensors`: a tensor that says it is a picture."""

import torch
from torch import _verbs as verbs
from torch._overrides import disabled


class TVTensor(torch.Tensor):
    """Operations on it give plain tensors, as there."""

    __torch_function__ = staticmethod(disabled)


class Image(TVTensor):
    def __new__(cls, data, *, dtype=None, device=None, requires_grad=None):
        made = torch.as_tensor(data, dtype=dtype).detach()
        made.__class__ = cls
        return made

    def __repr__(self):
        return "Image" + verbs.tensor_repr(self, "tensor").removeprefix("tensor")[:-1] + ", )"
