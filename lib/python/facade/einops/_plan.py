"""What a pattern does to a tensor of a given number of dimensions: split, permute, reduce, add axes, merge.

Axes are numbered as they stand on the left side, split ones each, then those that only the right side has.
"""

from functools import lru_cache
from math import prod

from . import EinopsError
from .parsing import ELLIPSIS, AnonymousAxis, ParsedExpression, name_fault

REDUCTIONS = ("min", "max", "sum", "mean", "prod", "any", "all")


class Plan:
    """`lengths` holds what the pattern itself says, None where the tensor or a keyword says it."""

    def __init__(self, lengths, places, inputs, order, reduced_from, added, outputs):
        self.lengths = lengths
        self.places = places  # name → number of the axis
        self.inputs = inputs  # each dimension of the tensor: (axes of known length, axes to infer)
        self.order = order
        self.reduced_from = reduced_from
        self.added = added  # place in the result before merging → number of the axis
        self.outputs = outputs  # each dimension of the result: its axes

    def measured(self, shape, given):
        """The length of every axis for a tensor of this shape. `given`: (name, length) pairs."""
        lengths = list(self.lengths)
        for name, length in given:
            lengths[self.places[name]] = length
        for length, (known, unknown) in zip(shape, self.inputs):
            if not known and len(unknown) == 1:
                lengths[unknown[0]] = length
                continue
            size = prod(lengths[axis] for axis in known)
            if not unknown:
                if length != size:
                    raise EinopsError(f"Shape mismatch, {length} != {size}")
                continue
            if length % size != 0:
                raise EinopsError(f"Shape mismatch, can't divide axis of length {length} in chunks of {size}")
            lengths[unknown[0]] = length // size
        return lengths

    def apply(self, arrays, tensor, reduction, given):
        """`arrays` says how `tensor`'s kind is reshaped, permuted and reduced (`_arrays.py`)."""
        lengths = self.measured(tensor.shape, given)
        count = len(self.order)
        if any(len(known) + len(unknown) != 1 for known, unknown in self.inputs):
            tensor = tensor.reshape(tuple(lengths[:count]))
        if self.order != list(range(count)):
            tensor = arrays.permute(tensor, self.order)
        if self.reduced_from < count:
            tensor = arrays.reduce(tensor, reduction, tuple(range(self.reduced_from, count)))
        if self.added:
            tensor = arrays.add_axes(tensor, {place: lengths[axis] for place, axis in self.added.items()})
        if any(len(group) != 1 for group in self.outputs):
            tensor = tensor.reshape(tuple(prod(lengths[axis] for axis in group) for group in self.outputs))
        return tensor


def _check_sides(left, right, pattern, operation, given):
    """New axes appear only in `repeat`, axes disappear only in reductions."""
    if right.has_ellipsis and not left.has_ellipsis:
        raise EinopsError(f"Ellipsis found in right side, but not left side of a pattern {pattern}")
    if left.has_ellipsis and left.ellipsis_in_parentheses:
        raise EinopsError(f"Ellipsis inside parenthesis in the left side is not allowed: {pattern}")
    if operation == "rearrange":
        if left.has_anonymous or right.has_anonymous:
            raise EinopsError(
                "Non-unitary anonymous axes are not supported in rearrange (exception is length 1)"
            )
        odd = left.names ^ right.names
        if odd:
            raise EinopsError(f"Identifiers only on one side of expression (should be on both): {odd}")
    elif operation == "repeat":
        odd = left.names - right.names
        if odd:
            raise EinopsError(f"Unexpected identifiers on the left side of repeat: {odd}")
        odd = {axis for axis in right.names if not isinstance(axis, AnonymousAxis)} - {*left.names, *given}
        if odd:
            raise EinopsError(f"Specify sizes for new axes in repeat: {odd}")
    elif operation in REDUCTIONS or callable(operation):
        odd = right.names - left.names
        if odd:
            raise EinopsError(f"Unexpected identifiers on the right side of reduce {operation}: {odd}")
    else:
        raise EinopsError(f"Unknown reduction {operation}. Expect one of {REDUCTIONS}.")


def _ellipsis_axes(left, ndim):
    """Names for the axes that the left side's ellipsis stands for in a tensor of `ndim` dimensions."""
    if not left.has_ellipsis:
        if ndim != len(left.groups):
            raise EinopsError(f"Wrong shape: expected {len(left.groups)} dims. Received {ndim}-dim tensor.")
        return []
    others = len(left.groups) - 1
    if ndim < others:
        raise EinopsError(f"Wrong shape: expected >={others} dims. Received {ndim}-dim tensor.")
    return [f"{ELLIPSIS}{i}" for i in range(ndim - others)]


@lru_cache(256)
def plan_for(pattern, operation, given, ndim):
    """The plan of `pattern`; `given` are the names whose lengths come as keywords."""
    left_text, right_text = pattern.split("->")
    left, right = ParsedExpression(left_text), ParsedExpression(right_text)
    _check_sides(left, right, pattern, operation, given)
    ellipsis_axes = _ellipsis_axes(left, ndim)
    left_groups, right_groups = left.spelled_out(ellipsis_axes), right.spelled_out(ellipsis_axes)

    left_axes = [axis for group in left_groups for axis in group]
    new_axes = [axis for axis in right.names if axis not in left_axes]
    axes = left_axes + new_axes
    places = {axis: i for i, axis in enumerate(axes)}
    lengths = [axis.value if isinstance(axis, AnonymousAxis) else None for axis in axes]
    known = {axis for axis in axes if isinstance(axis, AnonymousAxis)}
    for name in given:
        if name_fault(name):
            raise EinopsError("Invalid name for an axis", name)
        if name not in places:
            raise EinopsError(f"Axis {name} is not used in transform")
        known.add(name)
    inputs = []
    for group in left_groups:
        unknown = {axis for axis in group if axis not in known}
        if len(unknown) > 1:
            raise EinopsError(f"Could not infer sizes for {unknown}")
        inputs.append(([places[a] for a in group if a in known], [places[a] for a in unknown]))

    right_axes = [axis for group in right_groups for axis in group]
    kept = [places[axis] for axis in right_axes if axis in left_axes]
    reduced = [places[axis] for axis in left_axes if axis not in right.names]
    added = {i: places[axis] for i, axis in enumerate(right_axes) if axis not in left_axes}
    outputs = [[places[axis] for axis in group] for group in right_groups]
    return Plan(lengths, places, inputs, kept + reduced, len(kept), added, outputs)


def plans_by_ndim(pattern, operation, given):
    """Plans for every number of dimensions that a layer's input may have."""
    left = ParsedExpression(pattern.split("->")[0])
    count = len(left.groups)
    ndims = range(count - 1, count + 7) if left.has_ellipsis else (count,)
    return {ndim: plan_for(pattern, operation, given, ndim) for ndim in ndims}
