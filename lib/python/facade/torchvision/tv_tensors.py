"""`torchvision.tv_tensors`: a tensor that says it is a picture."""

import torch


class TVTensor(torch.Tensor):
    pass


class Image(TVTensor):
    """Operations on it give plain tensors, as there."""

    def __new__(cls, data, *, dtype=None, device=None, requires_grad=None):
        made = torch.as_tensor(data, dtype=dtype).detach()
        made.__class__ = cls
        return made

    def __repr__(self):
        return "Image" + torch.Tensor.__repr__(self).removeprefix("tensor")[:-1] + ", )"
