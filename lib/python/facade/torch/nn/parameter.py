"""`torch.nn.parameter`."""

from .._tensor import Parameter  # noqa: F401
from .._tensor import Tensor as _Tensor


class Buffer(_Tensor):
    def __new__(cls, *args, **kwargs):
        raise NotImplementedError(
            "torch.nn.Buffer is part of torch but not of this page. Use register_buffer()."
        )
