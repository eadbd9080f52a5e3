"""How PyTorch's files say that a tensor is made of a storage; after `torch/_utils.py`."""

from ._tensor import Parameter


def _rebuild_tensor_v2(storage, storage_offset, size, stride, requires_grad, backward_hooks, metadata=None):
    tensor = storage.as_strided(size, stride, storage_offset).detach()
    return tensor.requires_grad_() if requires_grad else tensor


def _rebuild_parameter(data, requires_grad, backward_hooks):
    return Parameter(data, requires_grad)
