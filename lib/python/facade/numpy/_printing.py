"""How arrays print, as NumPy 2.4 prints them; after `numpy/_core/arrayprint.py`."""

import contextlib
import math
import struct
from decimal import Decimal

from ._scalar import shortest

_DEFAULTS = {
    "edgeitems": 3, "threshold": 1000, "floatmode": "maxprec", "precision": 8, "suppress": False, "linewidth": 75,
    "nanstr": "nan", "infstr": "inf", "sign": "-", "formatter": None, "legacy": False, "override_repr": None,
}  # fmt: skip
options = dict(_DEFAULTS)


def reset():
    options.update(_DEFAULTS)


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None,
                     infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None):  # fmt: skip
    given = {name: value for name, value in locals().items() if value is not None}
    if floatmode is not None and floatmode not in ("fixed", "unique", "maxprec", "maxprec_equal"):
        raise ValueError("floatmode option must be one of 'fixed', 'unique', 'maxprec', 'maxprec_equal'")
    if floatmode == "fixed" and precision is None and options["precision"] is None:
        raise ValueError("precision cannot be None when floatmode is 'fixed'")
    options.update(given)
    options["formatter"] = formatter


def get_printoptions():
    return dict(options)


@contextlib.contextmanager
def printoptions(**changes):
    before = dict(options)
    set_printoptions(**changes)
    try:
        yield get_printoptions()
    finally:
        options.clear()
        options.update(before)


def _digits(kind, value):
    """The shortest digits of a finite number, as a Decimal."""
    return Decimal(shortest(kind, value))


def positional(kind, value, precision, unique=True):
    """As digits around a point, at most `precision` after it; without the zeros at the end where `unique`."""
    exact = _digits(kind, value) if unique else Decimal(value)
    if precision is not None and (not unique or -exact.as_tuple().exponent > precision):
        exact = Decimal(f"{Decimal(value):.{precision}f}")
    text = f"{exact:f}"
    if math.copysign(1, value) < 0 and not text.startswith("-"):
        text = "-" + text
    whole, _, part = text.partition(".")
    return whole, part.rstrip("0") if unique else part


def scientific(kind, value, precision, unique=True):
    """The whole digit with its sign, the digits after the point, the exponent with its sign."""
    if value == 0:
        zeros = "" if unique or precision is None else "0" * precision
        return ("-0" if math.copysign(1, value) < 0 else "0"), zeros, "+00"
    exact = _digits(kind, value) if unique else Decimal(value)
    digits = len(exact.as_tuple().digits) - 1
    if precision is not None and (not unique or digits > precision):
        text = f"{Decimal(value):.{precision}e}"
    else:
        text = f"{exact:.{digits}e}"
    mantissa, _, exponent = text.partition("e")
    if math.copysign(1, value) < 0 and not mantissa.startswith("-"):
        mantissa = "-" + mantissa
    whole, _, part = mantissa.partition(".")
    number = int(exponent)
    return whole, part.rstrip("0") if unique else part, f"{'-' if number < 0 else '+'}{abs(number):02d}"


def _rounded(value, itemsize):
    """The number as one of that many bytes: NumPy compares in the array's own type."""
    if not math.isfinite(value) or itemsize == 8:
        return value
    code = {2: "e", 4: "f"}[itemsize]
    try:
        return struct.unpack(code, struct.pack(code, value))[0]
    except OverflowError:
        return math.inf


class _Floats:
    """One layout for all the numbers of an array."""

    def __init__(self, kind, values, settings):
        self.kind, self.settings = kind, settings
        mode, precision = settings["floatmode"], settings["precision"]
        self.precision = None if mode == "unique" else precision
        self.unique = mode != "fixed"
        finite = [value for value in values if value - value == 0.0]
        sizes = [abs(value) for value in finite if value != 0]
        self.exponent = False
        if sizes:
            largest, smallest = max(sizes), min(sizes)
            cutoff = 10.0 ** min(8, {2: 3, 4: 6, 8: 15}[kind.itemsize])
            tiny, ratio = (_rounded(value, kind.itemsize) for value in (0.0001, largest / smallest))
            small = not settings["suppress"] and (smallest < tiny or ratio > 1000.0)
            self.exponent = largest >= cutoff or small
        plus = settings["sign"] == "+"
        if not finite:
            self.left = self.right = 0
        elif self.exponent:
            parts = [scientific(kind, value, self.precision, self.unique) for value in finite]
            self.left = max(len(whole) + (plus and whole[0] != "-") for whole, _, _ in parts)
            self.precision = max(len(part) for _, part, _ in parts)
            self.exponent_size = max(len(exponent) for _, _, exponent in parts) - 1
            self.right = self.exponent_size + 2 + self.precision
        else:
            parts = [positional(kind, value, self.precision, self.unique) for value in finite]
            self.left = max(len(whole) + (plus and whole[0] != "-") for whole, _ in parts)
            self.right = max(len(part) for _, part in parts)
            self.fill = mode in ("fixed", "maxprec_equal")
        if settings["sign"] == " " and not any(math.copysign(1, value) < 0 for value in finite):
            self.left += 1
        if len(finite) != len(values):
            negative = settings["sign"] != "-" or any(value == -math.inf for value in values)
            offset = self.right + 1
            self.left = max(
                self.left, len(settings["nanstr"]) - offset, len(settings["infstr"]) + negative - offset
            )

    def __call__(self, value):
        settings = self.settings
        sign = "+" if settings["sign"] == "+" else ""
        if value - value != 0.0:
            text = (
                sign + settings["nanstr"]
                if value != value
                else ("-" if value < 0 else sign) + settings["infstr"]
            )
            return text.rjust(self.left + self.right + 1)
        if self.exponent:
            whole, part, exponent = scientific(self.kind, value, self.precision, self.unique)
            if sign and whole[0] != "-":
                whole = sign + whole
            exponent = exponent[0] + exponent[1:].rjust(self.exponent_size, "0")
            return f"{whole.rjust(self.left)}.{part.ljust(self.precision, '0')}e{exponent}"
        whole, part = positional(self.kind, value, self.precision, self.unique)
        if sign and whole[0] != "-":
            whole = sign + whole
        return f"{whole.rjust(self.left)}.{part.ljust(self.right, '0' if self.fill else ' ')}"


def _formatter(array, values, settings):
    kind = array.dtype
    own = settings["formatter"] or {}
    names = {"f": ("float_kind", "float"), "i": ("int_kind", "int"), "u": ("int_kind", "int"), "b": ("bool",)}
    for name in (*names.get(kind.kind, ("str_kind", "numpystr", "object")), "all"):
        if name in own:
            return own[name]
    if kind.kind == "f":
        return _Floats(kind, values, settings)
    if kind.kind in "iu":
        sign = settings["sign"]
        width = max((len(str(value)) + (sign in "+ " and value >= 0) for value in values), default=0)
        spec = f"{sign if sign != '-' else ''}{width}d"
        return lambda value: format(int(value), spec)
    if kind.kind == "b":
        return (
            (lambda value: "True" if value else "False")
            if array.ndim == 0
            else (lambda value: " True" if value else "False")
        )
    if kind.kind == "U":
        return lambda value: repr(str(value))
    return lambda value: f"list({value!r})" if type(value) is list else repr(value)


def _corners(array, edge, axis=0):
    """The first and last items of each dimension that is longer than both together."""
    from ._array import concatenate

    if axis == array.ndim:
        return array
    if array.shape[axis] > 2 * edge:
        whole = (slice(None),) * axis
        array = concatenate(
            (array[(*whole, slice(None, edge))], array[(*whole, slice(-edge, None))]), axis=axis
        )
    return _corners(array, edge, axis + 1)


def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="", *,
                 formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix="", legacy=None):  # fmt: skip
    settings = dict(options)
    changes = {
        "linewidth": max_line_width, "precision": precision, "suppress": suppress_small, "formatter": formatter,
        "threshold": threshold, "edgeitems": edgeitems, "sign": sign, "floatmode": floatmode,
    }  # fmt: skip
    settings.update({name: value for name, value in changes.items() if value is not None})
    if a.size == 0:
        return "[]"
    summarised = a.size > settings["threshold"]
    shown = _corners(a, settings["edgeitems"]) if summarised else a
    nested = shown.tolist()
    values = shown.ravel().tolist()
    write = _formatter(a, values, settings)
    edge = settings["edgeitems"] if summarised else None
    width = settings["linewidth"] - len(suffix)
    return _written(nested, a.shape, write, edge, separator, " " * (len(prefix) + 1), width, 0)


def _add(text, line, word, width, indent):
    if len(line) + len(word) > width and len(line) > len(indent):
        text += line.rstrip() + "\n"
        line = indent
    return text, line + word


def _written(nested, shape, write, edge, separator, indent, width, axis):
    if axis == len(shape):
        return write(nested)
    left = len(shape) - axis
    cut = edge is not None and 2 * edge < shape[axis]
    inner = indent + " "
    text = ""
    if left == 1:
        room = width - max(len(separator.rstrip()), 1)
        line = indent
        words = [write(value) for value in nested]
        if cut:
            words.insert(edge, "...")
        for word in words[:-1]:
            text, line = _add(text, line, word, room, indent)
            line += separator
        text, line = _add(text, line, words[-1], room, indent)
        return "[" + (text + line)[len(indent) :] + "]"
    gap = separator.rstrip() + "\n" * (left - 1)
    rows = [_written(row, shape, write, edge, separator, inner, width - 1, axis + 1) for row in nested]
    if cut:
        rows.insert(edge, "...")
    pieces = []
    for i, row in enumerate(rows):
        pieces.append(row if i == 0 else indent + row)
    return "[" + gap.join(pieces) + "]"


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    return str(a[()]) if a.ndim == 0 else array2string(a, max_line_width, precision, suppress_small)


def array_repr(a, max_line_width=None, precision=None, suppress_small=None):
    width = max_line_width or options["linewidth"]
    name = "array" if type(a).__name__ == "ndarray" else type(a).__name__
    prefix = f"{name}("
    body = array2string(a, width, precision, suppress_small, ", ", prefix, suffix=")")
    extras = []
    if (a.size == 0 and a.shape != (0,)) or a.size > options["threshold"]:
        extras.append(f"shape={a.shape}")
    kind = a.dtype
    implied = kind.name in ("float64", "int64", "bool")
    if not implied or a.size == 0:
        extras.append(f"dtype={repr(kind.str) if kind.kind == 'U' else kind.name}")
    if not extras:
        return prefix + body + ")"
    text, extra = prefix + body + ",", ", ".join(extras) + ")"
    last = len(text) - (text.rfind("\n") + 1)
    spacer = "\n" + " " * len(prefix) if last + len(extra) + 1 > width else " "
    return text + spacer + extra
