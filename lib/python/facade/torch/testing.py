"""`torch.testing.assert_close`, of two tensors or two numbers; after `torch/testing/_comparison.py`.

Left out: sequences and mappings of them, and what only other devices and layouts need.
"""

import math
from numbers import Number


# rtol and atol by type; whole numbers and booleans must be equal.
_TOLERANCES = {
    "float16": (1e-3, 1e-5),
    "bfloat16": (1.6e-2, 1e-5),
    "float32": (1.3e-6, 1e-5),
    "float64": (1e-7, 1e-7),
}


def _tolerances(kinds, rtol, atol):
    if (rtol is None) != (atol is None):
        absent = "rtol" if rtol is None else "atol"
        raise ValueError(f"Both 'rtol' and 'atol' must be either specified or omitted, but got no {absent}.")
    if rtol is not None:
        return rtol, atol
    found = [_TOLERANCES.get(kind, (0.0, 0.0)) for kind in kinds]
    return max(rtol for rtol, _ in found), max(atol for _, atol in found)


def _mismatch(what, extra, differences, rtol, atol):
    """`differences`: of each kind its size and, of tensors, the index of the greatest."""
    equality = rtol == 0 and atol == 0
    lines = [f"{what} are not {'equal' if equality else 'close'}!", "", extra]
    for kind, tolerance in (("absolute", atol), ("relative", rtol)):
        difference, index = differences[kind]
        line = f"{kind.title()} difference: {difference}"
        if index is not None:
            line = f"Greatest {kind} difference: {difference} at index {index}"
        lines.append(line if equality else f"{line} (up to {tolerance} allowed)")
    return "\n".join(lines)


def _numbers(actual, expected, rtol, atol, equal_nan):
    close = actual == expected or (equal_nan and math.isnan(actual) and math.isnan(expected))
    if close or (math.isfinite(actual) and abs(actual - expected) <= atol + rtol * abs(expected)):
        return None
    difference = abs(actual - expected)
    relative = math.inf if expected == 0 else difference / abs(expected)
    differences = {"absolute": (difference, None), "relative": (relative, None)}
    return _mismatch("Scalars", f"Expected {expected} but got {actual}.", differences, rtol, atol)


def _tensors(actual, expected, rtol, atol, equal_nan):
    import torch

    kind = torch.promote_types(actual.dtype, expected.dtype)
    actual, expected = actual.to(kind), expected.to(kind)
    matches = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan)
    if matches.all():
        return None
    if not actual.shape:
        return _numbers(actual.item(), expected.item(), rtol, atol, equal_nan)
    wrong, count = (~matches).sum().item(), matches.numel()
    if not kind.is_floating_point:
        actual, expected = actual.long(), expected.long()
    absolute = (actual - expected).abs().masked_fill(matches, 0)
    relative = (absolute / expected.abs()).masked_fill(matches, 0)
    differences = {}
    for name, difference in (("absolute", absolute), ("relative", relative)):
        place, index = difference.argmax().item(), []
        for size in reversed(difference.shape):
            place, along = divmod(place, size)
            index.append(along)
        differences[name] = difference.max().item(), tuple(reversed(index))
    extra = f"Mismatched elements: {wrong} / {count} ({wrong / count:.1%})"
    return _mismatch("Tensor-likes", extra, differences, rtol, atol)


def assert_close(
    actual,
    expected,
    *,
    allow_subclasses=True,
    rtol=None,
    atol=None,
    equal_nan=False,
    check_device=True,
    check_dtype=True,
    check_layout=True,
    check_stride=False,
    msg=None,
):
    import torch

    if isinstance(actual, torch.Tensor) and isinstance(expected, torch.Tensor):
        names = ["shape"] + ["stride()"] * check_stride + ["dtype"] * check_dtype
        wrong = None
        for name in names:
            mine, wanted = (
                x.stride() if name == "stride()" else getattr(x, name) for x in (actual, expected)
            )
            if mine != wanted and wrong is None:
                wrong = f"The values for attribute '{name}' do not match: {mine} != {wanted}."
        rtol, atol = _tolerances([actual.dtype._token, expected.dtype._token], rtol, atol)
        wrong = wrong or _tensors(actual, expected, rtol, atol, equal_nan)
    elif isinstance(actual, Number) and isinstance(expected, Number):
        kinds = ["float64" if isinstance(x, float) else "int64" for x in (actual, expected)]
        wrong = _numbers(actual, expected, *_tolerances(kinds, rtol, atol), equal_nan)
    else:
        raise NotImplementedError(
            "torch.testing.assert_close() of anything but two tensors or two numbers is part of torch but not of this page."
        )
    if wrong:
        raise AssertionError(msg(wrong) if callable(msg) else msg or wrong)
