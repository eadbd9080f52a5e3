"""While a layer is built: what `dtype=` and `device=` ask for; the errors of arguments that a layer does not take."""

from ..._dtype import device as Device
from ..._tensor import Tensor


def _torch():
    import torch

    return torch


class factory:
    """While a layer is built: `dtype=` is what it makes its tensors of, `device=` is where they go in the end."""

    def __init__(self, module, device, dtype):
        self._module = module
        self._device = None if device is None else Device(device)
        self._dtype = dtype

    def __enter__(self):
        torch = _torch()
        if self._device is not None and self._device.type == "meta":
            raise NotImplementedError("device='meta' of layers is part of torch but not of this page.")
        if self._device is not None:
            torch.zeros(0).to(self._device)  # raises what a build without CUDA raises
        self._before = torch.get_default_dtype()
        if self._dtype is not None and not self._dtype.is_floating_point:
            raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
        if self._dtype is not None:
            torch.set_default_dtype(self._dtype)

    def __exit__(self, kind, *_):
        if self._dtype is not None:
            _torch().set_default_dtype(self._before)
        if kind is None and self._device is not None and self._device.type != "cpu":
            self._module._converted(device=self._device)


def refuse_factory(name, device, dtype):
    """For timm's modules: of float32 on the CPU; anything else would draw other numbers."""
    if dtype is not None and repr(dtype) != "torch.float32":
        raise NotImplementedError(
            f"dtype= of {name}() is part of torch but not of this page. Use .to(dtype) afterwards."
        )
    if device is not None and str(device) != "cpu":
        Tensor.to(_torch().zeros(0), device)  # raises what a build without CUDA raises
        raise NotImplementedError(
            f"device= of {name}() is part of torch but not of this page. Use .to(device)."
        )


def refuse_arguments(module, args, kwargs):
    """As `Module.__init__` does, in PyTorch the one that layers without arguments have."""
    name = type(module).__name__
    if kwargs:
        raise TypeError(f"{name}.__init__() got an unexpected keyword argument '{next(iter(kwargs))}'")
    if args:
        raise TypeError(f"{name}.__init__() takes 1 positional argument but {len(args) + 1} were given")
