"""`pack` and `unpack`: tensors of different ranks as one and back; after einops 0.8.2 `packing.py`."""

from math import prod

from . import EinopsError
from ._arrays import arrays_of
from .parsing import name_fault


def _around_star(pattern, operation):
    """How many axes stand before and after the `*`."""
    axes = pattern.split()
    where = f'{operation}(..., "{pattern}")'
    if len(axes) != len(set(axes)):
        raise EinopsError(f"Duplicates in axes names in {where}")
    if "*" not in axes:
        raise EinopsError(f"No *-axis in {where}")
    for axis in axes:
        if axis != "*" and name_fault(axis):
            raise EinopsError(f"Invalid axis name {axis} in {where}")
    before = axes.index("*")
    return before, len(axes) - before - 1


def pack(tensors, pattern):
    """The tensors joined along `*`, and what each had in its place: `pack([x, y], 'b * c')`."""
    before, after = _around_star(pattern, "pack")
    arrays = arrays_of(tensors[0])
    flat, packed_shapes = [], []
    for i, tensor in enumerate(tensors):
        shape = tensor.shape
        if len(shape) < before + after:
            raise EinopsError(
                f"packed tensor #{i} (enumeration starts with 0) has shape {shape}, "
                f"while pattern {pattern} assumes at least {before + after} axes"
            )
        end = len(shape) - after
        packed_shapes.append(shape[before:end])
        flat.append(tensor.reshape((*shape[:before], -1, *shape[end:])))
    return arrays.concatenate(flat, before), packed_shapes


def unpack(tensor, packed_shapes, pattern):
    """`pack` undone: a list of tensors; at most one of the shapes may hold a -1."""
    before, after = _around_star(pattern, "unpack")
    arrays_of(tensor)
    shape = tensor.shape
    if len(shape) != before + 1 + after:
        raise EinopsError(f"unpack(..., {pattern}) received input of wrong dim with shape {shape}")
    sizes = [-1 if -1 in packed else prod(packed) for packed in packed_shapes]
    if sizes.count(-1) > 1:
        raise EinopsError(
            f"unpack(..., {pattern}) received more than one -1 in {packed_shapes} and can't infer dimensions"
        )
    length = shape[before]
    starts = [0] * len(sizes) + [length]
    inferred = sizes.index(-1) if -1 in sizes else len(sizes) - 1
    for i in range(inferred):
        starts[i + 1] = starts[i] + sizes[i]
    for i in reversed(range(inferred + 1, len(sizes))):
        starts[i] = starts[i + 1] - sizes[i]
    whole = (slice(None),) * before
    try:
        return [
            tensor[(*whole, slice(starts[i], starts[i + 1]))].reshape(
                (*shape[:before], *packed, *shape[before + 1 :])
            )
            for i, packed in enumerate(packed_shapes)
        ]
    except Exception as error:
        raise EinopsError(
            f'Error during unpack(..., "{pattern}"): could not split axis of size {length}'
            f" into requested {packed_shapes}"
        ) from error
