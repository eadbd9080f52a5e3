"""How PyTorch's files say that a tensor is made of a storage; after `torch/_utils.py`."""

import base64

from . import _verbs as verbs
from ._dtype import dtypes
from ._tensor import Parameter


def _rebuild_tensor_v2(storage, storage_offset, size, stride, requires_grad, backward_hooks, metadata=None):
    tensor = storage.as_strided(size, stride, storage_offset).detach()
    return tensor.requires_grad_() if requires_grad else tensor


def _rebuild_parameter(data, requires_grad, backward_hooks):
    return Parameter(data, requires_grad)


def reduced(tensor):
    """For `pickle` alone: the tensor's bytes, where `torch.save` keeps them beside the pickle."""
    if isinstance(tensor, Parameter):
        return _rebuild_parameter, (tensor.data, tensor.requires_grad, {})
    if not tensor.is_leaf:
        raise RuntimeError(
            "Cannot pickle a tensor that is not a leaf: only those created explicitly by the user are pickled. "
            "Use tensor.detach()."
        )
    held = base64.b64decode(verbs.bytes_of(tensor.detach()))
    return _rebuild_from_bytes, (held, tensor.dtype._token, tuple(tensor.shape), tensor.requires_grad)


def _rebuild_from_bytes(held, dtype, shape, requires_grad):
    tensor = verbs.tensor_of_bytes(base64.b64encode(held).decode(), dtypes[dtype]).reshape(shape)
    return tensor.requires_grad_() if requires_grad else tensor
