"""Flatten and Unflatten; after `torch/nn/modules/flatten.py`."""

from .module import Module, forward_of, kind_of


@kind_of("Flatten")
class Flatten(Module):
    def __init__(self, start_dim=1, end_dim=-1):
        self._build("Flatten", start_dim, end_dim)

    forward = forward_of("input", ".flatten")


class Unflatten(Module):
    def __init__(self, dim, unflattened_size):
        if isinstance(dim, str):
            raise NotImplementedError(
                "named dimensions of Unflatten() are part of torch but not of this page."
            )
        if not isinstance(dim, int):
            raise TypeError("invalid argument type for dim parameter")
        if not isinstance(unflattened_size, tuple):
            if isinstance(unflattened_size, int):
                raise TypeError(
                    f"unflattened_size must be a tuple of ints, but found type {type(unflattened_size).__name__}"
                )
            unflattened_size = tuple(unflattened_size)
        for i, size in enumerate(unflattened_size):
            if not isinstance(size, int):
                raise TypeError(
                    f"unflattened_size must be tuple of ints, but found element of type {type(size).__name__} at pos {i}"
                )
        super().__init__()
        self.dim = dim
        self.unflattened_size = unflattened_size

    def forward(self, input):
        return input.unflatten(self.dim, self.unflattened_size)

    def extra_repr(self):
        return f"dim={self.dim}, unflattened_size={self.unflattened_size}"
