"""`torch.nn.parameter`."""

from .._tensor import Parameter
from .._tensor import Tensor as _Tensor


class UninitializedParameter(Parameter):
    """A parameter of a lazy layer, whose shape is not known before the layer is called."""

    __slots__ = ()
    __module__ = "torch.nn.parameter"
    cls_to_become = Parameter

    def __new__(cls, requires_grad=True, device=None, dtype=None):
        import torch

        return super().__new__(cls, torch.empty(0, device=device, dtype=dtype), requires_grad)

    def materialize(self, shape, device=None, dtype=None):
        """It is an ordinary parameter of that shape from now on, the same object."""
        import torch

        self.data = torch.empty(shape, device=device, dtype=dtype or self.data.dtype)
        self.__class__ = self.cls_to_become

    @property
    def shape(self):
        raise RuntimeError(
            "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in "
            "`load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call `forward` to "
            "initialize the parameters before accessing their attributes."
        )

    def numel(self):
        raise ValueError(
            "Attempted to use an uninitialized parameter in <method 'numel' of 'torch._C.TensorBase' objects>. This error "
            "happens when you are using a `LazyModule` or explicitly manipulating "
            "`torch.nn.parameter.UninitializedParameter` objects. When using LazyModules Call `forward` with a dummy batch "
            "to initialize the parameters before calling torch functions"
        )

    def __repr__(self):
        return f"<{type(self).__name__}>"


class Buffer(_Tensor):
    def __new__(cls, *args, **kwargs):
        raise NotImplementedError(
            "torch.nn.Buffer is part of torch but not of this page. Use register_buffer()."
        )
