"""`rearrange`, `repeat`, `reduce`, `einsum`, `parse_shape`, `asnumpy`; after einops 0.8.2 `einops.py`."""

import string
from functools import lru_cache

from . import EinopsError
from ._arrays import arrays_of
from ._plan import plan_for
from .parsing import ELLIPSIS, AnonymousAxis, ParsedExpression


def reduce(tensor, pattern, reduction, **axes_lengths):
    """Axes that only the left side has are reduced: 'min', 'max', 'sum', 'mean', 'prod', 'any', 'all' or a function."""
    try:
        if isinstance(tensor, list):
            if not tensor:
                raise TypeError("Rearrange/Reduce/Repeat can't be applied to an empty list")
            arrays = arrays_of(tensor[0])
            tensor = arrays.stack(tensor)
        else:
            arrays = arrays_of(tensor)
        shape = tensor.shape
        plan = plan_for(pattern, reduction, tuple(axes_lengths), len(shape))
        return plan.apply(arrays, tensor, reduction, axes_lengths.items())
    except EinopsError as error:
        where = f"\n Input tensor shape: {shape}. " if not isinstance(tensor, list) else "\n Input is list. "
        raise EinopsError(
            f' Error while processing {reduction}-reduction pattern "{pattern}".{where}'
            f"Additional info: {axes_lengths}.\n {error}"
        ) from None


def rearrange(tensor, pattern, **axes_lengths):
    """Axes permuted, split and merged; a view where PyTorch's `reshape` gives one. A list is stacked first."""
    return reduce(tensor, pattern, reduction="rearrange", **axes_lengths)


def repeat(tensor, pattern, **axes_lengths):
    """As `rearrange`, with new axes on the right side along which the tensor is repeated."""
    return reduce(tensor, pattern, reduction="repeat", **axes_lengths)


def parse_shape(x, pattern):
    """The lengths of the named axes as a dict; `_` skips one."""
    expression = ParsedExpression(pattern, allow_underscore=True)
    arrays_of(x)
    shape, groups = x.shape, expression.groups
    if expression.has_composed_axes():
        raise RuntimeError(f"Can't parse shape with composite axes: {pattern} {shape}")
    if len(shape) != len(groups):
        if not expression.has_ellipsis:
            raise RuntimeError(f"Can't parse shape with different number of dimensions: {pattern} {shape}")
        if len(shape) < len(groups) - 1:
            raise RuntimeError(f"Can't parse shape with this number of dimensions: {pattern} {shape}")
    if expression.has_ellipsis:
        i = groups.index(ELLIPSIS)
        groups = groups[:i] + ["_"] * (len(shape) - len(groups) + 1) + groups[i + 1 :]
    lengths = {}
    for group, length in zip(groups, shape):
        if not group:
            if length != 1:
                raise RuntimeError(f"Length of axis is not 1: {pattern} {shape}")
            continue
        (axis,) = group
        if isinstance(axis, AnonymousAxis):
            if axis.value != length:
                raise RuntimeError(f"Length of anonymous axis does not match: {pattern} {shape}")
        elif axis != "_":
            lengths[axis] = length
    return lengths


def asnumpy(tensor):
    return arrays_of(tensor).to_numpy(tensor)


def einsum(*tensors_and_pattern):
    """`einsum(x, y, 'b i d, b j d -> b i j')`: as torch.einsum, with names for axes."""
    if len(tensors_and_pattern) <= 1:
        raise ValueError(
            "`einops.einsum` takes at minimum two arguments: the tensors (at least one), followed by the pattern."
        )
    *tensors, pattern = tensors_and_pattern
    if not isinstance(pattern, str):
        raise ValueError(
            "The last argument passed to `einops.einsum` must be a string, representing the einsum pattern."
        )
    letters = _in_letters(pattern)
    return arrays_of(tensors[0]).einsum(letters, *tensors)


@lru_cache(256)
def _in_letters(pattern):
    """The pattern with a letter for each axis, as torch.einsum reads it."""
    if "->" not in pattern:
        raise ValueError("Einsum pattern must contain '->'.")
    lefts, right = pattern.split("->")
    letters = {}

    def spell(group, known_only):
        if group == ELLIPSIS:
            return "..."
        if len(group) == 0:
            raise NotImplementedError("Singleton () axes are not yet supported in einsum.")
        if len(group) > 1:
            raise NotImplementedError("Shape rearrangement is not yet supported in einsum.")
        (axis,) = group
        if isinstance(axis, AnonymousAxis):
            raise NotImplementedError("Anonymous axes are not yet supported in einsum.")
        if axis not in letters:
            if known_only:
                raise EinopsError(f"Unknown axis {axis} on right side of einsum {pattern}.")
            if len(letters) == len(string.ascii_letters):
                raise RuntimeError("Too many axes in einsum.")
            letters[axis] = string.ascii_letters[len(letters)]
        return letters[axis]

    operands = [
        ParsedExpression(left, allow_underscore=True, allow_duplicates=True) for left in lefts.split(",")
    ]
    result = ParsedExpression(right, allow_underscore=True)
    spelled = ["".join(spell(group, False) for group in operand.groups) for operand in operands]
    return ",".join(spelled) + "->" + "".join(spell(group, True) for group in result.groups)
