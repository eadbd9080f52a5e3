"""How tensors and NumPy's arrays are permuted, reduced, stacked, which differs by their kind."""

import sys


class _Tensors:
    def permute(self, x, order):
        return x.permute(order)

    def reduce(self, x, operation, axes):
        if callable(operation):
            return operation(x, axes)
        if operation == "mean" and not x.dtype.is_floating_point:
            raise NotImplementedError("reduce_mean is not available for non-floating tensors")
        return self.reduce_any_type(x, operation, axes)

    def reduce_any_type(self, x, operation, axes):
        if operation in ("min", "max"):
            return getattr(x, f"a{operation}")(dim=axes)
        if operation in ("sum", "mean"):
            return getattr(x, operation)(dim=axes)
        for axis in reversed(axes):  # PyTorch takes one at a time here
            x = getattr(x, operation)(dim=axis)
        return x

    def add_axes(self, x, lengths):
        sizes = [-1] * (x.ndim + len(lengths))
        for place, length in lengths.items():
            x = x.unsqueeze(place)
            sizes[place] = length
        return x.expand(sizes)

    def stack(self, xs):
        import torch

        return torch.stack(xs)

    def concatenate(self, xs, axis):
        import torch

        return torch.cat(xs, dim=axis)

    def einsum(self, pattern, *xs):
        import torch

        return torch.einsum(pattern, *xs)

    def to_numpy(self, x):
        return x.detach().cpu().numpy()


class _LayerTensors(_Tensors):
    """Layers leave the types to PyTorch's own checks."""

    def reduce(self, x, operation, axes):
        return self.reduce_any_type(x, operation, axes)


class _NumpyArrays:
    def permute(self, x, order):
        return x.transpose(order)

    def reduce(self, x, operation, axes):
        if callable(operation):
            return operation(x, axes)
        if operation == "mean" and x.dtype.kind != "f":
            raise NotImplementedError("reduce_mean is not available for non-floating tensors")
        return getattr(x, operation)(axis=axes)

    def add_axes(self, x, lengths):
        import numpy

        repeats = [1] * (x.ndim + len(lengths))
        for place, length in lengths.items():
            x = numpy.expand_dims(x, place)
            repeats[place] = length
        return numpy.tile(x, repeats)

    def stack(self, xs):
        import numpy

        return numpy.stack(xs)

    def concatenate(self, xs, axis):
        import numpy

        return numpy.concatenate(xs, axis=axis)

    def einsum(self, pattern, *xs):
        import numpy

        return numpy.einsum(pattern, *xs)

    def to_numpy(self, x):
        return x


_tensors, layer_tensors, _numpy_arrays = _Tensors(), _LayerTensors(), _NumpyArrays()


def arrays_of(x):
    """What handles `x`'s kind. Neither package is imported for it: without it there is nothing of that kind."""
    torch, numpy = sys.modules.get("torch"), sys.modules.get("numpy")
    if torch is not None and isinstance(x, torch.Tensor):
        return _tensors
    if numpy is not None and isinstance(x, numpy.ndarray):
        return _numpy_arrays
    raise RuntimeError(f"Tensor type unknown to einops {type(x)}")
