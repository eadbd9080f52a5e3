"""`Rearrange`, `Reduce` and `EinMix` as modules; after einops 0.8.2 `layers/torch.py` and `layers/_einmix.py`."""

import string
import warnings
from math import prod

import torch

from .. import EinopsError
from .._arrays import layer_tensors
from .._plan import plans_by_ndim
from ..parsing import ELLIPSIS, ParsedExpression


class _Layer(torch.nn.Module):
    def _prepare(self, pattern, operation, axes_lengths):
        self.pattern = pattern
        self.axes_lengths = axes_lengths
        self._operation = operation
        try:
            self._plans = plans_by_ndim(pattern, operation, tuple(axes_lengths))
        except EinopsError as error:
            raise EinopsError(f" Error while preparing {self!r}\n {error}") from None

    def forward(self, input):
        plan = self._plans[input.ndim]
        return plan.apply(layer_tensors, input, self._operation, self.axes_lengths.items())

    def _written(self, *arguments):
        lengths = (f"{axis}={length}" for axis, length in self.axes_lengths.items())
        return f"{type(self).__name__}({', '.join([*map(repr, arguments), *lengths])})"


class Rearrange(_Layer):
    def __init__(self, pattern, **axes_lengths):
        super().__init__()
        self._prepare(pattern, "rearrange", axes_lengths)

    def __repr__(self):
        return self._written(self.pattern)


class Reduce(_Layer):
    def __init__(self, pattern, reduction, **axes_lengths):
        super().__init__()
        self.reduction = reduction
        self._prepare(pattern, reduction, axes_lengths)

    def __repr__(self):
        return self._written(self.pattern, self.reduction)


def _refuse(axes, message):
    if axes:
        raise EinopsError(message.format(axes))


class EinMix(torch.nn.Module):
    """A learnt einsum: `EinMix('t b c -> t b d', weight_shape='c d', bias_shape='d', c=8, d=16)`."""

    def __init__(self, pattern, weight_shape, bias_shape=None, **axes_lengths):
        super().__init__()
        self.pattern = pattern
        self.weight_shape = weight_shape
        self.bias_shape = bias_shape
        self.axes_lengths = axes_lengths
        left_text, right_text = pattern.split("->")
        left, right, weight = (
            ParsedExpression(left_text),
            ParsedExpression(right_text),
            ParsedExpression(weight_shape),
        )
        self._check(left, right, weight)
        self._add_rearrangements(left_text, left, right_text, right)
        for axis in weight.names:
            if axis not in axes_lengths:
                raise EinopsError(f"Dimension {axis} of weight should be specified")
        _refuse(set(axes_lengths) - {*left.names, *weight.names}, "Axes {} are not used in pattern")
        _refuse(weight.names - {*left.names, *right.names}, "Weight axes {} are redundant")
        if not weight.names:
            warnings.warn("EinMix: weight has no dimensions (means multiplication by a number)", stacklevel=2)

        shape = [axes_lengths[axis] for (axis,) in weight.groups]
        fan_in = prod(axes_lengths[axis] for (axis,) in weight.groups if axis not in right.names)
        bias = None if bias_shape is None else self._bias_sizes(right)
        bound, bias_bound = (3 / fan_in) ** 0.5, (1 / fan_in) ** 0.5
        self.weight = torch.nn.Parameter(torch.zeros(shape).uniform_(-bound, bound))
        self.bias = (
            None if bias is None else torch.nn.Parameter(torch.zeros(bias).uniform_(-bias_bound, bias_bound))
        )

        names = sorted({*left.names, *right.names, *weight.names} - {ELLIPSIS})
        letters = {**dict(zip(names, string.ascii_lowercase)), ELLIPSIS: "..."}
        sides = [
            "".join(letters[axis] for group in side.groups for axis in group)
            for side in (left, weight, right)
        ]
        self.einsum_pattern = f"{sides[0]},{sides[1]}->{sides[2]}"

    def _check(self, left, right, weight):
        unknown = right.names - {*left.names, *weight.names}
        _refuse(unknown, "Unrecognized identifiers on the right side of EinMix {}")
        if weight.has_ellipsis:
            raise EinopsError("Ellipsis is not supported in weight, as its shape should be fully specified")
        if left.has_ellipsis != right.has_ellipsis:
            raise EinopsError(f"Ellipsis in EinMix should be on both sides, {self.pattern}")
        if left.ellipsis_in_parentheses:
            raise EinopsError(f"Ellipsis on left side can't be in parenthesis, got {self.pattern}")
        if left.has_anonymous or right.has_anonymous or weight.has_anonymous:
            raise EinopsError("Anonymous axes (numbers) are not allowed in EinMix")
        if "(" in self.weight_shape or ")" in self.weight_shape:
            raise EinopsError(f"Parenthesis is not allowed in weight shape: {self.weight_shape}")

    def _add_rearrangements(self, left_text, left, right_text, right):
        """Composed axes are taken apart before the einsum and put together after it."""

        def flat(side):
            return " ".join("..." if axis == ELLIPSIS else axis for group in side.groups for axis in group)

        self.pre_rearrange = self.post_rearrange = None
        if any(len(group) != 1 for group in left.groups):
            lengths = {name: length for name, length in self.axes_lengths.items() if name in left.names}
            self.pre_rearrange = Rearrange(f"{left_text}-> {flat(left)}", **lengths)
        if any(len(group) != 1 for group in right.groups) or right.ellipsis_in_parentheses:
            self.post_rearrange = Rearrange(f"{flat(right)} ->{right_text}")

    def _bias_sizes(self, right):
        if not isinstance(self.bias_shape, str):
            raise EinopsError("bias shape should be string specifying which axes bias depends on")
        bias = ParsedExpression(self.bias_shape)
        _refuse(bias.names - right.names, "Bias axes {} not present in output")
        _refuse(bias.names - set(self.axes_lengths), "Sizes not provided for bias axes {}")
        sizes, begun = [], False
        for axis in (axis for group in right.groups for axis in group):
            if axis == ELLIPSIS:
                if begun:
                    raise EinopsError("all bias dimensions should go after ellipsis in the output")
            elif axis in bias.names:
                sizes.append(self.axes_lengths[axis])
                begun = True
            else:
                sizes.append(1)
        return sizes

    def forward(self, input):
        if self.pre_rearrange is not None:
            input = self.pre_rearrange(input)
        result = torch.einsum(self.einsum_pattern, input, self.weight)
        if self.bias is not None:
            result += self.bias
        return result if self.post_rearrange is None else self.post_rearrange(result)

    def __repr__(self):
        parts = [repr(self.pattern), f"'{self.weight_shape}'"]
        if self.bias_shape is not None:
            parts.append(f"'{self.bias_shape}'")
        return f"EinMix({', '.join([*parts, *(f'{axis}={length}' for axis, length in self.axes_lengths.items())])})"
